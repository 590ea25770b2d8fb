import type { Cursor } from '../document/cursor.js';
import type { DocumentVersion } from './document-kind.js';

/** The effect of a document's base path. */
interface BasePath {
  /** The prefix of every path, such as `/a/b`, or the empty string. */
  readonly prefix: string;
  /** The first segment, if it is a valid stage name. */
  readonly stage: string | undefined;
}

/**
 * Reads the base path in one of AWS's three modes: `ignore` drops it, `prepend` adds it to every
 * path, `split` takes its first segment as the stage and prepends the rest.
 * AWS: "Set the OpenAPI basePath property".
 */
export function readBasePath(
  root: Cursor,
  version: DocumentVersion,
  mode: 'ignore' | 'prepend' | 'split',
): BasePath {
  const servers = root.at('servers');
  const cursor = version === 'Swagger 2' ? root.at('basePath') : serverPath(servers);
  // In the mode "ignore", an invalid base path is not an error.
  const text = mode === 'ignore' ? cursor.value : cursor.string();
  const path = typeof text === 'string' ? pathOf(fillDefaults(text, servers.at('0'))) : '';
  const segments = path.split('/').filter((segment) => segment !== '');
  const kept = { ignore: [], prepend: segments, split: segments.slice(1) }[mode];
  const [first] = segments;
  return {
    prefix: kept.map((segment) => `/${segment}`).join(''),
    stage: first !== undefined && /^[A-Za-z0-9_-]{1,128}$/.test(first) ? first : undefined,
  };
}

/**
 * The default of the first server variable called `basePath`, whether or not a URL refers to it
 * (LocalStack `test_import_rest_api_with_base_path_oas30`); without one, the URL of the first server.
 */
function serverPath(servers: Cursor): Cursor {
  const items = Array.isArray(servers.value)
    ? servers.value.map((_, index) => servers.at(String(index)))
    : [];
  const variables = items.map((server) => server.at('variables').at('basePath').at('default'));
  return variables.find(({ exists }) => exists) ?? items[0]?.at('url') ?? servers.at('0');
}

/** Replaces the variables of a server's URL with their defaults. OpenAPI 3.0: "Server Variable Object". */
function fillDefaults(url: string, server: Cursor): string {
  const variables = server.place('variables');
  return url.replace(/\{([^{}]+)\}/g, (whole, name: string) => {
    const { value } = variables.place(name).place('default');
    return typeof value === 'string' || typeof value === 'number' ? String(value) : whole;
  });
}

/** The path of a server's URL; without a scheme, the whole text. */
function pathOf(text: string): string {
  const path = /^[a-z][a-z0-9+.-]*:\/\/[^/]*(.*)$/is.exec(text)?.[1] ?? text;
  return path.replace(/[?#].*$/s, '');
}
