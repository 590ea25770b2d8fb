import { GatewayError } from '../../errors.js';
import { valuesIn } from '../../http/header-list.js';
import type { CachedMethod } from '../../stage/cache/cached-method.js';
import type { MatchedExchange } from '../request-context/exchange.js';

/** What a client's `Cache-Control` does. */
export type CacheControl =
  /** Nothing. */
  | 'none'
  /** The entry is replaced. */
  | 'invalidate'
  /** Nothing, and the response says so. */
  | 'ignore with warning';

/**
 * What becomes of `Cache-Control: max-age=0`. Where the method requires authorization for it, the policy
 * that let the caller in must allow `execute-api:InvalidateCache`.
 * AWS: "Cache settings for REST APIs", "Invalidate a cache entry".
 * @throws GatewayError `ACCESS_DENIED` if the caller must not invalidate, and the strategy is
 * `FAIL_WITH_403`
 */
export function cacheControlOf(
  { request, allows }: MatchedExchange,
  { strategy }: CachedMethod,
): CacheControl {
  if (!asksForNew(valuesIn(request.request.headers, 'cache-control'))) {
    return 'none';
  }
  if (strategy === undefined || allows?.('execute-api:InvalidateCache') === true) {
    return 'invalidate';
  }
  if (strategy === 'FAIL_WITH_403') {
    throw new GatewayError('ACCESS_DENIED', undefined, {
      cause: new Error('The caller is not allowed the action execute-api:InvalidateCache'),
    });
  }
  return strategy === 'SUCCEED_WITH_RESPONSE_HEADER' ? 'ignore with warning' : 'none';
}

function asksForNew(values: readonly string[]): boolean {
  return values.some((value) => value.split(',').some((part) => MAX_AGE_0.test(part)));
}

/** One directive (RFC 9111, 5.2); a value may be quoted. */
const MAX_AGE_0 = /^\s*max-age\s*=\s*(?:0+|"0+")\s*$/i;

/** The text of the header `Warning`, which no page of AWS contains: see docs/differences-from-aws.md. */
export const IGNORED_CACHE_CONTROL =
  '199 Cache-control headers were ignored because the caller was unauthorized.';
