import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { GatewayOptions } from '../../../src/gateway.js';
import type { InvokeRequest } from '../../../src/model/message.js';
import { requestOf } from '../../support/scope.js';
import { type CachedParts, cachedGateway } from './cached.js';

const GET = { path: '/x' };

/** What the clients of some requests in turn get. */
async function texts(parts: CachedParts, requests: readonly Partial<InvokeRequest>[]) {
  const { send } = cachedGateway(parts);
  const seen: string[] = [];
  for (const request of requests) {
    seen.push((await send({ ...GET, ...request } as never)).text);
  }
  return seen;
}

describe('a response is kept', () => {
  test('with status, headers and body, until its time is over', async () => {
    const { send, advance, gateway, calls } = cachedGateway({
      setting: { cacheTtlInSeconds: 60 },
      backend: (_, call) => ({
        statusCode: 429,
        headers: ['X-Call', String(call), 'Set-Cookie', 'a=1', 'set-cookie', 'b=2'],
        body: Uint8Array.of(0, 255, call),
      }),
    });
    const first = await send(GET);
    advance(59_999);
    expect(await send(GET)).toEqual(first);
    expect(first).toMatchObject({ status: 429, bytes: Uint8Array.of(0, 255, 1) });
    advance(1);
    expect((await send(GET)).headers['x-call']).toBe('2');
    expect([calls.length, gateway.cache.hits, gateway.cache.misses]).toEqual([2, 1, 2]);
    expect([gateway.cache.entries, Number(gateway.cache.bytes) > 100]).toEqual([1, true]);
    await gateway.cache.flush();
    expect([gateway.cache.entries, gateway.cache.bytes]).toEqual([0, 0]);
    expect((await send(GET)).headers['x-call']).toBe('3');
  });

  test.each<[string, CachedParts, readonly Partial<InvokeRequest>[], readonly string[]]>([
    [
      'by the parameters of its key alone',
      {},
      [{ queryString: 'q=1&o=1' }, { queryString: 'o=2&q=1' }, { queryString: 'q=2' }],
      ['call 1', 'call 1', 'call 2'],
    ],
    [
      'unless a parameter of its key is not valid UTF-8, which a proxy passes on',
      {},
      [
        { queryString: 'q=caf%E9' },
        { queryString: 'q=caf%E8' },
        { queryString: 'q=caf%E9' },
        { queryString: 'q=caf%C3%A9' },
        { queryString: 'q=caf%C3%A9' },
      ],
      ['call 1', 'call 2', 'call 3', 'call 4', 'call 4'],
    ],
    [
      'for GET of an ANY method alone',
      {
        method: 'x-amazon-apigateway-any-method',
        options: { methodSettings: { '*/*': { cachingEnabled: true } } },
      },
      [{}, {}, { httpMethod: 'POST' }, { httpMethod: 'POST' }, {}],
      ['call 1', 'call 1', 'call 2', 'call 3', 'call 1'],
    ],
    [
      'for a POST with settings of its own',
      { method: 'post', setting: { cachingEnabled: true } },
      [{ httpMethod: 'POST' }, { httpMethod: 'POST' }],
      ['call 1', 'call 1'],
    ],
    [
      'by a header that the document maps from the body',
      {
        method: 'post',
        setting: { cachingEnabled: true },
        integration: {
          requestParameters: { 'integration.request.header.Pet': 'method.request.body.pet' },
          cacheKeyParameters: ['integration.request.header.Pet'],
        },
      },
      ['{"pet":"rex"}', '{"pet":"rex","a":1}', '{"pet":"tom"}'].map((body) => ({
        httpMethod: 'POST',
        body: new TextEncoder().encode(body),
      })),
      ['call 1', 'call 1', 'call 2'],
    ],
    [
      'by a parameter that a template overrides',
      {
        integration: {
          type: 'http',
          requestParameters: { 'integration.request.header.T': "'fixed'" },
          cacheKeyParameters: ['integration.request.header.T'],
          requestTemplates: {
            'application/json': '#set($context.requestOverride.header.T = $input.params("tenant"))',
          },
          responses: { default: { statusCode: '200' } },
        },
      },
      ['a', 'a', 'b'].map((tenant) => ({ queryString: `tenant=${tenant}` })),
      ['call 1', 'call 1', 'call 2'],
    ],
  ])('%s', async (_, parts, requests, expected) => {
    expect(await texts(parts, requests)).toEqual(expected);
  });

  test('before its mappings and templates, which run for each request', async () => {
    const { send, calls } = cachedGateway({
      integration: {
        type: 'http',
        responses: {
          default: {
            statusCode: '200',
            responseParameters: { 'method.response.header.Id': 'context.requestId' },
            responseTemplates: {
              'application/json':
                '$input.path("$") for $input.params("name")#set($context.responseOverride.status = 201)',
            },
          },
        },
      },
      operation: { responses: { 200: { description: 'ok', headers: { Id: {} } } } },
      backend: (_, call) => ({ statusCode: 200, body: `{"call":${call}}` }),
      options: { requestId: ids() },
    });
    const answers = [await send({ ...GET, queryString: 'name=ada' }), await send(GET)];
    expect(answers.map(({ status, text }) => [status, text])).toEqual([
      [201, '{call=1} for ada'],
      [201, '{call=1} for '],
    ]);
    expect(new Set(answers.map(({ headers }) => headers.id)).size).toBe(2);
    expect(new Set(answers.map(({ headers }) => headers['x-amzn-requestid'])).size).toBe(2);
    expect(new Set(answers.map(({ headers }) => headers['x-amzn-trace-id'])).size).toBe(2);
    expect(calls.length).toBe(1);
  });

  test('before it is compressed', async () => {
    const { send } = cachedGateway({
      root: { 'x-amazon-apigateway-minimum-compression-size': 0 },
    });
    const plain = await send(GET);
    const packed = await send({ ...GET, headers: ['Accept-Encoding', 'gzip'] });
    expect([plain.text, plain.headers['content-encoding']]).toEqual(['call 1', undefined]);
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(packed.bytes).toString()).toBe('call 1');
  });

  test('without the call of the hook integrate, which surrounds calls', async () => {
    let surrounded = 0;
    const integrate: GatewayOptions['integrate'] = (_request, next) => {
      surrounded += 1;
      return next();
    };
    expect(await texts({ options: { integrate } }, [{}, {}])).toEqual(['call 1', 'call 1']);
    expect(surrounded).toBe(1);
  });

  test('and what a client does to its own does not change it', async () => {
    const { gateway } = cachedGateway();
    for (let turn = 0; turn < 3; turn++) {
      const reply = await gateway.invoke(requestOf(GET));
      const bytes = (await reply?.body?.bytes(100)) ?? new Uint8Array(0);
      expect(new TextDecoder().decode(bytes)).toBe('call 1');
      bytes.fill(0);
    }
  });
});

