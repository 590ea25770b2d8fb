import type { MatchedExchange } from '../request-context/exchange.js';

/** `arn:PARTITION:execute-api:REGION:ACCOUNT:API/STAGE/VERB/PATH`; the path is the routed one, as asked. */
export function methodArnOf({ settings, match, request }: MatchedExchange): string {
  return arnOf(settings.api, request.httpMethod, match.path);
}

/**
 * The ARN of the method, then the ARN with the path as a backend may read it, if that differs: a policy
 * that denies `/admin` must not be evaded by `/%61dmin`, `//admin` or `/x/../admin` where a path variable
 * takes them.
 */
export function resourcesOf(exchange: MatchedExchange): readonly [string, ...string[]] {
  const { settings, match, request } = exchange;
  const asked = methodArnOf(exchange);
  if (!EVASIVE.test(match.path)) {
    return [asked];
  }
  return [asked, arnOf(settings.api, request.httpMethod, readPath(match.path))];
}

function arnOf(
  { account, id, stage }: MatchedExchange['settings']['api'],
  httpMethod: string,
  path: string,
): string {
  const { partition, region, accountId } = account;
  return `arn:${partition}:execute-api:${region}:${accountId}:${id}/${stage.name}/${httpMethod}${path}`;
}

const EVASIVE = /%|\/\/|\/\.|\\/;

/** A path with its escapes decoded once, its empty segments left out and its dot segments followed. */
function readPath(path: string): string {
  const kept: string[] = [];
  for (const segment of decoded(path).split(/[/\\]+/)) {
    if (segment === '..') {
      kept.pop();
    } else if (segment !== '' && segment !== '.') {
      kept.push(segment);
    }
  }
  return `/${kept.join('/')}`;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path.replace(/%([0-9A-Fa-f]{2})/g, (_, digits: string) =>
      String.fromCharCode(Number.parseInt(digits, 16)),
    );
  }
}
