import { describe, expect, test } from 'vitest';
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
        'Methods that call AWS services, such as lambda, respond with 500, because nothing reaches them: set the option aws: { credentials }, or backends: { AWS: (request) => … }',
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

describe('an integration that nothing serves is one warning for all of its kind', () => {
  const FUNCTIONS = 'lambda:path/2015-03-31/functions';
  const apiOf = (type: string, ...targets: readonly string[]) =>
    importRestApi(
      document({
        paths: Object.fromEntries(
          targets.map((target, index) => [
            `/${index}`,
            {
              post: {
                responses,
                'x-amazon-apigateway-integration': {
                  type,
                  httpMethod: 'POST',
                  uri: `arn:aws:apigateway:us-east-1:${target}`,
                  responses: { default: { statusCode: 200 } },
                },
              },
            },
          ]),
        ),
      }),
    );
  const has = ({ functionName }: { readonly functionName: string }) => functionName === 'a';
  const lambda = { has } as never;
  const aws = {} as never;

  test.each<
    [type: string, targets: readonly string[], options: object, message: string | undefined]
  >([
    [
      'aws',
      ['sqs:path/1/jobs', 'sns:path/'],
      {},
      'Methods that call AWS services, such as sqs, respond with 500, because nothing reaches them: set the option aws: { credentials }, or backends: { AWS: (request) => … }',
    ],
    ['aws', ['sqs:path/1/jobs'], { aws }, undefined],
    [
      'aws_proxy',
      [`${FUNCTIONS}/a/invocations`, `${FUNCTIONS}/b/invocations`],
      { aws },
      'Methods that call Lambda functions, such as "a", respond with 500, because nothing runs them: set the option lambda, or backends: { AWS_PROXY: (request) => … }',
    ],
    [
      'aws_proxy',
      [`${FUNCTIONS}/a/invocations`, `${FUNCTIONS}/b/invocations`],
      { lambda },
      'Methods that call the Lambda function "b" respond with 500, because the option lambda lacks it: set lambda: { "b": handler }',
    ],
    [
      'aws_proxy',
      ['firehose:action/PutRecord'],
      { lambda, aws },
      'Methods with an AWS_PROXY integration respond with 500, because no backend is configured for it: set the option backends: { AWS_PROXY: (request) => … }',
    ],
  ])('%s %o with %o', (type, targets, options, message) => {
    const warnings = closedMethodWarnings({
      api: apiOf(type, ...targets),
      authorizers: new Map(),
      apiKeys: undefined,
      backends: new Map(),
      ...options,
    });
    expect(warnings.map((warning) => warning.message)).toEqual(
      message === undefined ? [] : [message],
    );
  });
});