describe('a response is not kept', () => {
  test.each<[string, CachedParts]>([
    ['without the option cache', { options: { cache: false } }],
    ['without cachingEnabled', { setting: { cachingEnabled: false } }],
    ['with a TTL of 0', { setting: { cacheTtlInSeconds: 0 } }],
    ['that streams', { integration: { responseTransferMode: 'STREAM' } }],
    ['if a parameter of the key cannot be read', { integration: { cacheKeyParameters: ['q'] } }],
    ['that is larger than its memory', { options: { cache: { maxBytes: 100 } } }],
    ...[206, 304].map((statusCode): [string, CachedParts] => [
      `with status ${statusCode}`,
      { backend: (_, call) => ({ statusCode, body: `call ${call}` }) },
    ]),
    [
      'that is an event stream',
      {
        backend: (_, call) => ({
          statusCode: 200,
          headers: ['Content-Type', 'text/event-stream; charset=utf-8'],
          body: `call ${call}`,
        }),
      },
    ],
  ])('%s', async (_, parts) => {
    const { send, calls } = cachedGateway(parts);
    await send(GET);
    await send(GET);
    expect(calls.length).toBe(2);
  });

  test('of a mock', async () => {
    const { send, gateway } = cachedGateway({
      integration: {
        type: 'mock',
        requestTemplates: { 'application/json': '{"statusCode": 200}' },
        responses: { default: { statusCode: '200' } },
      },
    });
    await send(GET);
    await send(GET);
    expect([gateway.cache.hits, gateway.cache.misses]).toEqual([0, 0]);
  });

  test('if the endpoint is called with HEAD', async () => {
    const { send, calls } = cachedGateway({
      method: 'head',
      setting: { cachingEnabled: true },
      backend: () => ({ statusCode: 200, headers: ['X', 'y'], body: 'not sent' }),
    });
    const first = await send({ ...GET, httpMethod: 'HEAD' });
    expect(await send({ ...GET, httpMethod: 'HEAD' })).toEqual(first);
    expect(calls.length).toBe(2);
  });

  test.each([1_048_576, 1_048_577])('if its body is too large: %d bytes', async (length) => {
    for (const declared of [true, false]) {
      const { send, calls } = cachedGateway({
        backend: () => ({
          statusCode: 200,
          body: declared ? new Uint8Array(length) : chunks(length),
        }),
      });
      expect((await send(GET)).bytes.length).toBe(length);
      expect((await send(GET)).bytes.length).toBe(length);
      expect(calls.length).toBe(length === 1_048_576 ? 1 : 2);
    }
  });
});

