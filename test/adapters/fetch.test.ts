import type { RequestListener } from 'node:http';
import { Hono } from 'hono';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { type FetchOptions, gatewayHandler } from '../../src/adapters/fetch.js';
import { createGateway as createCoreGateway } from '../../src/core/gateway.js';
import type { GatewayError } from '../../src/errors.js';
import { createGateway } from '../../src/gateway.js';
import { documentOf } from '../support/in-memory.js';
import { eventually, startHttp, startTcp } from '../support/servers.js';

const errors: GatewayError[] = [];
beforeEach(() => {
  errors.length = 0;
});
const onError = (error: GatewayError): void => void errors.push(error);

/** A mock that shows the client's address and the stage variable that a test sets. */
const WHO = documentOf({
  type: 'mock',
  requestTemplates: { 'application/json': '{"statusCode": 200}' },
  responses: {
    default: {
      statusCode: '200',
      responseTemplates: { 'application/json': '$context.identity.sourceIp $context.authorizer.a' },
    },
  },
});

type Options = FetchOptions & { readonly fallthrough?: false };

const who = (options: Options = {}) => gatewayHandler(WHO, { onError, ...options });
const ask = (target = '/x', init: RequestInit = {}) =>
  new Request(`http://api.test${target}`, init);

describe('a handler', () => {
  test('asks the caller for the connection, with what the server passed', async () => {
    const asked: unknown[] = [];
    const handler = gatewayHandler<[{ ip: string }, string]>(WHO, {
      connection: (request, { ip }, second) => {
        asked.push(request.url, second);
        return { sourceIp: ip };
      },
      context: ({ sourceIp }, { request, args }) => ({
        authorizer: { a: `${sourceIp} ${request.method} ${args[1]}` },
      }),
    });
    const response = await handler(ask(), { ip: '192.0.2.7' }, 'second');
    expect(await response.text()).toBe('192.0.2.7 192.0.2.7 GET second');
    expect(asked).toEqual(['http://api.test/x', 'second']);
  });

  test.each([
    ['throws', () => expect.unreachable()],
    ['returns nonsense', () => ({ sourceIp: 7 })],
    ['returns a promise', async () => ({ sourceIp: '192.0.2.7' })],
  ])('whose connection hook %s refuses the request', async (_what, connection) => {
    const handler = who({ connection: connection as never });
    expect((await handler(ask())).status).toBe(500);
    expect(errors).toEqual([expect.objectContaining({ type: 'DEFAULT_5XX' })]);
    expect(String(errors[0]?.cause)).toMatch(/The connection hook (threw|returned)/);
    expect((await handler(ask('/none'))).status).toBe(403);
  });

  test('serves below its mount path alone', async () => {
    const handler = who({ mount: '/v1/' });
    const statuses = ['/v1/x', '/x', '/v2/x', '/v1x', '/v1'].map(
      async (path) => (await handler(ask(path))).status,
    );
    expect(await Promise.all(statuses)).toEqual([200, 403, 403, 403, 403]);
  });

  test('returns undefined, with fallthrough, for what no method matches', async () => {
    const handler = gatewayHandler(WHO, { mount: '/v1', fallthrough: true });
    const request = ask('/v1/none', { method: 'POST', body: 'text' });
    expect([await handler(request), await handler(ask('/x'))]).toEqual([undefined, undefined]);
    expect(await request.text()).toBe('text');
    expect((await handler(ask('/v1/x')))?.status).toBe(200);
  });

  test('is what a server takes: a function, and an object with fetch', async () => {
    const handler = who();
    const { fetch, gateway } = handler;
    expect((await fetch(ask())).status).toBe(200);
    expect(gateway.api.name).toBe('test');
    const closed: Promise<void> = handler.close();
    await closed;
    expect((await handler(ask())).status).toBe(503);
    expect(errors).toHaveLength(1);
  });

  test.each([
    [{ mount: 'v1' }, 'mount must be a path such as "/v1", not "v1"'],
    [{ mount: '/v1?x' }, 'mount must be a path such as "/v1"'],
    [{ mount: 7 }, 'mount must be a path such as "/v1", not 7'],
    [{ connection: '192.0.2.7' }, 'connection must be a function, not "192.0.2.7"'],
    [{ conection: () => {} }, '"conection" is not an option of the gateway'],
  ])('refuses %j', (options, message) => {
    expect(() => gatewayHandler(WHO, options as never)).toThrow(message);
  });

  test.each([undefined, null, 'http://api.test/x', 7])('responds to %j with 500', async (given) => {
    const handler = who();
    expect((await handler(given as never)).status).toBe(500);
    expect(String(errors[0]?.cause)).toContain('pass a Request');
  });
});

