import { describe, expect, test } from 'vitest';
import { GatewayError } from '../../../src/errors.js';
import type { GatewayOptions } from '../../../src/gateway.js';
import { documentOf, inMemory } from '../../support/in-memory.js';
import { requestOf } from '../../support/scope.js';

const proxy = documentOf({
  type: 'http_proxy',
  httpMethod: 'GET',
  uri: 'http://backend.test/p',
  requestParameters: { 'integration.request.header.who': 'context.authorizer.principalId' },
});
const circle: Record<string, unknown> = {};
circle.again = { circle };

const doThrow = (thrown: unknown) => () => {
  throw thrown;
};

async function run(options: GatewayOptions, document: object = proxy) {
  const api = inMemory(document, undefined, options);
  return { ...api, answer: await api.send({ path: '/x' }) };
}

describe('the context hook', () => {
  test.each<readonly [about: string, context: () => unknown]>([
    ['at once', () => ({ authorizer: { principalId: 'ada' } })],
    ['as a promise', async () => ({ authorizer: { principalId: 'ada' } })],
    [
      'as a thenable',
      () => ({
        // biome-ignore lint/suspicious/noThenProperty: a thenable is what this is about
        then: (done: (patch: object) => void) => done({ authorizer: { principalId: 'ada' } }),
      }),
    ],
  ])('passes %s to $context', async (_, context) => {
    const { calls, answer } = await run({ context: context as never });
    expect(answer.status).toBe(200);
    expect(calls[0]?.headers).toEqual(expect.arrayContaining(['who', 'ada']));
  });

  test('may have nothing to say', async () => {
    expect((await run({ context: () => undefined })).answer.status).toBe(200);
    expect((await run({ context: async () => undefined })).answer.status).toBe(200);
  });

  test.each<readonly [about: string, given: unknown, reason: RegExp]>([
    ['null', null, /^The context hook returned null: return an object, or undefined$/],
    ['false', false, /returned false/],
    ['a text', 'ada', /returned a string/],
    ['a list', [], /returned an array/],
    ['a Map', new Map(), /returned a Map/],
    ['a function', () => {}, /returned a function/],
    [
      'a promise inside',
      { authorizer: Promise.resolve({}) },
      /^The context hook threw: \$context cannot hold a promise/,
    ],
    [
      'a Map inside',
      { authorizer: new Map() },
      /^The context hook threw: \$context cannot hold a Map/,
    ],
    ['a Date inside', { a: [new Date(0)] }, /\$context cannot hold a Date/],
    ['bytes inside', { a: new Uint8Array(1) }, /\$context cannot hold a Uint8Array/],
    ['a circle', circle, /^The context hook threw: \$context cannot hold circular references/],
    [
      'a getter that throws',
      {
        get authorizer() {
          throw new Error('gone');
        },
      },
      /^The context hook threw: gone$/,
    ],
  ])('is a 500 if it returns %s', async (_, given, reason) => {
    for (const context of [() => given, async () => given]) {
      const { answer, errors, calls } = await run({ context: context as never });
      expect(answer.status).toBe(500);
      expect(calls).toHaveLength(0);
      expect(errors).toMatchObject([
        { type: 'DEFAULT_5XX', cause: { message: expect.stringMatching(reason) } },
      ]);
    }
  });

  test('that never settles ends after the deadline', async () => {
    const { answer, errors } = await run({
      context: () => new Promise(() => {}),
      hookTimeoutInMillis: 1,
    });
    expect(answer.status).toBe(500);
    expect(errors[0]).toHaveProperty(
      'cause.message',
      'The context hook did not finish within 1 ms (option hookTimeoutInMillis)',
    );
  });
});

describe('the admit hook', () => {
  const guarded = documentOf(
    { type: 'http_proxy', httpMethod: 'GET', uri: 'http://backend.test/p' },
    {
      operation: { security: [{ login: [] }] },
      root: {
        components: {
          securitySchemes: {
            login: {
              type: 'apiKey',
              name: 'Authorization',
              in: 'header',
              'x-amazon-apigateway-authorizer': { type: 'token' },
            },
          },
        },
      },
    },
  );

  test('refuses a request before its authorizer is called', async () => {
    const asked: string[] = [];
    const { answer, calls, errors } = await run(
      {
        admit: () => {
          throw new GatewayError('THROTTLED');
        },
        context: () => void asked.push('context'),
        authorizers: { login: () => asked.push('login') > 0 },
      },
      guarded,
    );
    expect(answer).toMatchObject({
      status: 429,
      text: '{"message":"Too Many Requests"}',
      headers: { 'x-amzn-errortype': 'TooManyRequestsException' },
    });
    expect([asked, calls, errors]).toMatchObject([[], [], [{ type: 'THROTTLED' }]]);
  });

  test('gets the request, its match and what the adapter was called with', async () => {
    const heard: unknown[] = [];
    const { gateway } = inMemory(proxy, undefined, { admit: (...all) => void heard.push(...all) });
    const request = requestOf({ path: '/x' });
    const native = { req: 1 };
    expect((await gateway.invoke(request, native))?.statusCode).toBe(200);
    expect(heard).toEqual([request, gateway.find('GET', '/x'), native]);
    await gateway.invoke(requestOf({ path: '/none' }), native);
    expect(heard).toHaveLength(3);
  });

  test.each<readonly [about: string, admit: () => unknown, reason: RegExp]>([
    [
      'false',
      () => false,
      /^The admit hook returned false: return nothing, and throw a GatewayError/,
    ],
    ['true, later', async () => true, /returned true/],
    ['an object', () => ({ allowed: true }), /returned an object/],
    ['an error', doThrow(new Error('boom')), /^The admit hook threw: boom$/],
    ['a rejection', () => Promise.reject(new Error('boom')), /^The admit hook threw: boom$/],
    [
      'nothing in time',
      () => new Promise(() => {}),
      /^The admit hook did not finish within 1 ms \(option hookTimeoutInMillis\)$/,
    ],
  ])('that returns %s is a 500', async (_, admit, reason) => {
    const { answer, errors, calls } = await run({ admit: admit as never, hookTimeoutInMillis: 1 });
    expect([answer.status, calls]).toEqual([500, []]);
    expect(errors).toMatchObject([
      { type: 'DEFAULT_5XX', cause: { message: expect.stringMatching(reason) } },
    ]);
  });
});