describe('of a Lambda function', () => {
  function lambda(type: string, handler: (call: number) => unknown) {
    let calls = 0;
    const { send } = cachedGateway({
      integration: {
        type,
        httpMethod: 'POST',
        uri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/f/invocations',
        ...(type === 'aws' && {
          responses: { default: { statusCode: '200' }, '.*oh.*': { statusCode: '200' } },
        }),
      },
      options: { lambda: { f: async () => handler(++calls) } },
    });
    return send;
  }

  test.each([
    ['aws_proxy', (call: number) => ({ body: `call ${call}` }), 'call 1'],
    ['aws', (call: number) => `call ${call}`, '"call 1"'],
  ])('%s: what it returned is kept', async (type, handler, expected) => {
    const send = lambda(type, handler);
    const [first, second] = [await send(GET), await send(GET)];
    expect([first.text, second.text]).toEqual([expected, expected]);
    expect(first.headers['x-amzn-trace-id']).not.toBe(second.headers['x-amzn-trace-id']);
  });

  test.each([
    ['aws_proxy', 502],
    ['aws', 200],
  ])('%s: a failure is not', async (type, status) => {
    const send = lambda(type, (call) => {
      if (call === 1) {
        throw new Error('oh no');
      }
      return { body: 'fine' };
    });
    const [first, second] = [await send(GET), await send(GET)];
    expect([first.status, second.status]).toEqual([status, 200]);
    expect(second.text).toContain('fine');
  });

  test('what a proxy cannot send is not kept', async () => {
    const send = lambda('aws_proxy', (call) => (call === 1 ? { wrong: true } : { body: 'fine' }));
    expect([(await send(GET)).status, (await send(GET)).text]).toEqual([502, 'fine']);
  });
});

describe('Cache-Control: max-age=0', () => {
  const fresh = { ...GET, headers: ['Cache-Control', 'no-transform, Max-Age=0'] };

  test('replaces the entry where it needs no authorization', async () => {
    const setting = { requireAuthorizationForCacheControl: false };
    expect(await texts({ setting }, [{}, fresh, {}])).toEqual(['call 1', 'call 2', 'call 2']);
  });

  test.each([
    ['SUCCEED_WITH_RESPONSE_HEADER', 200, 'call 1', /^199 /],
    ['SUCCEED_WITHOUT_RESPONSE_HEADER', 200, 'call 1', /^undefined$/],
    [
      'FAIL_WITH_403',
      403,
      '{"Message":"User is not authorized to access this resource"}',
      /^undefined$/,
    ],
  ] as const)('without permission: %s', async (strategy, status, text, warning) => {
    const { send } = cachedGateway({
      setting: { unauthorizedCacheControlHeaderStrategy: strategy },
    });
    await send(GET);
    const answer = await send(fresh);
    expect([answer.status, answer.text]).toEqual([status, text]);
    expect(String(answer.headers.warning)).toMatch(warning);
    const later = await send(GET);
    expect([later.text, later.headers.warning]).toEqual(['call 1', undefined]);
  });

  test('is nothing to a method that is not cached', async () => {
    const setting = {
      cachingEnabled: false,
      unauthorizedCacheControlHeaderStrategy: 'FAIL_WITH_403',
    } as const;
    expect(await texts({ setting }, [fresh])).toEqual(['call 1']);
  });
});

test('the execution log tells hits from misses, and no call from a call', async () => {
  const logs: { readonly lines: readonly string[]; readonly integrationLatency: unknown }[] = [];
  const { send } = cachedGateway({ options: { trace: (log) => logs.push(log) } });
  await send(GET);
  await send(GET);
  const has = (words: RegExp) => logs.map(({ lines }) => lines.some((line) => words.test(line)));
  expect(has(/Cache miss for cache namespace: [a-z0-9]{6}$/)).toEqual([true, false]);
  expect(has(/Cache hit for cache namespace: [a-z0-9]{6}$/)).toEqual([false, true]);
  expect(has(/Sending request to /)).toEqual([true, false]);
  expect(has(/Received response\. Status: 200/)).toEqual([true, false]);
  expect(has(/Endpoint response headers: /)).toEqual([true, true]);
  expect(logs.map(({ integrationLatency }) => integrationLatency)).toEqual([0, undefined]);
});

/** UUIDs that count. */
function ids(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `${String(count).padStart(8, '0')}-2222-4333-8444-555555555555`;
  };
}

async function* chunks(length: number): AsyncGenerator<Uint8Array> {
  for (let sent = 0; sent < length; sent += 65_536) {
    yield new Uint8Array(Math.min(65_536, length - sent));
  }
}
