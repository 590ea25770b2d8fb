import { expect, test } from 'vitest';
import {
  HTTP_METHOD,
  RESOURCE_PATH,
  wantedBy,
} from '../../../../../../src/load/forms/terraform/json/plan/wanted.js';
import { bareContext } from '../../../rest-api/parts.js';
import { resourceOf } from '../../resource-of.js';

const { settings } = bareContext();
const api = resourceOf('rest_api', 'a', { id: 'api1' });
const pets = resourceOf('resource', 'pets', { id: 'p1' });
const role = { ...resourceOf('x', 'role'), type: 'aws_iam_role', name: 'role' };

const meaning = (attribute: string, target: typeof api, path: string, values: object = {}) =>
  wantedBy(resourceOf('integration', 'i', { ...values }), attribute, settings)?.meaning(
    target,
    path,
  );

test.each([
  ['rest_api_id', api, 'id', { text: 'api1' }],
  ['rest_api_id', api, '', { text: 'api1' }],
  ['api_id', api, 'id', { text: 'api1' }],
  ['rest_api_id', api, 'name', undefined],
  ['resource_id', pets, 'id', { text: 'p1' }],
  ['resource_id', api, '', { text: '${aws_api_gateway_rest_api.a.root_resource_id}' }],
  [
    'parent_id',
    api,
    'root_resource_id',
    { text: '${aws_api_gateway_rest_api.a.root_resource_id}' },
  ],
  ['parent_id', api, 'id', undefined],
  ['authorizer_id', resourceOf('authorizer', 'x', { id: 'x1' }), 'id', { text: 'x1' }],
  ['request_validator_id', resourceOf('request_validator', 'x', { id: 'x1' }), '', { text: 'x1' }],
  ['usage_plan_id', resourceOf('usage_plan', 'x', { id: 'x1' }), 'id', { text: 'x1' }],
  ['key_id', resourceOf('api_key', 'x', { id: 'x1' }), 'id', { text: 'x1' }],
  ['rest_api_id', pets, 'rest_api_id', { next: 'rest_api_id' }],
  ['rest_api_id', pets, '', { next: 'rest_api_id' }],
  ['rest_api_id', pets, 'id', undefined],
  ['rest_api_id', pets, 'a.b', undefined],
] as const)('%s: %#', (attribute, target, path, expected) => {
  expect(meaning(attribute, target, path)).toEqual(expected);
});

test('what a reference stands for by its own rules', () => {
  expect(meaning('credentials', role, 'arn')).toEqual({
    text: expect.stringMatching(/^arn:aws:iam:/),
  });
  expect(meaning('credentials', role, 'name')).toBeUndefined();
  expect(meaning('other', api, 'id')).toBeUndefined();
  expect(meaning('uri', api, 'id', { type: 'HTTP' })).toBeUndefined();
});

test('a function is called by its ARN', () => {
  const fn = { ...resourceOf('x', 'fn'), type: 'aws_lambda_function', name: 'fn' };
  for (const [attribute, values] of [
    ['authorizer_uri', {}],
    ['uri', { type: 'aws_proxy' }],
  ] as const) {
    expect(meaning(attribute, fn, 'arn', values)).toEqual({
      text: expect.stringMatching(/^arn:aws:apigateway:us-east-1:lambda:path\/.*\/invocations$/),
    });
    expect(meaning(attribute, api, 'arn', values)).toBeUndefined();
  }
});

test('the parts of a method_path', () => {
  expect(RESOURCE_PATH.meaning(pets, '')).toEqual({
    text: '${aws_api_gateway_resource.pets.path}',
  });
  expect(RESOURCE_PATH.meaning(api, '')).toBeUndefined();
  const method = resourceOf('method', 'm', { http_method: 'GET' });
  expect(HTTP_METHOD.meaning(method, '')).toEqual({ text: 'GET' });
  expect(HTTP_METHOD.meaning(resourceOf('method', 'm'), '')).toBeUndefined();
  expect(HTTP_METHOD.meaning(api, '')).toBeUndefined();
});
