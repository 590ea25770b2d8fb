import { expect, test } from 'vitest';
import { type Outcome, outcomeOf } from '../issues.js';
import { type Instance, shownState } from '../json/state-file.js';

const METHOD = {
  rest_api_id: 'api',
  resource_id: 'root',
  http_method: 'GET',
  authorization: 'NONE',
};

/** A state with an API that has these attributes, and with more instances. */
function apiWith(attributes: object, ...more: readonly Instance[]): Outcome {
  const api = { id: 'api', root_resource_id: 'root', name: 'Pets', ...attributes };
  return outcomeOf(
    shownState(
      ['aws_api_gateway_rest_api.pets', api],
      ['aws_api_gateway_method.get', METHOD],
      ['aws_api_gateway_integration.get', { ...METHOD, type: 'MOCK' }],
      ...more,
    ),
  );
}

const POLICY = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*' }] };

test.each<[object, object]>([
  [{ description: 'All pets' }, { info: { title: 'Pets', description: 'All pets' } }],
  [{ binary_media_types: ['image/*'] }, { 'x-amazon-apigateway-binary-media-types': ['image/*'] }],
  [{ api_key_source: 'AUTHORIZER' }, { 'x-amazon-apigateway-api-key-source': 'AUTHORIZER' }],
  [{ minimum_compression_size: '0' }, { 'x-amazon-apigateway-minimum-compression-size': 0 }],
  [{ policy: JSON.stringify(POLICY) }, { 'x-amazon-apigateway-policy': POLICY }],
])('The attributes %j', (attributes, expected) => {
  expect(apiWith(attributes).document).toMatchObject(expected);
});

test.each([{ minimum_compression_size: '-1' }, { minimum_compression_size: '' }])(
  '%j compresses nothing',
  (attributes) => {
    expect(apiWith(attributes).document).not.toHaveProperty(
      'x-amazon-apigateway-minimum-compression-size',
    );
  },
);

test('A separate policy is applied later', () => {
  const separate = { rest_api_id: 'api', policy: JSON.stringify({ ...POLICY, Id: 'later' }) };
  const { document } = apiWith({ policy: JSON.stringify(POLICY) }, [
    'aws_api_gateway_rest_api_policy.pets',
    separate,
  ]);
  expect(document).toMatchObject({ 'x-amazon-apigateway-policy': { Id: 'later' } });
});

test('Authorizers and validators are found by their ids', () => {
  const { document } = apiWith(
    {},
    [
      'aws_api_gateway_authorizer.a',
      { id: 'a1', rest_api_id: 'api', name: 'login', type: 'REQUEST' },
    ],
    [
      'aws_api_gateway_request_validator.v',
      { id: 'v1', rest_api_id: 'api', name: 'body', validate_request_body: true },
    ],
    [
      'aws_api_gateway_method.put',
      {
        ...METHOD,
        http_method: 'PUT',
        authorization: 'CUSTOM',
        authorizer_id: 'a1',
        request_validator_id: 'v1',
      },
    ],
  );
  expect(document).toMatchObject({
    paths: {
      '/': { put: { security: [{ login: [] }], 'x-amazon-apigateway-request-validator': 'body' } },
    },
    'x-amazon-apigateway-request-validators': { body: { validateRequestBody: true } },
  });
});

const BODY = { openapi: '3.0.1', info: { title: 'x', version: '1' }, paths: { '/body': {} } };

test('Resources are put on top of the body, and a body that is put later replaces it', () => {
  const later = JSON.stringify({ ...BODY, paths: { '/later': {} } });
  const first = apiWith({ body: JSON.stringify(BODY) });
  expect(Object.keys(Object(first.document).paths)).toEqual(['/body', '/']);
  const put = ['aws_api_gateway_rest_api_put.pets', { rest_api_id: 'api', body: later }] as const;
  const second = apiWith({ body: JSON.stringify(BODY) }, put);
  expect(Object.keys(Object(second.document).paths)).toEqual(['/later', '/']);
});

test('The name of the API goes over the title of the body', () => {
  expect(apiWith({ body: JSON.stringify(BODY) }).document).toMatchObject({
    info: { title: 'Pets' },
  });
});

test.each([
  ['a text', 'must be the text of an OpenAPI document in JSON or YAML'],
  ['{"openapi":', 'not valid JSON'],
])('The body %j is refused', (body, message) => {
  expect(apiWith({ body }).issues).toEqual([expect.stringContaining(message)]);
});

test('A policy that is not an object is a warning', () => {
  expect(apiWith({ policy: '[]' }).issues).toEqual([
    expect.stringContaining(
      'warning IGNORED_SETTING The resource policy of aws_api_gateway_rest_api.pets',
    ),
  ]);
});
