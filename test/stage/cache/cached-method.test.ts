import { expect, test } from 'vitest';
import type { MethodSetting } from '../../../src/model/stage.js';
import { cachedMethodOf } from '../../../src/stage/cache/cached-method.js';
import { resolveMethodSettings } from '../../../src/stage/method-settings.js';
import { methodAt, stageApi } from '../stage-api.js';

const WARNS = 'SUCCEED_WITH_RESPONSE_HEADER';
const FAILS = 'FAIL_WITH_403';

test.each<[MethodSetting, object | undefined]>([
  [{}, undefined],
  [{ cachingEnabled: false, cacheTtlInSeconds: 5 }, undefined],
  [{ cachingEnabled: true, cacheTtlInSeconds: 0 }, undefined],
  [{ cachingEnabled: true }, { ttlInMillis: 300_000, strategy: WARNS }],
  [
    { cachingEnabled: true, cacheTtlInSeconds: 1 },
    { ttlInMillis: 1000, strategy: WARNS },
  ],
  [
    { cachingEnabled: true, unauthorizedCacheControlHeaderStrategy: FAILS },
    { ttlInMillis: 300_000, strategy: FAILS },
  ],
  [
    {
      cachingEnabled: true,
      requireAuthorizationForCacheControl: false,
      unauthorizedCacheControlHeaderStrategy: FAILS,
    },
    { ttlInMillis: 300_000, strategy: undefined },
  ],
])('%j', (setting, expected) => {
  const resolved = resolveMethodSettings(stageApi, { '*/*': setting });
  const method = resolved.of(methodAt('/pets', 'GET'), 'GET');
  expect(method && cachedMethodOf(method)).toEqual(expected);
});