describe.each([
  ['the package', createGateway],
  ['the core', createCoreGateway as typeof createGateway],
])('fetch of a gateway of %s', (_name, create) => {
  test('responds, detached too, and passes on what it gets', async () => {
    const { fetch } = create(WHO, {
      onError,
      context: (_request, native) => ({ authorizer: { a: String(native) } }),
    });
    const response = await fetch(ask(), 'env', { sourceIp: '192.0.2.7' });
    expect([response.status, await response.text()]).toEqual([200, '192.0.2.7 env']);
    expect((await fetch(ask('/none'))).status).toBe(403);
    expect((await fetch(ask(), 'env', { sourceIp: 7 } as never)).status).toBe(500);
    expect((await fetch(undefined as never)).status).toBe(500);
  });

  test('ignores fallthrough: it always returns a Response', async () => {
    const gateway = create(WHO, { fallthrough: true });
    expect((await gateway.fetch(ask('/none'))).status).toBe(403);
  });
});

test('is what Hono mounts, which removes the path itself', async () => {
  const app = new Hono();
  app.mount('/v1', who()).mount('/v2', gatewayHandler(WHO, { fallthrough: true }) as never);
  app.all('*', (c) => c.text('next'));
  const asked = await Promise.all(
    ['/v1/x', '/v1/none', '/v2/x', '/v2/none'].map(async (path) =>
      (await app.request(path)).text(),
    ),
  );
  const unmatched = '{"message":"Missing Authentication Token"}';
  expect(asked.map((text) => text.trim())).toEqual(['', unmatched, '', 'next']);
});

