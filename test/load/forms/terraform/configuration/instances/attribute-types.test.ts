import { expect, test } from 'vitest';
import { schemaOf } from '../../../../../../src/load/forms/terraform/configuration/instances/attribute-types.js';

const schema = (type: string) => schemaOf(`aws_api_gateway_${type}`);

test('other types have no schema', () => {
  expect(schemaOf('aws_lambda_function')).toBeUndefined();
  expect(schema('toString')).toBeUndefined();
});

test.each([
  ['rest_api', 'name', 'string', false],
  ['rest_api', 'id', 'string', true],
  ['rest_api', 'disable_execute_api_endpoint', 'bool', true],
  ['rest_api', 'binary_media_types', { kind: 'list', element: 'string' }, true],
  ['rest_api', 'parameters', { kind: 'map', element: 'string' }, false],
  ['method', 'http_method', 'string', false],
  ['method', 'api_key_required', 'bool', false],
  ['method', 'request_parameters', { kind: 'map', element: 'bool' }, false],
  ['method', 'authorization_scopes', { kind: 'set', element: 'string' }, false],
  ['integration', 'timeout_milliseconds', 'number', false],
  ['integration', 'passthrough_behavior', 'string', true],
])('%s has the attribute %s of the type %j, computed: %j', (type, name, hclType, computed) => {
  expect(schema(type)?.attributes.get(name)).toEqual(hclType);
  expect(schema(type)?.computed.has(name)).toBe(computed);
});

test.each<readonly [string, object]>([
  ['rest_api', { put_rest_api_mode: 'overwrite' }],
  ['integration', { connection_type: 'INTERNET', timeout_milliseconds: 29_000 }],
  [
    'authorizer',
    {
      type: 'TOKEN',
      identity_source: 'method.request.header.Authorization',
      authorizer_result_ttl_in_seconds: 300,
    },
  ],
  ['api_key', { enabled: true, description: 'Managed by Terraform' }],
  ['method', {}],
])('what the provider sets in a %s', (type, defaults) => {
  expect(Object.fromEntries(schema(type)?.defaults ?? [])).toEqual(defaults);
});

test('blocks have schemas of their own', () => {
  expect([...(schema('rest_api')?.blocks.keys() ?? [])]).toEqual(['endpoint_configuration']);
  const throttle = schema('usage_plan')?.blocks.get('api_stages')?.blocks.get('throttle');
  expect(Object.fromEntries(throttle?.attributes ?? [])).toEqual({
    path: 'string',
    burst_limit: 'number',
    rate_limit: 'number',
  });
  expect(schema('method')?.blocks.size).toBe(0);
});
