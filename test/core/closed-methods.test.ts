import { expect, test } from 'vitest';
import { closedMethodWarnings } from '../../src/core/closed-methods.js';
import { importRestApi } from '../../src/import/import-rest-api.js';
import { document, MOCK } from '../import/minimal-document.js';

const integration = (type: string) => ({
  type,
  httpMethod: 'POST',
  uri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/x',
  responses: { default: { statusCode: 200 } },
});
const responses = { 200: { description: 'ok' } };
const api = importRestApi(
  document({
    components: {
      securitySchemes: {
        login: {
          type: 'apiKey',
          name: 'Authorization',
          in: 'header',
          'x-amazon-apigateway-authorizer': { type: 'token' },
        },
        key: { type: 'apiKey', name: 'x-api-key', in: 'header' },
      },
    },
    paths: {
      '/a': {
        get: {
          responses,
          security: [{ login: [] }, { key: [] }],
          'x-amazon-apigateway-integration': integration('aws'),
        },
        post: {
          responses,
          security: [{ login: [] }, { key: [] }],
          'x-amazon-apigateway-integration': integration('aws'),
        },
      },
      '/b': { get: { responses, 'x-amazon-apigateway-integration': MOCK } },
    },
  }),
);

test('each missing option is one warning, at the first method that needs it', () => {
  expect(
    closedMethodWarnings({ api, authorizers: new Map(), apiKeys: undefined, backends: new Map() }),
  ).toEqual([
    {
      code: 'MISSING_AUTHORIZER',
      severity: 'warning',
      pointer: '#/paths/~1a/get',
      message:
        'Methods with the security scheme "login" respond with 401, because no authorizer is configured for it: set the option authorizers: { "login": … } to a function or to \'upstream\'',
    },
    {
      code: 'MISSING_API_KEYS',
      severity: 'warning',
      pointer: '#/paths/~1a/get',
      message:
        'Methods that require an API key respond with 403, because no keys are configured: set the option apiKeys to a Map of keys or to a function',
    },
    {
      code: 'MISSING_BACKEND',
      severity: 'warning',
      pointer: '#/paths/~1a/get',
      message:
        'Methods with an AWS integration respond with 500, because no backend is configured for it: set the option backends: { AWS: (request) => … }',
    },
  ]);
});

test('nothing is missing once the options are given', () => {
  const warnings = closedMethodWarnings({
    api,
    authorizers: new Map([['login', 'upstream']]),
    apiKeys: new Map(),
    backends: new Map([['AWS', () => Promise.reject(new Error('not called'))]]),
  });
  expect(warnings).toEqual([]);
});

test('an authorizer whose function can be called is not closed', () => {
  const guard = {
    type: 'apiKey',
    name: 'Authorization',
    in: 'header',
    'x-amazon-apigateway-authorizer': {
      type: 'token',
      authorizerUri:
        'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/auth/invocations',
    },
  };
  const guarded = importRestApi(
    document({
      components: { securitySchemes: { guard } },
      paths: {
        '/a': {
          get: {
            responses,
            security: [{ guard: [] }],
            'x-amazon-apigateway-integration': MOCK,
          },
        },
      },
    }),
  );
  const messages = (known?: boolean, authorizers: ReadonlyMap<string, 'upstream'> = new Map()) =>
    closedMethodWarnings({
      api: guarded,
      authorizers,
      apiKeys: undefined,
      backends: new Map(),
      lambda: known === undefined ? undefined : ({ has: () => known } as never),
    }).map(({ message }) => message);
  const remedy =
    'set lambda: { "auth": handler }, or set the option authorizers: { "guard": … } to a function or to \'upstream\'';
  expect(messages(true)).toEqual([]);
  expect(messages(undefined, new Map([['guard', 'upstream']]))).toEqual([]);
  expect(messages()).toEqual([
    `Methods with the security scheme "guard" respond with 401, because nothing runs its Lambda function "auth": ${remedy}`,
  ]);
  expect(messages(false)).toEqual([
    `Methods with the security scheme "guard" respond with 500, because the option lambda lacks its function "auth": ${remedy}`,
  ]);
});
