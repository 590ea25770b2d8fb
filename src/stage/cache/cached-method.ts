import type { CacheControlStrategy } from '../../model/stage.js';
import type { ResolvedMethodSetting } from '../method-settings.js';

/** How the responses of a method are cached. */
export interface CachedMethod {
  readonly ttlInMillis: number;
  /** What happens to `Cache-Control: max-age=0` without permission; `undefined` if it needs none. */
  readonly strategy: CacheControlStrategy | undefined;
}

/**
 * The cache's part of a method's settings; `undefined` if nothing is cached, as with a TTL of 0.
 * AWS: "Cache settings for REST APIs".
 */
export function cachedMethodOf(setting: ResolvedMethodSetting): CachedMethod | undefined {
  const { cachingEnabled, cacheTtlInSeconds, requireAuthorizationForCacheControl } = setting;
  if (!cachingEnabled || cacheTtlInSeconds <= 0) {
    return undefined;
  }
  return Object.freeze({
    ttlInMillis: cacheTtlInSeconds * 1000,
    strategy: requireAuthorizationForCacheControl
      ? setting.unauthorizedCacheControlHeaderStrategy
      : undefined,
  });
}
