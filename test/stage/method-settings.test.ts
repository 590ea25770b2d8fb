import { describe, expect, test } from 'vitest';
import type { MethodSetting } from '../../src/model/stage.js';
import { ByMethod, resolveMethodSettings, throttleOf } from '../../src/stage/method-settings.js';
import { methodAt, stageApi } from './stage-api.js';

const DEFAULTS = {
  cachingEnabled: false,
  cacheTtlInSeconds: 300,
  requireAuthorizationForCacheControl: true,
  unauthorizedCacheControlHeaderStrategy: 'SUCCEED_WITH_RESPONSE_HEADER',
  throttle: undefined,
};

function settingOf(
  given: Readonly<Record<string, MethodSetting>>,
  path: string,
  httpMethod: string,
  ofMethod = httpMethod,
) {
  return resolveMethodSettings(stageApi, given).of(methodAt(path, ofMethod), httpMethod);
}

describe('the settings of a method', () => {
  test('have the defaults of AWS without an entry, and no throttle', () => {
    expect(settingOf({}, '/pets', 'GET')).toEqual(DEFAULTS);
    expect(Object.isFrozen(settingOf({}, '/pets', 'GET'))).toBe(true);
  });

  test('are its own, completed by those of all methods', () => {
    const given = {
      '*/*': { throttlingRateLimit: 1, throttlingBurstLimit: 2, cacheTtlInSeconds: 60 },
      '/pets/GET': { throttlingBurstLimit: 9 },
      '/pets/POST': { cacheTtlInSeconds: 0, metricsEnabled: true },
    };
    expect(settingOf(given, '/pets', 'GET')).toMatchObject({
      throttle: { rateLimit: 1, burstLimit: 9 },
      cacheTtlInSeconds: 60,
    });
    expect(settingOf(given, '/pets', 'POST')).toMatchObject({
      throttle: { rateLimit: 1, burstLimit: 2 },
      cacheTtlInSeconds: 0,
    });
    expect(settingOf(given, '/', 'GET')).toMatchObject({ cacheTtlInSeconds: 60 });
  });

  test.each<readonly [given: Readonly<Record<string, MethodSetting>>, get: boolean, post: boolean]>(
    [
      [{ '*/*': { cachingEnabled: true } }, true, false],
      [{ '*/*': { cachingEnabled: true }, '/pets/POST': { cacheTtlInSeconds: 1 } }, true, false],
      [{ '*/*': { cachingEnabled: true }, '/pets/POST': { cachingEnabled: true } }, true, true],
      [{ '*/*': { cachingEnabled: true }, '/pets/GET': { cachingEnabled: false } }, false, false],
      [{ '/pets/POST': { cachingEnabled: true } }, false, true],
    ],
  )('%o caches GET: %s, POST: %s', (given, get, post) => {
    expect(settingOf(given, '/pets', 'GET')?.cachingEnabled).toBe(get);
    expect(settingOf(given, '/pets', 'POST')?.cachingEnabled).toBe(post);
  });

  test('of ANY are those of each method that it covers, unless that has its own', () => {
    const given = {
      '/any/ANY': { cacheTtlInSeconds: 1, cachingEnabled: true },
      '/any/PUT': { cacheTtlInSeconds: 2 },
    };
    const of = (httpMethod: string) => settingOf(given, '/any', httpMethod, 'ANY');
    expect(of('PUT')).toMatchObject({ cacheTtlInSeconds: 2, cachingEnabled: true });
    expect(of('PATCH')).toMatchObject({ cacheTtlInSeconds: 1, cachingEnabled: true });
    expect(of('PROPFIND')).toMatchObject({ cacheTtlInSeconds: 1 });
  });

  test('of a method that the API lacks are refused', () => {
    expect(() => resolveMethodSettings(stageApi, { '/pet/GET': {} })).toThrow(
      '"/pet/GET" is not a method of the document (option methodSettings); did you mean "/pets/GET"?',
    );
  });
});

test.each([
  [{}, undefined],
  [{ rateLimit: -1, burstLimit: -1 }, undefined],
  [{ rateLimit: 1 }, { rateLimit: 1, burstLimit: 5000 }],
  [
    { rateLimit: 1, burstLimit: -1 },
    { rateLimit: 1, burstLimit: 5000 },
  ],
  [{ burstLimit: 1 }, { rateLimit: 10_000, burstLimit: 1 }],
  [
    { rateLimit: 0, burstLimit: 0 },
    { rateLimit: 0, burstLimit: 0 },
  ],
])('a throttle of %o is %o', (given, throttle) => {
  expect(throttleOf(given)).toEqual(throttle);
});

test('a table has a value for each method, and none for methods of another API', () => {
  const table = new ByMethod(stageApi, (key) => key);
  expect(table.of(methodAt('/pets', 'POST'), 'POST')).toBe('/pets/POST');
  expect(table.of(methodAt('/any', 'GET'), 'GET')).toBe('/any/GET');
  expect(table.of(methodAt('/any', 'ANY'), 'DELETE')).toBe('/any/DELETE');
  expect(table.of({ ...methodAt('/pets', 'POST') }, 'POST')).toBeUndefined();
  expect(table.values()).toContain('/pets/{id}/GET');
});
