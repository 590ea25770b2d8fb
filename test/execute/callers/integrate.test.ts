import { describe, expect, test } from 'vitest';
import { GatewayError } from '../../../src/errors.js';
import type { GatewayOptions } from '../../../src/gateway.js';
import { bytesBody } from '../../../src/http/body.js';
import type { BackendResponse, Body, EndpointResponse } from '../../../src/model/message.js';
import { bodyText, documentOf, inMemory } from '../../support/in-memory.js';
import { unhandledRejections } from '../../support/rejections.js';
import { eventually, startHttp } from '../../support/servers.js';

type Integrate = NonNullable<GatewayOptions['integrate']>;

const integration = { httpMethod: 'ANY', uri: 'http://backend.test/p', timeoutInMillis: 50 };
const documents = {
  http_proxy: documentOf({ ...integration, type: 'http_proxy' }),
  http: documentOf(
    {
      ...integration,
      type: 'http',
      responses: {
        default: { statusCode: 200 },
        418: { statusCode: 418 },
        503: { statusCode: 503 },
      },
    },
    { operation: { responses: { 200: {}, 418: {}, 503: {} } } },
  ),
};
const { http_proxy: proxy, http: custom } = documents;
const bytes = (text: string) => new TextEncoder().encode(text);

/** A response that tells whether it was discarded. */
function watched(statusCode: number, discarded: number[]): BackendResponse {
  const body: Body = { ...bytesBody(bytes('x')), cancel: () => void discarded.push(statusCode) };
  return { statusCode, headers: ['Content-Type', 'text/plain'], body };
}

describe.each(Object.entries(documents))('around the calls of %s', (_, document) => {
  test('it sees the request and passes on what the backend responds', async () => {
    const seen: unknown[] = [];
    const integrate: Integrate = async (request, next) => {
      const response = await next();
      seen.push(request.path, response.statusCode);
      return response;
    };
    const { send, calls } = inMemory(document, undefined, { integrate });
    expect(await send({ path: '/x' })).toMatchObject({ status: 200, text: '{}' });
    expect([seen, calls]).toMatchObject([['/p', 200], [{ path: '/p' }]]);
  });

  test('it may respond by itself, and then nothing is called', async () => {
    const integrate: Integrate = () => ({ statusCode: 418, headers: { A: 'b' }, body: 'mine' });
    const { send, calls } = inMemory(document, undefined, { integrate });
    expect(await send({ path: '/x' })).toMatchObject({ status: 418, text: 'mine' });
    expect(calls).toEqual([]);
  });

  test('it may change request and response', async () => {
    const integrate: Integrate = async (request, next) => {
      const response = await next({ path: '/v2', headers: [...request.headers, 'Signed', 'yes'] });
      return { ...response, statusCode: 418 };
    };
    const { send, calls } = inMemory(document, undefined, { integrate });
    expect(await send({ path: '/x' })).toMatchObject({ status: 418, text: '{}' });
    expect(calls[0]).toMatchObject({ path: '/v2', origin: 'http://backend.test' });
    expect(calls[0]?.headers.slice(-2)).toEqual(['Signed', 'yes']);
  });

  test('it may call again; the response that it does not use is cancelled', async () => {
    const discarded: number[] = [];
    const statuses = [503, 200];
    const backend = () => watched(statuses.shift() ?? 0, discarded);
    const integrate: Integrate = async (_request, next) => {
      const first = await next();
      return first.statusCode === 503 ? next() : first;
    };
    expect((await inMemory(document, backend, { integrate }).send({ path: '/x' })).status).toBe(
      200,
    );
    expect(discarded).toEqual([503]);
  });

  test('a failure of the call is the failure of the request unless the hook handles it', async () => {
    const backend = (): BackendResponse => {
      throw new GatewayError('INTEGRATION_FAILURE');
    };
    const passed = inMemory(document, backend, { integrate: (_request, next) => next() });
    expect((await passed.send({ path: '/x' })).status).toBe(504);
    const caught = inMemory(document, backend, {
      integrate: (_request, next) => next().catch(() => ({ statusCode: 200, body: 'stale' })),
    });
    expect(await caught.send({ path: '/x' })).toMatchObject({ status: 200, text: 'stale' });
  });
});

test('it surrounds the calls of the default client', async () => {
  const server = await startHttp((_req, res) => res.end('from afar'));
  const document = documentOf({ type: 'http_proxy', httpMethod: 'GET', uri: server.origin });
  const seen: EndpointResponse[] = [];
  const { gateway } = inMemory(document, undefined, {
    backends: undefined,
    integrate: async (_request, next) => {
      seen.push(await next());
      return seen[0] as EndpointResponse;
    },
  });
  const response = await gateway.invoke({ ...get, path: '/x' });
  expect(response?.body).toBe(seen[0]?.body);
  expect(new TextDecoder().decode(await response?.body?.bytes(100))).toBe('from afar');
  await gateway.close();
});

const get = { httpMethod: 'GET', queryString: '', headers: [], body: undefined, sourceIp: '' };

