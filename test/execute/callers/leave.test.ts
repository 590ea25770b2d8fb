import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { leave } from '../../../src/execute/callers/leave.js';
import { documentOf, inMemory } from '../../support/in-memory.js';
import { unhandledRejections } from '../../support/rejections.js';

const rejected = () => Promise.reject(new Error('later'));

test.each<readonly [about: string, make: () => unknown]>([
  ['a promise', rejected],
  ['a promise of another realm', () => runInNewContext('Promise.reject(new Error())')],
  ['a member', () => ({ claims: rejected() })],
  ['a member of a member', () => ({ policyDocument: { Statement: [{ Effect: rejected() }] } })],
  ['an item', () => [1, rejected()]],
  ['beside what is not an object', () => [null, undefined, 5, Symbol('x'), rejected()]],
  [
    'beside a getter that throws',
    () => [
      Object.defineProperty({}, 'x', { enumerable: true, get: () => JSON.parse('{') }),
      rejected(),
    ],
  ],
])('a rejection that nothing waits for is over: %s', async (_, make) => {
  const rejections = unhandledRejections();
  leave(make());
  expect(await rejections()).toEqual([]);
});

test('a circle ends', () => {
  const circle: Record<string, unknown> = {};
  circle.again = [circle, circle];
  expect(() => leave(circle)).not.toThrow();
});

describe('a result that is refused for a promise in it leaves no unhandled rejection', () => {
  const proxy = { type: 'http_proxy', httpMethod: 'GET', uri: 'http://backend.test/p' };
  const SCHEMES = {
    lambda: {
      type: 'apiKey',
      name: 'Authorization',
      in: 'header',
      'x-amazon-apigateway-authtype': 'custom',
      'x-amazon-apigateway-authorizer': {
        type: 'token',
        authorizerUri:
          'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:auth/invocations',
      },
    },
    key: { type: 'apiKey', name: 'x-api-key', in: 'header' },
  };
  const policy = (policyDocument: unknown) => ({ principalId: 'me', policyDocument });
  const Allow = { Effect: 'Allow', Action: '*', Resource: '*' };
  const body = (chunk: unknown) => ({
    length: undefined,
    sendTo: (sink: { write(chunk: unknown): void }) => sink.write(chunk),
    bytes: async () => chunk,
    cancel: () => {},
  });

  test.each<readonly [hook: string, make: () => unknown]>([
    ['function', () => ({ payload: rejected() })],
    ['function', () => ({ body: rejected() })],
    ['function', () => ({ payload: 'null', functionError: { a: rejected() } })],
    ['function', () => ({ payload: 'x', statusCode: 0, more: [rejected()] })],
    ['apiKeys', () => ({ rows: rejected() })],
    ['lambda', () => ({ claims: rejected() })],
    ['lambda', () => ({ claims: { sub: rejected() } })],
    ['lambda', () => policy(rejected())],
    ['lambda', () => policy({ Statement: rejected() })],
    ['lambda', () => policy({ Statement: [rejected()] })],
    ['lambda', () => policy({ Statement: { ...Allow, Effect: rejected() } })],
    ['lambda', () => policy({ Statement: { ...Allow, Resource: [rejected()] } })],
    ['lambda', () => ({ ...policy({ Statement: Allow }), context: rejected() })],
    ['lambda', () => ({ ...policy({ Statement: Allow }), context: { a: rejected() } })],
    ['apiKeys', () => ({ enabled: rejected() })],
    ['context', () => ({ authorizer: { user: rejected() } })],
    ['context', () => [rejected()]],
    ['backend', () => ({ statusCode: rejected() })],
    ['backend', () => ({ statusCode: 200, headers: rejected() })],
    ['backend', () => ({ statusCode: 200, headers: { a: rejected() } })],
    ['backend', () => ({ statusCode: 200, headers: { a: ['1', rejected()] } })],
    ['backend', () => ({ statusCode: 200, body: rejected() })],
    ['backend', () => ({ statusCode: 200, body: { a: rejected() } })],
    ['backend', () => ({ statusCode: 200, body: body(rejected()) })],
    ['backend', () => ({ statusCode: 200, body: { [Symbol.asyncIterator]: rejected } })],
    ['clock', rejected],
    ['backendUri', rejected],
  ])('%s %#', async (hook, make) => {
    const rejections = unhandledRejections();
    const security = ['lambda', 'function', 'apiKeys'].includes(hook) ? [hook] : [];
    const document = documentOf(proxy, {
      operation: {
        security: security.map((name) => ({ [name === 'apiKeys' ? 'key' : 'lambda']: [] })),
      },
      root: { components: { securitySchemes: SCHEMES } },
    });
    const options =
      hook === 'lambda'
        ? { authorizers: { lambda: make } }
        : hook === 'backend'
          ? {}
          : { [hook === 'function' ? 'lambda' : hook]: make };
    const backend = hook === 'backend' ? () => make() as never : undefined;
    const { send } = inMemory(document, backend, options as never);
    const headers = ['Authorization', 't', 'x-api-key', 'k'];
    const answer = await send({ path: '/x', headers }).catch(() => ({ status: 500 }));
    expect(answer.status).toBe(500);
    expect(await rejections()).toEqual([]);
  });
});
