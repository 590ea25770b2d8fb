import { expect, test } from 'vitest';
import type { ChosenApi } from '../../../../../../src/load/forms/terraform/resources/api-choice.js';
import { methodSettings } from '../../../../../../src/load/forms/terraform/resources/stage/method-settings.js';
import { plain } from '../../../../reading.js';
import { bareContext } from '../../../rest-api/parts.js';
import { resourceOf } from '../../resource-of.js';

const stage = resourceOf('stage', 's', { stage_name: 'prod' });

/** The settings of one resource, and the issues. */
function settingsOf(values: object, type = 'method_settings'): readonly unknown[] {
  const context = bareContext();
  const members = [
    resourceOf('resource', 'pets', { path_part: 'pets' }),
    resourceOf(type, 'm', { method_path: '*/*', settings: [{ metrics_enabled: true }], ...values }),
  ];
  const made = methodSettings({ members } as unknown as ChosenApi, stage, context);
  return [plain(made), context.sources.issues.map(({ message }) => message)];
}

test.each([
  ['*/*', '/*', '*'],
  ['pets/get', '/pets', 'GET'],
  ['/pets/{id}/GET', '/pets/{id}', 'GET'],
  ['~1pets~1{id}/GET', '/pets/{id}', 'GET'],
  ['/GET', '/', 'GET'],
  ['${aws_api_gateway_resource.pets.path}/GET', '/pets', 'GET'],
])('the path %s is %s, with the method %s', (method_path, resourcePath, httpMethod) => {
  expect(settingsOf({ method_path })).toEqual([
    [{ resourcePath, httpMethod, metricsEnabled: true }],
    [],
  ]);
});

test.each(['${local.path}', '', '/'])('the path %j is not known: a warning', (method_path) => {
  expect(settingsOf({ method_path })).toEqual([
    [],
    [
      'The method_path of aws_api_gateway_method_settings.m is not known, and its settings were NOT applied: write it as path/METHOD, or as */* for all methods',
    ],
  ]);
});

test('all settings have the names of API Gateway', () => {
  const settings = {
    caching_enabled: true,
    cache_ttl_in_seconds: 60,
    cache_data_encrypted: 'false',
    require_authorization_for_cache_control: true,
    unauthorized_cache_control_header_strategy: 'FAIL_WITH_403',
    throttling_burst_limit: '5',
    throttling_rate_limit: 2.5,
    logging_level: 'INFO',
    data_trace_enabled: true,
    metrics_enabled: false,
  };
  expect(settingsOf({ settings: [settings] })[0]).toEqual([
    {
      resourcePath: '/*',
      httpMethod: '*',
      cachingEnabled: true,
      cacheTtlInSeconds: 60,
      cacheDataEncrypted: false,
      requireAuthorizationForCacheControl: true,
      unauthorizedCacheControlHeaderStrategy: 'FAIL_WITH_403',
      throttlingBurstLimit: 5,
      throttlingRateLimit: 2.5,
      loggingLevel: 'INFO',
      dataTraceEnabled: true,
      metricsEnabled: false,
    },
  ]);
});

test('-1 stands for no limit of its own', () => {
  const settings = [{ throttling_burst_limit: -1, throttling_rate_limit: '-1' }];
  expect(settingsOf({ settings })[0]).toEqual([{ resourcePath: '/*', httpMethod: '*' }]);
});

test.each<readonly [object, number]>([
  [{ stage_name: 'prod' }, 1],
  [{ stage_name: '${aws_api_gateway_stage.s.stage_name}' }, 1],
  [{ stage_name: 'dev' }, 0],
  [{ settings: [] }, 0],
])('%j applies to the stage "prod": %i', (values, count) => {
  expect(settingsOf(values)[0]).toHaveLength(count);
});

test('resources of other types are not settings', () => {
  expect(settingsOf({}, 'stage')).toEqual([[], []]);
});
