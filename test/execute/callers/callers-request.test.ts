import { PassThrough, Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { GatewayError } from '../../../src/errors.js';
import { checkedRequest } from '../../../src/execute/callers/callers-request.js';
import { readRequestBody } from '../../../src/http/body.js';
import { CheckedRequest } from '../../../src/http/header-field.js';
import type { InvokeRequest } from '../../../src/model/message.js';
import { wire } from '../../support/headers.js';
import { bodyText, documentOf, inMemory } from '../../support/in-memory.js';
import { requestOf } from '../../support/scope.js';

const proxy = documentOf(
  { type: 'http_proxy', httpMethod: 'POST', uri: 'http://backend.test/p' },
  { method: 'post' },
);
const post = { httpMethod: 'POST', path: '/x' } as const;

/** What `invoke` answers to anything. */
async function invoke(request: unknown, options = {}) {
  const memory = inMemory(proxy, undefined, options);
  const response = await memory.gateway.invoke(request as InvokeRequest);
  return { ...memory, statusCode: response?.statusCode };
}

async function* stream(...chunks: unknown[]): AsyncGenerator<unknown> {
  yield* chunks;
}

test('method and path are enough', async () => {
  const { statusCode, calls } = await invoke(post);
  expect(statusCode).toBe(200);
  expect(calls[0]).toMatchObject({ path: '/p', body: undefined });
  expect(calls[0]?.methodRequest.request).toMatchObject({
    queryString: '',
    headers: [],
    sourceIp: '',
  });
});

describe('headers', () => {
  test.each<{ what: string; headers: InvokeRequest['headers']; list: string[] }>([
    { what: 'a list', headers: ['X-A', '1', 'x-a', ''], list: ['X-A', '1', 'x-a', ''] },
    {
      what: 'an object',
      headers: { 'X-A': '1', 'X-B': ['2', '3'], 'X-C': undefined },
      list: ['X-A', '1', 'X-B', '2', 'X-B', '3'],
    },
    { what: 'null', headers: null, list: [] },
  ])('may be $what', ({ headers, list }) => {
    expect(checkedRequest({ ...post, headers }).headers).toEqual(list);
  });

  test('are copied: a later change does not reach the backend', () => {
    const headers = ['X-A', '1'];
    const request = checkedRequest({ ...post, headers });
    headers[1] = 'bad\r\nX-Evil: 1';
    expect(request.headers).toEqual(['X-A', '1']);
  });
});

describe('the body', () => {
  test.each<{ what: string; body: () => unknown; text: string }>([
    { what: 'text', body: () => 'äb', text: 'äb' },
    { what: 'bytes', body: () => new TextEncoder().encode('äb'), text: 'äb' },
    { what: 'an ArrayBuffer', body: () => new TextEncoder().encode('ab').buffer, text: 'ab' },
    { what: 'a generator', body: () => stream('ä', new Uint8Array([98])), text: 'äb' },
    { what: 'a stream of the web', body: () => new Response('äb').body, text: 'äb' },
    { what: 'a stream of Node', body: () => new PassThrough().end('äb'), text: 'äb' },
    { what: 'texts of Node', body: () => Readable.from(['ä', 'b']), text: 'äb' },
    {
      what: 'decoded texts',
      body: () => new PassThrough().end('äb').setEncoding('utf8'),
      text: 'äb',
    },
    { what: 'null', body: () => null, text: '' },
  ])('may be $what', async ({ body, text }) => {
    const { send } = inMemory(proxy, async (request) => ({
      statusCode: 200,
      body: await bodyText(request),
    }));
    const answer = await send({ ...post, body: body() } as object);
    expect(answer).toMatchObject({ status: 200, text });
  });

  test.each([{}, 5, null, ['a']])('may not give %s as a chunk', async (chunk) => {
    const { body } = checkedRequest({ ...post, body: stream('a', chunk) });
    await expect(readRequestBody(body, 10)).rejects.toMatchObject({
      type: 'API_CONFIGURATION_ERROR',
      cause: {
        message: expect.stringMatching(/^The stream of a request's body produced .*produce bytes/),
      },
    });
  });

  test('that fails before it is read does not end the process', async () => {
    const body = new PassThrough();
    const { statusCode } = await invoke(
      { ...post, body },
      { context: () => void body.destroy(new Error('gone')) },
    );
    expect(statusCode).toBe(200);
  });
});

const hostile = {
  get path(): string {
    throw new Error('no path');
  },
};

describe('a request of another shape is a 500, and onError gets the cause', () => {
  test.each<{ what: string; request: unknown; cause: RegExp }>([
    { what: 'nothing', request: undefined, cause: /undefined: pass \{ httpMethod, path \}/ },
    { what: 'a text', request: '/x', cause: /a string: pass/ },
    { what: 'a list', request: [], cause: /an array: pass/ },
    { what: 'a promise', request: Promise.resolve(post), cause: /a promise: pass/ },
    {
      what: 'a Request of fetch',
      request: new Request('http://a.test/x'),
      cause: /a Request: pass/,
    },
    { what: 'no method', request: { path: '/x' }, cause: /the httpMethod undefined: pass/ },
    {
      what: 'an odd method',
      request: { ...post, httpMethod: 'A B' },
      cause: /the httpMethod with/,
    },
    { what: 'no path', request: { httpMethod: 'POST' }, cause: /the path undefined: pass/ },
    { what: 'a relative path', request: { ...post, path: 'x' }, cause: /begins with "\/"/ },
    { what: 'an empty path', request: { ...post, path: '' }, cause: /begins with "\/"/ },
    {
      what: 'a query of pairs',
      request: { ...post, queryString: {} },
      cause: /queryString an object/,
    },
    { what: 'a null query', request: { ...post, queryString: null }, cause: /queryString null/ },
    { what: 'an address of numbers', request: { ...post, sourceIp: 1 }, cause: /sourceIp 1: pass/ },
    { what: 'half a header', request: { ...post, headers: ['X-A'] }, cause: /odd length/ },
    {
      what: 'a header of a number',
      request: { ...post, headers: { a: 1 } },
      cause: /with 1 as its/,
    },
    {
      what: 'a header with a line end',
      request: { ...post, headers: ['a', 'b\nc'] },
      cause: /header a with/,
    },
    {
      what: 'headers of fetch',
      request: { ...post, headers: new Headers() },
      cause: /a Headers: pass/,
    },
    { what: 'a Map of headers', request: { ...post, headers: new Map() }, cause: /a Map: pass/ },
    {
      what: 'an object as the body',
      request: { ...post, body: { a: 1 } },
      cause: /JSON\.stringify/,
    },
    { what: 'a number as the body', request: { ...post, body: 5 }, cause: /JSON\.stringify/ },
    { what: 'texts as the body', request: { ...post, body: ['a'] }, cause: /JSON\.stringify/ },
    { what: 'another scheme', request: { ...post, scheme: 'ftp' }, cause: /"http" or "https"/ },
    { what: 'a port as text', request: { ...post, port: '80' }, cause: /the port a string/ },
    { what: 'something for a signal', request: { ...post, signal: {} }, cause: /an AbortSignal/ },
    { what: 'a text as refusal', request: { ...post, refusal: 'no' }, cause: /an error/ },
    { what: 'a getter that throws', request: hostile, cause: /the httpMethod undefined|no path/ },
  ])('$what', async ({ request, cause }) => {
    for (const fallthrough of [false, true]) {
      const { statusCode, calls, errors } = await invoke(request, { fallthrough });
      expect(statusCode).toBe(500);
      expect(calls).toEqual([]);
      expect(errors).toHaveLength(1);
      expect(errors[0]).toBeInstanceOf(GatewayError);
      expect(errors[0]?.cause).toBeInstanceOf(TypeError);
      expect(errors[0]?.cause).toMatchObject({ message: expect.stringMatching(cause) });
      expect(errors[0]?.cause).toMatchObject({
        message: expect.stringMatching(/^invoke was called with /),
      });
    }
  });
});

test('a request that an adapter has made is not looked at', () => {
  class Parsed extends CheckedRequest {
    readonly headers = wire(['not a name', '']);
  }
  const request = Object.assign(new Parsed(), requestOf(), { headers: wire(['not a name', '']) });
  expect(checkedRequest(request)).toBe(request);
});

const throws = (): boolean => {
  throw new Error('not now');
};

test.each<[string, boolean, () => boolean | undefined, AbortSignal | undefined]>([
  ['says nothing', false, () => undefined, undefined],
  ['says so', true, () => true, undefined],
  ['has a signal that says so', true, () => false, AbortSignal.abort()],
  ['has a getter that throws', false, throws, undefined],
])('the client of a request that %s has left: %s', (_, hasLeft, clientHasLeft, signal) => {
  const request = { httpMethod: 'GET', path: '/x', signal };
  Object.defineProperty(request, 'clientHasLeft', { get: clientHasLeft });
  expect(checkedRequest(request).clientHasLeft).toBe(hasLeft);
});

test('a request of a class keeps its getters and methods', () => {
  const { signal } = new AbortController();
  class Own {
    readonly httpMethod = 'GET';
    readonly path = '/x';
    readonly #watchers: unknown[] = [];
    get signal(): AbortSignal {
      return signal;
    }
    get clientHasLeft(): boolean {
      return this.#watchers.length > 0;
    }
    onClientLeft(watcher: unknown): void {
      this.#watchers.push(watcher);
    }
  }
  const request = checkedRequest(new Own());
  expect(request.signal).toBe(signal);
  expect(request.clientHasLeft).toBe(false);
  request.onClientLeft?.({ clientLeft: () => {} });
  expect(request.clientHasLeft).toBe(true);
});
