import { expect, test } from 'vitest';
import {
  methodSettingOf,
  methodSettingsOf,
} from '../../../../../src/load/forms/cloudformation/api/method-settings.js';

test('a setting has the names and types of the stage', () => {
  const given = {
    ResourcePath: '/~1pets~1{id}',
    HttpMethod: 'get',
    CachingEnabled: 'true',
    CacheTtlInSeconds: '60',
    CacheDataEncrypted: false,
    ThrottlingBurstLimit: 5,
    ThrottlingRateLimit: '2.5',
    LoggingLevel: 'INFO',
    DataTraceEnabled: true,
    MetricsEnabled: 'false',
  };
  expect(methodSettingsOf([given, 7])).toEqual([
    {
      resourcePath: '/pets/{id}',
      httpMethod: 'GET',
      cachingEnabled: true,
      cacheTtlInSeconds: 60,
      cacheDataEncrypted: false,
      throttlingBurstLimit: 5,
      throttlingRateLimit: 2.5,
      loggingLevel: 'INFO',
      dataTraceEnabled: true,
      metricsEnabled: false,
    },
  ]);
});

test.each([
  [undefined, undefined, '/*', '*'],
  ['/*', '*', '/*', '*'],
  ['/pets/{id}', 'PUT', '/pets/{id}', 'PUT'],
  ['pets', 'PUT', '/pets', 'PUT'],
  ['/', 'PUT', '/', 'PUT'],
  ['/~1', 'PUT', '/', 'PUT'],
])('the path %j and the method %j are %j and %j', (path, method, resourcePath, httpMethod) => {
  const given = { ResourcePath: path, HttpMethod: method, MetricsEnabled: true };
  expect(methodSettingOf(given)).toMatchObject([{ resourcePath, httpMethod }]);
});

test('what sets nothing is not a setting', () => {
  expect(methodSettingOf({ ResourcePath: '/a', HttpMethod: 'GET', LoggingLevel: '' })).toEqual([]);
  expect(methodSettingsOf({ MetricsEnabled: true })).toEqual([]);
});