describe.each(['context', 'backendUri', 'clock', 'requestId'])('the hook %s', (name) => {
  test.each<readonly [about: string, thrown: unknown]>([
    ['an error', new Error('boom')],
    ['a text', 'boom'],
    ['nothing', undefined],
  ])('that throws %s is 500 with a cause that names it', async (_, thrown) => {
    const { answer, errors } = await run({ [name]: doThrow(thrown) });
    expect(answer.status).toBe(500);
    expect(errors).toHaveLength(1);
    const cause = errors[0]?.cause as Error;
    expect(cause.message).toMatch(new RegExp(`^The ${name} hook threw: `));
    expect(cause.cause).toBe(thrown);
  });

  test('that rejects is a 500, without an unhandled rejection', async () => {
    const { answer, errors } = await run({ [name]: async () => doThrow(new Error('boom'))() });
    expect(answer.status).toBe(500);
    expect(errors[0]).toHaveProperty(
      'cause.message',
      expect.stringMatching(new RegExp(`^The ${name} hook `)),
    );
  });
});

describe('the result of a hook that is not awaited', () => {
  test.each<readonly [name: string, given: unknown]>([
    ...[undefined, null, '1', Number.NaN, Number.POSITIVE_INFINITY, -1, 9e15, new Date(), 5n].map(
      (time) => ['clock', time] as const,
    ),
    ...[undefined, null, 5, '', 'a b', 'a\r\nb', 'é', 'x'.repeat(129), {}].map(
      (id) => ['requestId', id] as const,
    ),
    ...[
      undefined,
      null,
      5,
      {},
      '',
      'nowhere',
      'ftp://x',
      'http://',
      'http://user:pass@x/',
      new URL('file:///etc/passwd'),
      new String('http://x/'),
    ].map((uri) => ['backendUri', uri] as const),
  ])('%s is a 500 if it returns %o', async (name, given) => {
    const { answer, errors, calls } = await run({ [name]: () => given });
    expect(answer.status).toBe(500);
    expect(answer.headers['x-amzn-requestid']).toMatch(/^[\x21-\x7e]+$/);
    expect(calls).toHaveLength(0);
    expect(errors[0]).toHaveProperty(
      'cause.message',
      expect.stringMatching(new RegExp(`^The ${name} hook returned`)),
    );
  });

  test.each(['http://other.test/a', new URL('http://other.test/a')])(
    '%s is an address',
    async (uri) => {
      const { calls } = await run({ backendUri: () => uri });
      expect(calls[0]).toMatchObject({ origin: 'http://other.test', path: '/a' });
    },
  );

  test('the log is complete if the clock fails in the midst of a request', async () => {
    let ticks = 0;
    const logs: string[][] = [];
    const { answer } = await run({
      clock: () => {
        ticks += 1;
        return ticks === 1 ? 0 : doThrow(new Error('stopped'))();
      },
      trace: ({ lines }) => logs.push([...lines]),
    });
    expect(answer.status).toBe(200);
    expect(logs[0]?.join()).toContain('Method completed with status: 200');
  });
});

test.each<readonly [about: string, watch: () => unknown]>([
  ['throws', doThrow(new Error('watcher'))],
  ['rejects', () => Promise.reject(new Error('watcher'))],
])('onError and trace change nothing where one %s', async (_, watch) => {
  const options = { onError: watch as () => void, trace: watch as () => void };
  expect((await run(options)).answer.status).toBe(200);
  expect((await run({ ...options, context: doThrow(new Error('x')) })).answer.status).toBe(500);
});

test.each<readonly [about: string, type: unknown, message: unknown]>([
  ['a type that does not exist', 'NO_SUCH_TYPE', undefined],
  ['no type', undefined, undefined],
  ['options in the place of the message', 'INTEGRATION_TIMEOUT', { cause: new Error('x') }],
])(
  'a GatewayError with %s is a TypeError, and 500 where a hook makes it',
  async (_, type, message) => {
    const { answer, errors } = await run({
      context: () => {
        throw new GatewayError(type as 'THROTTLED', message as string);
      },
    });
    expect(answer).toMatchObject({ status: 500, text: '{"message": "Internal server error"}' });
    expect(errors[0]?.cause).toMatchObject({ cause: { name: 'TypeError' } });
  },
);
