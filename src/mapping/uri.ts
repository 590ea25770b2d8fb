import { GatewayError, MappingError } from '../errors.js';
import type { UriTemplate, UriValue } from '../model/mapping.js';
import { fillStageVariables } from './stage-variables.js';

/** What the import knows about the parts of a URI. */
export interface UriOptions {
  readonly stageVariables: ReadonlyMap<string, string>;
  /** The values of `{variables}` that do not depend on the request: only these are allowed in the host. */
  readonly constants: ReadonlyMap<string, string>;
}

/**
 * Compiles the URI of an HTTP integration. Scheme, host and port are fixed here, once; what a
 * client sends can only replace variables in the path and the query.
 * AWS: "Set up an integration request", "Stage variables reference".
 * @throws MappingError `INVALID_URI`
 */
export function compileUri(text: string, options: UriOptions): UriTemplate {
  const address = fillStageVariables(text, options.stageVariables);
  const [, scheme, authority = '', rest = ''] = HTTP_ADDRESS.exec(address) ?? [];
  if (scheme === undefined && !text.startsWith('${stageVariables.')) {
    return refuse(
      `Invalid HTTP endpoint specified for URI: "${text}" must begin with http:// or https://`,
    );
  }
  const host = authority.replace(VARIABLES, (place, name: string) =>
    options.constants.has(name) ? String(options.constants.get(name)) : refusePlace(text, place),
  );
  return {
    text,
    origin: scheme === undefined ? undefined : originOf(scheme, host),
    ...compileTarget(rest),
  };
}

/** Compiles the path and the query of an address, whose `{variables}` each request fills. */
export function compileTarget(target: string): Pick<UriTemplate, 'variables' | 'expand'> {
  const withoutFragment = target.replace(/#.*$/s, '');
  const question = withoutFragment.indexOf('?');
  const path = question === -1 ? withoutFragment : withoutFragment.slice(0, question);
  const query = question === -1 ? undefined : withoutFragment.slice(question + 1);
  return {
    variables: [...withoutFragment.matchAll(VARIABLES)].map(([, name = '']) => name),
    expand: expander(path === '' ? '/' : path, query),
  };
}

const HTTP_ADDRESS = /^(https?):\/\/([^/?#]*)(.*)$/is;
/** `{name}`; a `${name}` is for others to fill in. */
const VARIABLES = /(?<!\$)\{([A-Za-z0-9._$-]+)\}/g;

/** `undefined` if the address is invalid: such a method responds with 500, as on AWS. */
function originOf(scheme: string, host: string): string | undefined {
  if (host === '' || /[\s@\\]/.test(host)) {
    return undefined;
  }
  try {
    return new URL(`${scheme}://${host}`).origin;
  } catch {
    return undefined;
  }
}

/** Text and variables alternate; a variable has an odd index. */
type Parts = readonly string[];

function expander(path: string, query: string | undefined): UriTemplate['expand'] {
  const pathParts: Parts = path.split(VARIABLES);
  const queryParts: Parts | undefined = query?.split(VARIABLES);
  if (pathParts.length === 1 && (queryParts === undefined || queryParts.length === 1)) {
    const fixed = sendable(query === undefined ? path : `${path}?${query}`);
    return () => fixed;
  }
  const fillPath = pathFiller(path, pathParts);
  return (fill) => {
    const expandedPath = fillPath(fill);
    const expanded =
      queryParts === undefined
        ? expandedPath
        : `${expandedPath}?${fillParts(queryParts, fill, queryValue)}`;
    return sendable(expanded);
  };
}

/**
 * Fills the `{variables}` of the ARN of an AWS service with the values of path mappings.
 * `${variables}` are left as they are.
 */
export function nameExpander(name: string): UriTemplate['expand'] {
  const parts = name.split(VARIABLES);
  return parts.length === 1 ? () => name : pathFiller(name, parts);
}

/** The names of the variables that {@link nameExpander} replaces. */
export function variablesOfName(name: string): string[] {
  return [...name.matchAll(VARIABLES)].map(([, variable = '']) => variable);
}

/** No value may leave the path, either by itself or together with the text around it. */
function pathFiller(path: string, parts: Parts): (fill: Fill) => string {
  const ownDotSegments = countDotSegments(path);
  return (fill) => {
    const expandedPath = fillParts(parts, fill, pathValue);
    if (countDotSegments(expandedPath) > ownDotSegments) {
      refuseClimbing();
    }
    return expandedPath;
  };
}

type Fill = (name: string) => UriValue | undefined;

function fillParts(parts: Parts, fill: Fill, encode: (value: UriValue) => string): string {
  let filled = parts[0] ?? '';
  for (let i = 1; i < parts.length; i += 2) {
    const name = parts[i] ?? '';
    const value = fill(name);
    filled += (value === undefined ? `{${name}}` : encode(value)) + (parts[i + 1] ?? '');
  }
  return filled;
}

/** A raw value is inserted as the client wrote it: only a greedy parameter contains slashes. Text is encoded. */
function pathValue({ value, encoding }: UriValue): string {
  if (countDotSegments(value) > 0) {
    refuseClimbing();
  }
  if (encoding !== 'raw') {
    return encodeText(value);
  }
  return value.includes('?') || value.includes('#')
    ? value.replace(/[?#]/g, encodeURIComponent)
    : value;
}

/**
 * A value in a query string, encoded so that it stays one value.
 * @returns text percent-encoded; in a raw value, only the characters that would split it
 */
export function queryValue({ value, encoding }: UriValue): string {
  return encoding === 'raw' ? value.replace(/[&=+#]/g, encodeURIComponent) : encodeText(value);
}

/** Percent-encoding of UTF-8; a lone surrogate becomes U+FFFD, as in every encoder. */
export function encodeText(value: string): string {
  return encodeURIComponent(value.replace(/\p{Surrogate}/gu, '\ufffd'));
}

/**
 * The number of segments that decode to `.` or `..`, including for a backend that ends a segment at an
 * encoded slash, a backslash or a semicolon.
 */
function countDotSegments(path: string): number {
  return path.includes('.') || path.includes('%') ? (path.match(DOT_SEGMENT)?.length ?? 0) : 0;
}

const DOT_SEGMENT = /(?<=^|[/\\]|%2f|%5c)(?:\.|%2e){1,2}(?=[/\\;]|%2f|%5c|%3b|$)/gi;

/** Encodes spaces, control characters and characters above U+00FF, which a request line cannot contain. */
export function sendable(path: string): string {
  return /[^\x21-\xff]/.test(path)
    ? path.replace(/[^\x21-\xff]+/g, (text) => encodeText(text))
    : path;
}

function refuseClimbing(): never {
  throw new GatewayError('BAD_REQUEST_PARAMETERS', undefined, {
    cause: new Error(
      'A path parameter value contains a "." or ".." segment, which could leave the path of the integration',
    ),
  });
}

function refusePlace(text: string, place: string): never {
  return refuse(
    `${place} is in the host of "${text}", which a request must not choose: put a "/" before it, or map it from a static value or a stage variable`,
  );
}

function refuse(message: string): never {
  throw new MappingError('INVALID_URI', message);
}
