import type { MatchedExchange } from '../request-context/exchange.js';

/**
 * `arn:PARTITION:execute-api:REGION:ACCOUNT:API/STAGE/VERB/PATH`; the path is the routed one, as asked, but
 * with `*` as `%2A`: an authorizer that allows the ARN of its event must not allow every path that begins alike.
 */
export function methodArnOf({ settings, match, request }: MatchedExchange): string {
  return arnOf(settings.api, request.httpMethod, match.path.replaceAll('*', '%2A'));
}

/**
 * The ARN of the method, then those with the path as a backend may read it, if they differ: a policy that
 * denies `/admin` must not be evaded by `/%61dmin`, `//admin`, `/x/../admin` or `/admin;v=1` where a path
 * variable takes them.
 */
export function resourcesOf(exchange: MatchedExchange): readonly [string, ...string[]] {
  const { settings, match, request } = exchange;
  const asked = methodArnOf(exchange);
  if (!EVASIVE.test(match.path)) {
    return [asked];
  }
  const path = decoded(match.path);
  const spelled = match.path.replace(ESCAPE, (written) => written.toUpperCase());
  const read = [plainPath(path), plainPath(path.replace(PATH_PARAMETERS, '')), spelled];
  const others = read.map((one) => arnOf(settings.api, request.httpMethod, one));
  return [asked, ...new Set(others.filter((arn) => arn !== asked))];
}

function arnOf(
  { account, id, stage }: MatchedExchange['settings']['api'],
  httpMethod: string,
  path: string,
): string {
  const { partition, region, accountId } = account;
  return `arn:${partition}:execute-api:${region}:${accountId}:${id}/${stage.name}/${httpMethod}${path}`;
}

const EVASIVE = /[%;\\]|\/\/|\/\./;

/** Policies write the digits in capitals, clients in either case. RFC 3986, 6.2.2.1. */
const ESCAPE = /%[0-9a-f]{2}/gi;

/** Servers of Java take them out of a segment before they look for what serves it. RFC 3986, 3.3. */
const PATH_PARAMETERS = /;[^/\\]*/g;

/** A path with its empty segments left out and its dot segments followed. */
function plainPath(path: string): string {
  const kept: string[] = [];
  for (const segment of path.split(/[/\\]+/)) {
    if (segment === '..') {
      kept.pop();
    } else if (segment !== '' && segment !== '.') {
      kept.push(segment);
    }
  }
  return `/${kept.join('/')}`;
}

/** A path with its escapes decoded once. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path.replace(/%([0-9A-Fa-f]{2})/g, (_, digits: string) =>
      String.fromCharCode(Number.parseInt(digits, 16)),
    );
  }
}
