import type { ConsoleMethod, ConsoleResource } from '../../src/console/protocol/console-api.js';

/** A resource in the tree of the page. */
export interface ResourceRow {
  readonly path: string;
  /** The part of `path` that its parent does not have. */
  readonly label: string;
  /** How many resources it is below. */
  readonly depth: number;
  readonly methods: readonly ConsoleMethod[];
}

/** Deeper resources are not moved further to the right. */
export const DEEPEST = 6;

/**
 * The resources in the order of their paths, each below its parent. With a query, only methods that have
 * all of its words: in path, HTTP method, operation name, type, URI or authorizers.
 */
export function resourceRows(
  resources: readonly ConsoleResource[],
  query: string,
): readonly ResourceRow[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = resources
    .map(({ path, methods }) => ({
      path,
      methods: methods.filter((method) => hasWords(textOf(path, method), words)),
    }))
    .filter(({ methods }) => words.length === 0 || methods.length > 0)
    .sort((one, other) => (sortKey(one.path) < sortKey(other.path) ? -1 : 1));
  const parents: string[] = [];
  return found.map(({ path, methods }) => {
    while (parents.length > 0 && !isBelow(path, parents.at(-1) ?? '')) {
      parents.pop();
    }
    const parent = parents.at(-1);
    const depth = Math.min(parents.length, DEEPEST);
    parents.push(path);
    const label = parent === undefined || parent === '/' ? path : path.slice(parent.length);
    return { path, label, depth, methods };
  });
}

/** The method of the document that a route names. */
export function findMethod(
  resources: readonly ConsoleResource[],
  path: string | undefined,
  httpMethod: string | undefined,
): ConsoleMethod | undefined {
  return resources
    .find((resource) => resource.path === path)
    ?.methods.find((method) => method.httpMethod === httpMethod);
}

function textOf(path: string, method: ConsoleMethod): string {
  const { httpMethod, operationName, integration, authorizers } = method;
  return [
    path,
    httpMethod,
    operationName,
    integration?.type,
    integration?.uri,
    ...authorizers.map(({ name }) => name),
  ]
    .join('\n')
    .toLowerCase();
}

function hasWords(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}

function isBelow(path: string, parent: string): boolean {
  return parent === '/' || path.startsWith(`${parent}/`);
}

/** Puts `/a/b` directly after `/a`, whatever else begins with `/a`. */
function sortKey(path: string): string {
  return path.replaceAll('/', '\u0000');
}