describe('in front of a backend', () => {
  const proxied = async (listener: RequestListener, options: Options = {}) => {
    const { origin } = await startHttp(listener);
    return through(origin, options);
  };

  function through(origin: string, options: Options = {}) {
    const document = documentOf(
      { type: 'http_proxy', httpMethod: 'ANY', uri: `${origin}/b`, timeoutInMillis: 2000 },
      { method: 'x-amazon-apigateway-any-method' },
    );
    const handler = gatewayHandler(document, { onError, ...options });
    onTestFinished(() => handler.close());
    return handler;
  }

  test('a body goes up with its length, and the answer comes down', async () => {
    const handler = await proxied((req, res) => {
      res.writeHead(201, {
        'Set-Cookie': ['a=1', 'b=2'],
        'X-Length': req.headers['content-length'],
      });
      req.pipe(res);
    });
    const response = await handler(ask('/x', { method: 'POST', body: 'text' }));
    expect([response.status, response.headers.get('x-length')]).toEqual([201, '4']);
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(await response.text()).toBe('text');
  });

  test('an event stream arrives event by event, and ends the call when it is cancelled', async () => {
    let send: ((event: string) => void) | undefined;
    let closed = false;
    const handler = await proxied((req, res) => {
      res.writeHead(200, { 'Content-Type': 'text/event-stream' });
      send = (event) => void res.write(event);
      req.socket.on('close', () => {
        closed = true;
      });
      res.flushHeaders();
    });
    const response = await handler(ask());
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    for (const event of ['data: 1\n\n', 'data: 2\n\n']) {
      send?.(event);
      expect(Buffer.from((await reader.read()).value ?? []).toString()).toBe(event);
    }
    await reader.cancel();
    await eventually(() => closed);
    expect(errors).toEqual([]);
  });

  test.each(['before the response', 'in the middle of it'])(
    'a client that leaves %s ends the call',
    async (when) => {
      let reached = false;
      let closed = false;
      const handler = await proxied((req, res) => {
        reached = true;
        if (when !== 'before the response') {
          res.write('abc');
        }
        req.socket.on('close', () => {
          closed = true;
        });
      });
      const controller = new AbortController();
      const responding = handler(ask('/x', { signal: controller.signal }));
      if (when === 'before the response') {
        await eventually(() => reached);
      } else {
        await responding;
      }
      controller.abort(new Error('left'));
      await eventually(() => closed);
      const response = await responding;
      if (when !== 'before the response') {
        await expect(response.text()).rejects.toThrow('left');
      }
      expect(errors).toEqual([]);
    },
  );

  test('a backend that hangs up in the middle of its body breaks the Response off', async () => {
    const { origin } = await startTcp((socket) =>
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\nabc');
        setImmediate(() => socket.resetAndDestroy());
      }),
    );
    const response = await through(origin)(ask());
    expect([response.status, response.headers.get('content-length')]).toEqual([200, '100000']);
    await expect(response.text()).rejects.toThrow();
    expect(errors).toEqual([expect.objectContaining({ type: 'INTEGRATION_FAILURE' })]);
  });

  test('a body beyond the limit is 413, whole or streaming', async () => {
    const handler = await proxied((req, res) => void req.resume().on('end', () => res.end()), {
      payloadLimit: 10,
    });
    const chunks = ReadableStream.from([Buffer.from('123456'), Buffer.from('789abc')]);
    for (const body of ['123456789abc', chunks]) {
      const init = { method: 'POST', body, duplex: 'half' } as RequestInit;
      expect((await handler(ask('/x', init))).status).toBe(413);
    }
    const declared = { method: 'POST', headers: { 'Content-Length': '12' }, body: '123456789abc' };
    expect((await handler(ask('/x', declared))).status).toBe(413);
  });

  test('a body that was read already is a 500 where it is needed', async () => {
    const handler = await proxied((_req, res) => void res.end('fine'));
    const request = ask('/x', { method: 'POST', body: 'text' });
    await request.text();
    expect((await handler(request)).status).toBe(500);
    expect(String(errors[0]?.cause)).toContain('mount the gateway in front of');
  });

  test('a body that breaks off is a 400, and the backend does not get the rest', async () => {
    let closed = false;
    const handler = await proxied((req) => {
      req.socket.on('close', () => {
        closed = true;
      });
    });
    const body = new ReadableStream({
      async pull(controller) {
        await new Promise((resolve) => setImmediate(resolve));
        controller.error(new Error('gone'));
      },
      start: (controller) => controller.enqueue(Buffer.from('abc')),
    });
    const init = {
      method: 'POST',
      body,
      duplex: 'half',
      headers: { 'Transfer-Encoding': 'chunked' },
    };
    expect((await handler(ask('/x', init as RequestInit))).status).toBe(400);
    await eventually(() => closed);
  });

  test('a status that a Response cannot have is a 500', async () => {
    const handler = await proxied((_req, res) => void res.writeHead(999).end('x'));
    const response = await handler(ask());
    expect([response.status, await response.text()]).toEqual([
      500,
      '{"message": "Internal server error"}',
    ]);
    expect(String(errors[0]?.cause)).toContain('The status 999 cannot be sent');
  });

  test('HEAD, 204 and 304 have no body', async () => {
    const handler = await proxied((req, res) => {
      res.writeHead(Number(req.headers['x-status']), { 'Content-Length': 4 }).end('body');
    });
    const rows = [
      ['HEAD', 200, '4'],
      ['GET', 204, null],
      ['GET', 304, null],
    ] as const;
    for (const [method, status, length] of rows) {
      const response = await handler(
        ask('/x', { method, headers: { 'X-Status': String(status) } }),
      );
      expect([response.status, response.body, response.headers.get('content-length')]).toEqual([
        status,
        null,
        length,
      ]);
    }
  });
});