test('a mock calls nothing', async () => {
  const mock = documentOf({
    type: 'mock',
    requestTemplates: { 'application/json': '{"statusCode": 200}' },
    responses: { default: { statusCode: 200 } },
  });
  const integrate = () => expect.unreachable();
  expect((await inMemory(mock, undefined, { integrate }).send({ path: '/x' })).status).toBe(200);
});

test('another body is sent without the length that the client declared', async () => {
  const { send, calls } = inMemory(
    proxy,
    async (request) => ({ statusCode: 200, body: await bodyText(request) }),
    { integrate: (_request, next) => next({ body: bytes('other') }) },
  );
  async function* stream() {
    yield bytes('client');
  }
  const headers = ['Content-Length', '6'];
  const answer = await send({ path: '/x', headers, body: stream() });
  expect([answer.text, calls[0]?.contentLength]).toEqual(['other', undefined]);
});

describe('a hook that fails is 500 with a cause that names it', () => {
  test.each<readonly [about: string, integrate: unknown, type: string, reason: RegExp]>([
    [
      'nothing',
      () => undefined,
      'API_CONFIGURATION_ERROR',
      /^The integrate hook returned undefined/,
    ],
    [
      'no status',
      async () => ({}),
      'API_CONFIGURATION_ERROR',
      /^The integrate hook returned the status/,
    ],
    [
      'an error',
      () => {
        throw new Error('boom');
      },
      'DEFAULT_5XX',
      /^The integrate hook threw: boom$/,
    ],
    [
      'a rejection',
      () => Promise.reject('boom'),
      'DEFAULT_5XX',
      /^The integrate hook threw: boom$/,
    ],
    [
      'a request that is not one',
      (_: unknown, next: (request: unknown) => unknown) => next('/v2'),
      'DEFAULT_5XX',
      /^The integrate hook threw: next was called with a string/,
    ],
    [
      'a body that is not one',
      (_: unknown, next: (request: unknown) => unknown) => next({ body: 5 }),
      'DEFAULT_5XX',
      /^The integrate hook threw: next was called with a body that is 5: pass bytes or a stream$/,
    ],
    [
      'headers that cannot be sent',
      (_: unknown, next: (request: unknown) => unknown) => next({ headers: ['A', 'b\r\nC: d'] }),
      'DEFAULT_5XX',
      /^The integrate hook threw: The value of the header A has a line end/,
    ],
    [
      'headers that are not a list',
      (_: unknown, next: (request: unknown) => unknown) => next({ headers: { A: 'b' } }),
      'DEFAULT_5XX',
      /^The integrate hook threw: Headers are a list of names and values in turn/,
    ],
  ])('%s', async (_, integrate, type, reason) => {
    const options = { integrate: integrate as Integrate };
    const { send, calls, errors } = inMemory(custom, undefined, options);
    expect((await send({ path: '/x' })).status).toBe(500);
    expect(calls).toEqual([]);
    expect(errors).toMatchObject([{ type, cause: { message: expect.stringMatching(reason) } }]);
  });
});

test('headers that a hook writes into a response of the backend are checked', async () => {
  const integrate: Integrate = async (_request, next) => {
    const response = await next();
    (response.headers as unknown as string[]).push('A', 'b\r\nC: d');
    return response;
  };
  const { send } = inMemory(proxy, undefined, { integrate });
  const { status, headers } = await send({ path: '/x' });
  expect([status, headers.a, headers.c]).toEqual([500, undefined, undefined]);
});

test('a hook that never responds ends after the call’s time and its own', async () => {
  const { send, errors } = inMemory(proxy, undefined, {
    integrate: () => new Promise(() => {}),
    hookTimeoutInMillis: 1,
  });
  expect((await send({ path: '/x' })).status).toBe(504);
  expect(errors).toMatchObject([
    {
      type: 'INTEGRATION_TIMEOUT',
      cause: { message: 'The integrate hook returned no response within 51 ms' },
    },
  ]);
});

test('responses are discarded where the hook fails, also those that come later', async () => {
  const discarded: number[] = [];
  let respond: (response: BackendResponse) => void = () => {};
  const later = new Promise<BackendResponse>((resolve) => {
    respond = resolve;
  });
  const answers = [watched(200, discarded), later];
  const { send } = inMemory(proxy, () => answers.shift() ?? later, {
    integrate: async (_request, next) => {
      await next();
      next();
      throw new Error('boom');
    },
  });
  expect((await send({ path: '/x' })).status).toBe(500);
  expect(discarded).toEqual([200]);
  respond(watched(201, discarded));
  await eventually(() => discarded.length === 2);
  expect(discarded).toEqual([200, 201]);
});

test('a call that nothing waits for does not end the process when it fails', async () => {
  const rejections = unhandledRejections();
  const { send } = inMemory(proxy, () => Promise.reject(new Error('late')), {
    integrate: (_request, next) => {
      next();
      return { statusCode: 200 };
    },
  });
  expect((await send({ path: '/x' })).status).toBe(200);
  expect(await rejections()).toEqual([]);
});
