import { expect, test } from 'vitest';
import { mockConfiguration, outcomeOfFolder } from '../folders.js';
import { outcomeOf, routesOf } from '../issues.js';
import { type Instance, mockApi, shownState } from '../json/state-file.js';

const KEY = { rest_api_id: 'api', resource_id: 'root', http_method: 'post' };

/** The operation POST / of a state with these resources of that method. */
function operationOf(...instances: readonly Instance[]): unknown {
  const method = ['aws_api_gateway_method.post', { ...KEY, authorization: 'NONE' }] as const;
  const { document } = outcomeOf(mockApi(method, ...instances));
  return (document ?? { paths: { '/': { post: undefined } } }).paths['/'].post;
}

const HTTP = { ...KEY, type: 'HTTP', integration_http_method: 'PUT', uri: 'http://inner.test' };

test.each<[string, object, object]>([
  ['a cache namespace that AWS made up', { cache_namespace: 'root' }, {}],
  ['a cache namespace', { cache_namespace: 'own' }, { cacheNamespace: 'own' }],
  [
    'no value, as the provider reads it back',
    { content_handling: '', request_parameters: {}, tls_config: [] },
    {},
  ],
  ['null', { content_handling: null, request_parameters: null, tls_config: null }, {}],
  [
    'a certificate that is not checked',
    { tls_config: [{ insecure_skip_verification: true }] },
    { tlsConfig: { insecureSkipVerification: true } },
  ],
  [
    'all other attributes',
    {
      connection_type: 'VPC_LINK',
      connection_id: 'link',
      integration_target: 'arn:lb',
      credentials: 'arn:role',
      request_parameters: { 'integration.request.path.a': "'b'" },
      request_templates: { 'text/plain': 'x' },
      passthrough_behavior: 'NEVER',
      content_handling: 'CONVERT_TO_TEXT',
      timeout_milliseconds: '50',
      cache_key_parameters: ['method.request.path.a'],
      response_transfer_mode: 'STREAM',
    },
    {
      connectionType: 'VPC_LINK',
      connectionId: 'link',
      integrationTarget: 'arn:lb',
      credentials: 'arn:role',
      requestParameters: { 'integration.request.path.a': "'b'" },
      requestTemplates: { 'text/plain': 'x' },
      passthroughBehavior: 'never',
      contentHandling: 'CONVERT_TO_TEXT',
      timeoutInMillis: 50,
      cacheKeyParameters: ['method.request.path.a'],
      responseTransferMode: 'STREAM',
    },
  ],
])('An integration with %s', (_case, attributes, expected) => {
  const operation = operationOf(['aws_api_gateway_integration.post', { ...HTTP, ...attributes }]);
  expect(operation).toMatchObject({ 'x-amazon-apigateway-integration': expected });
  const integration = Object(operation)['x-amazon-apigateway-integration'] as object;
  expect(Object.keys(integration).sort()).toEqual(
    ['httpMethod', 'type', 'uri', ...Object.keys(expected)].sort(),
  );
});

test('Responses belong to the method with the same resource and HTTP method, in any case', () => {
  const answer = { ...KEY, http_method: 'POST', status_code: 404 };
  const operation = operationOf(
    ['aws_api_gateway_integration.post', HTTP],
    ['aws_api_gateway_method_response.post', { ...answer, response_models: { 'a/b': 'Error' } }],
    ['aws_api_gateway_integration_response.post', { ...answer, selection_pattern: '4\\d{2}' }],
    [
      'aws_api_gateway_integration_response.ok',
      { ...answer, status_code: '200', selection_pattern: '' },
    ],
  );
  expect(operation).toMatchObject({
    responses: { 404: { content: { 'a/b': { schema: { $ref: '#/components/schemas/Error' } } } } },
    'x-amazon-apigateway-integration': {
      responses: { '4\\d{2}': { statusCode: '404' }, default: { statusCode: '200' } },
    },
  });
});

test('What belongs to a method that is not there is left out, with a warning', () => {
  const orphan = ['aws_api_gateway_integration.post', HTTP] as const;
  const outcome = outcomeOf(mockApi(orphan));
  expect(routesOf(outcome)).toEqual(['GET /']);
  expect(outcome.issues).toEqual([
    expect.stringContaining(
      'warning IGNORED_SETTING aws_api_gateway_integration.post belongs to a method that this configuration does not have',
    ),
  ]);
});

test('Without any method there is no API', () => {
  const orphan = ['aws_api_gateway_integration.post', HTTP] as const;
  expect(outcomeOf(shownState(orphan)).issues).toEqual([
    expect.stringContaining('error IGNORED_SETTING aws_api_gateway_integration.post belongs to'),
  ]);
});

test('A method cannot do without its HTTP method and authorization', () => {
  const text = mockConfiguration().replace('"GET"', 'var.verb').replace('"NONE"', 'var.auth');
  expect(outcomeOfFolder(text).issues).toEqual([
    '9:19 error UNRESOLVED_VARIABLE The http_method of aws_api_gateway_method.root depends on var.verb, which is not known: set it in the option "variables"',
    '10:19 error UNRESOLVED_VARIABLE The authorization of aws_api_gateway_method.root depends on var.auth, which is not known: set it in the option "variables"',
  ]);
  const variables = { verb: 'PUT', auth: 'AWS_IAM' };
  expect(routesOf(outcomeOfFolder(text, { variables }))).toEqual(['PUT /']);
});
