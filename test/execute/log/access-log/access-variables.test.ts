import { describe, expect, test } from 'vitest';
import { GatewayError } from '../../../../src/errors.js';
import {
  accessVariable,
  accessVariableNames,
} from '../../../../src/execute/log/access-log/access-variables.js';
import type { GatewayOptions } from '../../../../src/gateway.js';
import type { BackendResponse } from '../../../../src/model/message.js';
import { documentOf } from '../../../support/in-memory.js';
import { created, http, secured } from '../logged.js';
import { ticking } from '../observation/heard.js';
import { accessLine } from './access.js';

const POST = { httpMethod: 'POST', path: '/pets/7' };
const TOKEN = { ...POST, headers: ['Authorization', 'Bearer abcdefghij'] };

/** The variables of one line, by name. */
async function variables(
  names: readonly string[],
  document: object,
  request: object,
  options: GatewayOptions = {},
  backend: () => BackendResponse | Promise<BackendResponse> = created,
): Promise<Record<string, unknown>> {
  const members = ['requestId', ...names].map((name) => `"${name}":"$context.${name}"`);
  const { requestId, ...rest } = JSON.parse(
    await accessLine(document, request, `{${members.join(',')}}`, options, backend),
  );
  expect(requestId).toHaveLength(36);
  return rest;
}

type Case = readonly [
  about: string,
  document: object,
  request: object,
  options: GatewayOptions,
  backend: (() => BackendResponse) | undefined,
  expected: Readonly<Record<string, string>>,
];

const authorized = secured({ security: [{ token: [] }] });
const failing = (error: Error) => (): never => {
  throw error;
};

const lambdaUri =
  'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:pets/invocations';

test.each<Case>([
  [
    'a response of a backend',
    http(),
    POST,
    {},
    () => ({ statusCode: 201, headers: ['x-amzn-RequestId', 'of-the-service'], body: 'ab' }),
    {
      status: '200',
      responseLength: '2',
      integrationStatus: '201',
      'integration.status': '201',
      'integration.integrationStatus': '201',
      'integration.requestId': 'of-the-service',
      awsEndpointRequestId: 'of-the-service',
      'integration.responseTransferMode': 'BUFFERED',
      'integration.error': '-',
      'error.message': '-',
      'error.responseType': '-',
      'authorizer.status': '-',
      'authorize.status': '-',
    },
  ],
  [
    'a function, whose own status is that of the integration, and not that of the service',
    documentOf({ type: 'aws_proxy', httpMethod: 'POST', uri: lambdaUri }),
    { path: '/x' },
    { lambda: { pets: () => ({ statusCode: 404, body: '' }) } },
    undefined,
    {
      status: '404',
      integrationStatus: '200',
      'integration.status': '404',
      'integration.integrationStatus': '200',
    },
  ],
  [
    'a backend that fails',
    http(),
    POST,
    {},
    failing(new GatewayError('INTEGRATION_TIMEOUT', undefined, { cause: new Error('after 5 ms') })),
    {
      status: '504',
      'error.message': 'Endpoint request timed out',
      'error.messageString': '"Endpoint request timed out"',
      'error.responseType': 'INTEGRATION_TIMEOUT',
      integrationErrorMessage: 'after 5 ms',
      'integration.error': 'after 5 ms',
      integrationStatus: '-',
      'integration.timeToAllHeaders': '-',
    },
  ],
  [
    'a path that no method serves',
    http(),
    { path: '/nowhere' },
    {},
    undefined,
    {
      status: '403',
      'error.responseType': 'MISSING_AUTHENTICATION_TOKEN',
      resourceId: '-',
      integrationLatency: '-',
      integrationErrorMessage: '-',
    },
  ],
  [
    'an authorizer that allows',
    authorized,
    TOKEN,
    { authorizers: { token: () => ({ claims: { sub: 'ann', 'custom:team': 'a' } }) } },
    undefined,
    {
      'authorizer.status': '200',
      'authorizer.integrationStatus': '200',
      'authorizer.error': '-',
      'authorize.status': '200',
      'authorize.error': '-',
      'authorizer.claims.sub': 'ann',
      'authorizer.claims.custom:team': 'a',
      'authorizer.claims': '-',
      'authenticate.status': '-',
    },
  ],
  [
    'an authorizer that denies',
    authorized,
    TOKEN,
    { authorizers: { token: () => false } },
    undefined,
    {
      'authorizer.status': '200',
      'authorize.status': '403',
      'authorize.error': 'User is not authorized to access this resource',
    },
  ],
  [
    'an authorizer that fails',
    authorized,
    TOKEN,
    { authorizers: { token: failing(new Error('no database')) } },
    undefined,
    {
      'authorizer.status': '500',
      'authorizer.error': 'The authorizer "token" threw: no database',
      'authorize.status': '-',
    },
  ],
  [
    'what templates write, and what is not here',
    http(),
    POST,
    {},
    undefined,
    {
      wafResponseCode: '-',
      'waf.status': '-',
      xrayTraceId: '-',
      'requestOverride.header.X-A': '-',
      'responseOverride.status': '-',
      routeKey: '-',
      'authorizer.anything': '-',
    },
  ],
])('%s', async (_, document, request, options, backend, expected) => {
  expect(await variables(Object.keys(expected), document, request, options, backend)).toEqual(
    expected,
  );
});

test('latencies are whole milliseconds', async () => {
  const names = [
    'responseLatency',
    'integrationLatency',
    'integration.latency',
    'integration.timeToAllHeaders',
    'integration.timeToFirstContent',
    'authorizer.latency',
  ];
  const options = { authorizers: { token: () => true }, clock: ticking() };
  const found = await variables(names, authorized, TOKEN, options);
  for (const value of Object.values(found)) {
    expect(value).toMatch(/^[1-9]\d*$/);
  }
});

test('a stream is STREAMED', async () => {
  const document = documentOf({
    type: 'http_proxy',
    httpMethod: 'GET',
    uri: 'http://backend.test/',
    responseTransferMode: 'STREAM',
  });
  const found = await variables(['integration.responseTransferMode'], document, { path: '/x' });
  expect(found).toEqual({ 'integration.responseTransferMode': 'STREAMED' });
});

describe('names', () => {
  test('each has a variable', () => {
    const names = accessVariableNames();
    expect(names.length).toBeGreaterThanOrEqual(90);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) {
      expect(accessVariable(name)).toBeTypeOf('function');
    }
  });

  test.each([
    '',
    'Status',
    'identity',
    'authorizer',
    'requestOverride',
    'requestOverride.header.',
    '__proto__',
  ])('AWS has no %j', (name) => {
    expect(accessVariable(name)).toBeUndefined();
  });

  test('a property of an authorizer is never one of every object', async () => {
    const found = await variables(
      ['authorizer.constructor', 'authorizer.claims.toString'],
      authorized,
      TOKEN,
      { authorizers: { token: () => ({ claims: { sub: 'ann' } }) } },
    );
    expect(Object.values(found)).toEqual(['-', '-']);
  });
});
