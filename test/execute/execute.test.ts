import { describe, expect, test } from 'vitest';
import { GatewayError } from '../../src/errors.js';
import type { GatewayOptions } from '../../src/gateway.js';
import { CheckedRequest } from '../../src/http/header-field.js';
import type { BackendResponse } from '../../src/model/message.js';
import { wire } from '../support/headers.js';
import { documentOf, inMemory } from '../support/in-memory.js';
import { requestOf } from '../support/scope.js';

const proxy = documentOf(
  { type: 'http_proxy', httpMethod: 'ANY', uri: 'http://backend.test/p' },
  { method: 'x-amazon-apigateway-any-method' },
);

type HookFailure = readonly [
  about: string,
  options: GatewayOptions,
  backend: (() => BackendResponse) | undefined,
];

describe('invoke never rejects', () => {
  test.each([
    [
      'the backend throws',
      {},
      () => {
        throw new Error('bug');
      },
    ],
    ['the backend returns no status', {}, () => ({ statusCode: Number.NaN })],
    [
      'the context hook throws',
      {
        context: () => {
          throw new Error('hook');
        },
      },
      undefined,
    ],
    [
      'backendUri throws',
      {
        backendUri: () => {
          throw new Error('hook');
        },
      },
      undefined,
    ],
    ['backendUri returns no address', { backendUri: () => 'nowhere' }, undefined],
    [
      'onError throws',
      {
        onError: () => {
          throw new Error('watcher');
        },
        context: () => {
          throw new Error('x');
        },
      },
      undefined,
    ],
  ] as readonly HookFailure[])('%s', async (_, options, backend) => {
    const { send } = inMemory(proxy, backend, options);
    expect(await send({ path: '/x' })).toMatchObject({
      status: 500,
      text: '{"message": "Internal server error"}',
      headers: { 'x-amzn-errortype': 'InternalServerErrorException' },
    });
  });
});

describe('a request that no method matches', () => {
  test('is AWS’s 403', async () => {
    expect(await inMemory(proxy).send({ path: '/none' })).toMatchObject({
      status: 403,
      text: '{"message":"Missing Authentication Token"}',
      headers: {
        'x-amzn-errortype': 'MissingAuthenticationTokenException',
        'content-type': 'application/json',
      },
    });
  });

  test('is passed on with fallthrough, unless there is no next handler', async () => {
    const { gateway } = inMemory(proxy, undefined, { fallthrough: true });
    expect(await gateway.invoke(requestOf({ path: '/none' }))).toBeUndefined();
    const last = { fallthrough: false };
    const answer = await gateway.invoke(requestOf({ path: '/none' }), undefined, last);
    expect(answer?.statusCode).toBe(403);
    expect((await gateway.invoke(requestOf({ path: '/x' })))?.statusCode).toBe(200);
  });
});

test('a request that an adapter refuses fails if a method matches, and is passed on otherwise', async () => {
  const refusal = new GatewayError('API_CONFIGURATION_ERROR');
  const { send, calls, errors, gateway } = inMemory(proxy, undefined, { fallthrough: true });
  expect((await send({ path: '/x', refusal })).status).toBe(500);
  expect(errors).toEqual([refusal]);
  expect(calls).toEqual([]);
  expect(await gateway.invoke(requestOf({ path: '/none', refusal }))).toBeUndefined();
});

describe("an adapter's AbortSignal, which is costly, is not read", () => {
  const lambda = documentOf({
    type: 'aws_proxy',
    httpMethod: 'POST',
    uri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:111122223333:function:pets/invocations',
  });
  test.each<[string, object, GatewayOptions, number]>([
    ['a backend that is a function', proxy, {}, 200],
    ['a failure', proxy, { methodSettings: { '*/*': { throttlingBurstLimit: 0 } } }, 429],
    ['an access log', proxy, { accessLog: { format: '$context.requestId', write() {} } }, 200],
    ['an observer', proxy, { observe: () => ({ end() {} }) }, 200],
    ['a Lambda handler', lambda, { lambda: { pets: async () => ({ statusCode: 201 }) } }, 201],
    ['an integrate hook', proxy, { integrate: (_request, next) => next() }, 200],
  ])('for %s', async (_, document, options, statusCode) => {
    class Parsed extends CheckedRequest {
      readonly headers = wire();
      readonly clientHasLeft = false;
      get signal(): AbortSignal {
        throw new Error('read');
      }
      onClientLeft(): void {}
    }
    const { headers: _headers, ...members } = requestOf({ path: '/x' });
    const { gateway, errors } = inMemory(document, undefined, options);
    const reply = await gateway.invoke(Object.assign(new Parsed(), members));
    await reply?.body?.bytes(1e6);
    expect([reply?.statusCode, ...errors.map(({ message }) => message)]).toEqual(
      statusCode === 429 ? [429, 'Too Many Requests'] : [statusCode],
    );
  });
});
