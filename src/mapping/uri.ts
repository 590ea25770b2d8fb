import { GatewayError, MappingError } from '../errors.js';
import type { UriTemplate, UriValue } from '../model/mapping.js';
import { fillStageVariables } from './stage-variables.js';

/** What is known of a URI's parts when it is imported. */
export interface UriOptions {
  readonly stageVariables: ReadonlyMap<string, string>;
  /** `{variables}` that a literal or a stage variable fills: only these may stand in the host. */
  readonly constants: ReadonlyMap<string, string>;
}

/**
 * Compiles the URI of an HTTP integration. Scheme, host and port are settled here, once; what a
 * client sends can only fill places in the path and the query.
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
  const withoutFragment = rest.replace(/#.*$/s, '');
  const question = withoutFragment.indexOf('?');
  const path = question === -1 ? withoutFragment : withoutFragment.slice(0, question);
  const query = question === -1 ? undefined : withoutFragment.slice(question + 1);
  return {
    text,
    origin: scheme === undefined ? undefined : originOf(scheme, host),
    variables: [...withoutFragment.matchAll(VARIABLES)].map(([, name = '']) => name),
    expand: expander(path === '' ? '/' : path, query),
  };
}

const HTTP_ADDRESS = /^(https?):\/\/([^/?#]*)(.*)$/is;
const VARIABLES = /\{([A-Za-z0-9._$-]+)\}/g;

/** `undefined` for what is no address: such a method answers 500, as on AWS. */
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

/** Text and places in turn; an odd index is a place. */
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
 * `${variables}` stay.
 */
export function nameExpander(name: string): UriTemplate['expand'] {
  const parts = name.split(NAME_VARIABLES);
  return parts.length === 1 ? () => name : pathFiller(name, parts);
}

/** What {@link nameExpander} fills. */
export function variablesOfName(name: string): string[] {
  return [...name.matchAll(NAME_VARIABLES)].map(([, variable = '']) => variable);
}

const NAME_VARIABLES = /(?<!\$)\{([A-Za-z0-9._$-]+)\}/g;

/** Neither a value nor what it makes of the text around it may climb out of the path. */
function pathFiller(path: string, parts: Parts): (fill: Fill) => string {
  const ownDotSegments = countDotSegments(path);
  return (fill) => {
    const expandedPath = fillParts(parts, fill, pathValue);
    if (expandedPath.includes('.') || expandedPath.includes('%')) {
      if (countDotSegments(expandedPath) > ownDotSegments) {
        refuseClimbing();
      }
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

/** Raw values stand as the client wrote them: only a greedy one has slashes. Text is encoded. */
function pathValue({ value, encoding }: UriValue): string {
  if (countDotSegments(value) > 0) {
    refuseClimbing();
  }
  return encoding === 'raw' ? value.replace(/[?#]/g, encodeURIComponent) : encodeText(value);
}

/**
 * A value in a query; one value stays one value.
 * @returns text percent-encoded; of a raw value only what would divide it
 */
export function queryValue({ value, encoding }: UriValue): string {
  return encoding === 'raw' ? value.replace(/[&=+#]/g, encodeURIComponent) : encodeText(value);
}

/** Percent-encoding of UTF-8; half a surrogate pair becomes U+FFFD, as it does in every encoder. */
export function encodeText(value: string): string {
  return encodeURIComponent(value.replace(/\p{Surrogate}/gu, '\ufffd'));
}

/**
 * Segments that decode to `.` or `..`, also for a backend that takes an encoded slash, a backslash
 * or a semicolon for the end of a segment.
 */
function countDotSegments(path: string): number {
  return path.match(DOT_SEGMENT)?.length ?? 0;
}

const DOT_SEGMENT = /(?<=^|[/\\]|%2f|%5c)(?:\.|%2e){1,2}(?=[/\\;]|%2f|%5c|%3b|$)/gi;

/** Blanks, controls and characters past U+00FF cannot stand in a request line. */
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
