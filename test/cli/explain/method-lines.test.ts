import { describe, expect, test } from 'vitest';
import {
  accessLines,
  methodResponseLines,
  validationLines,
} from '../../../src/cli/explain/method-lines.js';
import { importRestApi } from '../../../src/import/import-rest-api.js';
import type { Method, RestApi } from '../../../src/model/rest-api.js';

const FUNCTION = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/auth/invocations';

/** A method, with what its document needs. */
function imported(method: object, root: object = {}): readonly [Method, RestApi] {
  const api = importRestApi({
    openapi: '3.0.1',
    info: { title: 'T', version: '1' },
    components: {
      securitySchemes: {
        Key: { type: 'apiKey', name: 'x-api-key', in: 'header' },
        Login: {
          type: 'apiKey',
          name: 'A',
          in: 'header',
          'x-amazon-apigateway-authtype': 'custom',
          'x-amazon-apigateway-authorizer': { type: 'token', identityValidationExpression: 'a.*' },
        },
        Pool: {
          type: 'apiKey',
          name: 'B',
          in: 'header',
          'x-amazon-apigateway-authtype': 'cognito_user_pools',
          'x-amazon-apigateway-authorizer': { type: 'cognito_user_pools', providerARNs: [] },
        },
        Fn: {
          type: 'apiKey',
          name: 'A',
          in: 'header',
          'x-amazon-apigateway-authorizer': { type: 'request', authorizerUri: FUNCTION },
        },
        Every: {
          type: 'apiKey',
          name: 'A',
          in: 'header',
          'x-amazon-apigateway-authorizer': {
            type: 'request',
            authorizerUri: FUNCTION,
            authorizerResultTtlInSeconds: 0,
          },
        },
        Sig: {
          type: 'apiKey',
          name: 'Authorization',
          in: 'header',
          'x-amazon-apigateway-authtype': 'awsSigv4',
        },
      },
    },
    paths: { '/a': { get: { responses: {}, ...method } } },
    ...root,
  });
  const made = api.resources[0]?.methods.get('GET');
  if (made === undefined) {
    throw new Error('The method is missing');
  }
  return [made, api];
}

describe('access', () => {
  test.each<readonly [object, object, readonly string[]]>([
    [{}, {}, ['Access: open']],
    [{ security: [{ Key: [] }] }, {}, ['Access:', '  an API key in the header x-api-key']],
    [
      { security: [{ Key: [] }] },
      { 'x-amazon-apigateway-api-key-source': 'AUTHORIZER' },
      ['Access:', '  an API key from the authorizer'],
    ],
    [
      { security: [{ Login: [], Key: [] }] },
      {},
      [
        'Access:',
        '  the authorizer Login (TOKEN), identity method.request.header.A, which must match a.*',
        '  an API key in the header x-api-key',
      ],
    ],
    [
      { security: [{ Fn: [] }] },
      {},
      [
        'Access:',
        '  the authorizer Fn (REQUEST), identity method.request.header.A, function auth, whose policies are kept for 300 s',
      ],
    ],
    [
      { security: [{ Every: [] }] },
      {},
      [
        'Access:',
        '  the authorizer Every (REQUEST), identity method.request.header.A, function auth, asked for every request',
      ],
    ],
    [
      { security: [{ Pool: ['pets/read', 'pets/write'] }] },
      {},
      [
        'Access:',
        '  the authorizer Pool (COGNITO_USER_POOLS), identity method.request.header.B, scopes pets/read, pets/write',
      ],
    ],
  ])('%j in %j', (method, root, lines) => {
    const [made, api] = imported(method, root);
    expect(accessLines(made, api)).toEqual(lines);
  });

  test('an authorizer that is called as its type has no other name', () => {
    const [method, api] = imported({ security: [{ Sig: [] }] });
    const [authorizer] = method.authorizers;
    if (authorizer === undefined) {
      throw new Error('The authorizer is missing');
    }
    const renamed = { ...method, authorizers: [{ ...authorizer, name: authorizer.type }] };
    expect(accessLines(renamed, api)[1]).toMatch(/^ {2}the authorizer AWS_IAM(?:,|$)/);
  });
});

describe('validation', () => {
  const validators = {
    'x-amazon-apigateway-request-validators': {
      all: { validateRequestBody: true, validateRequestParameters: true },
      body: { validateRequestBody: true, validateRequestParameters: false },
    },
  };
  const parameters = [
    { name: 'p', in: 'query', required: true, schema: { type: 'string' } },
    { name: 'q', in: 'query', schema: { type: 'string' } },
  ];
  const content = { 'a/b': { schema: { type: 'object' } }, 'c/d': { schema: { type: 'object' } } };
  const MODELS = ['  the body against a model, for a/b', '  the body against a model, for c/d'];

  test.each<readonly [string | undefined, object, readonly string[]]>([
    [undefined, { parameters }, ['Validation: none']],
    ['all', {}, ['Validation: all, which has nothing to check here']],
    ['all', { parameters }, ['Validation: all', '  required: method.request.querystring.p']],
    ['body', { parameters }, ['Validation: body, which has nothing to check here']],
    ['body', { requestBody: { content } }, ['Validation: body', ...MODELS]],
  ])('by %j of %j', (name, members, lines) => {
    const [method] = imported(
      { ...members, ...(name !== undefined && { 'x-amazon-apigateway-request-validator': name }) },
      validators,
    );
    expect(validationLines(method)).toEqual(lines);
  });
});

test.each<readonly [object, string]>([
  [{}, 'Method responses: none'],
  [{ 200: {}, 404: {} }, 'Method responses: 200, 404'],
  [{ 200: { headers: { A: {}, B: {} } }, 404: {} }, 'Method responses: 200 (A, B), 404'],
])('the responses %j', (responses, line) => {
  const [method] = imported({ responses });
  expect(methodResponseLines(method)).toEqual([line]);
});
