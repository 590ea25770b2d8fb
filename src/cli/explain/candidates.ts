import type { PathSegment, Resource, RestApi } from '../../model/rest-api.js';
import type { Match } from '../../router/router.js';

/** A resource that does not serve the request. */
export interface Rejection {
  readonly path: string;
  readonly why: string;
}

/** The closeness of resources whose path matches; of others it is the number of segments that fit. */
const LACKS_METHOD = 1_000_001;
const LESS_SPECIFIC = 1_000_000;

/** How many are listed. */
const MOST_LISTED = 10;

/**
 * Why the other resources do not serve a request, those that come closest first.
 * @param path of the request, as it was sent
 */
export function rejections(
  { resources }: RestApi,
  httpMethod: string,
  path: string,
  match: Match | undefined,
): { readonly listed: readonly Rejection[]; readonly more: number } {
  const segments = segmentsOf(path);
  const all = resources
    .filter(({ path: own, methods }) => own !== match?.resource.path && methods.size > 0)
    .map((resource) => judged(resource, segments, httpMethod, match))
    .sort((a, b) => b.closeness - a.closeness);
  return { listed: all.slice(0, MOST_LISTED), more: Math.max(0, all.length - MOST_LISTED) };
}

/** As the router reads a path: one slash at the end does not count. */
function segmentsOf(path: string): readonly string[] {
  const trimmed = path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
  return trimmed === '/' ? [] : trimmed.slice(1).split('/');
}

function judged(
  { path, template, methods }: Resource,
  segments: readonly string[],
  httpMethod: string,
  match: Match | undefined,
): Rejection & { readonly closeness: number } {
  const difference = firstDifference(template.segments, segments);
  if (difference !== undefined) {
    return { path, why: difference.why, closeness: difference.at };
  }
  if (!methods.has(httpMethod) && !methods.has('ANY')) {
    const why = `the path matches, but there is no ${httpMethod}: its methods are ${[...methods.keys()].join(', ')}`;
    return { path, why, closeness: LACKS_METHOD };
  }
  const why =
    match === undefined
      ? `the path matches, but ANY does not include ${httpMethod}`
      : `the path matches, but ${reasonOfPrecedence(match.resource.template.segments, template.segments)}`;
  return { path, why, closeness: LESS_SPECIFIC };
}

/** The first segment at which a path is not that of a resource; `undefined` if it is. */
function firstDifference(
  own: readonly PathSegment[],
  segments: readonly string[],
): { readonly at: number; readonly why: string } | undefined {
  for (const [at, { kind, value }] of own.entries()) {
    const given = segments[at];
    if (given === undefined || (kind !== 'static' && given === '' && at === segments.length - 1)) {
      return { at, why: `the path ends before ${shown({ kind, value })}` };
    }
    if (kind === 'greedy') {
      return undefined;
    }
    if (kind === 'parameter' && given === '') {
      return { at, why: `segment ${at + 1} is empty` };
    }
    if (kind === 'static' && given !== value) {
      return {
        at,
        why: `segment ${at + 1} is ${JSON.stringify(given)}, not ${JSON.stringify(value)}`,
      };
    }
  }
  const next = segments[own.length];
  return next === undefined
    ? undefined
    : { at: own.length, why: `the path goes on with ${JSON.stringify(next)}` };
}

/** The order in which the router tries the kinds of segments. */
function reasonOfPrecedence(chosen: readonly PathSegment[], other: readonly PathSegment[]): string {
  const at = chosen.findIndex(
    ({ kind, value }, index) => kind !== other[index]?.kind || value !== other[index]?.value,
  );
  const [first, second] = [chosen[at], other[at]];
  if (first === undefined || second === undefined) {
    return 'the resource above is more specific';
  }
  return `${shown(first)} is tried before ${shown(second)}`;
}

function shown({ kind, value }: PathSegment): string {
  return kind === 'static'
    ? JSON.stringify(value)
    : kind === 'parameter'
      ? `{${value}}`
      : `{${value}+}`;
}
