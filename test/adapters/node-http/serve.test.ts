import type { ServerResponse } from 'node:http';
import { request as send } from 'undici';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { serve } from '../../../src/adapters/node-http/serve.js';
import { createHttpBackend } from '../../../src/backend/http.js';
import {
  type FakeGateway,
  fakeGateway,
  proxyGateway,
  textReply,
} from '../../support/fake-gateway.js';
import { HOSTS } from '../../support/hosts.js';
import { requestOf } from '../../support/scope.js';
import { eventually, rawClient, startHttp } from '../../support/servers.js';
import { ok, only, startersOf, streamReply } from '../all-adapters/starters.js';

// An adapter translates: what a gateway makes of a request is not its business.
vi.mock('../../../src/gateway.js', () => ({ createGateway: (gateway: FakeGateway) => gateway }));

describe.each(HOSTS)('$name', (host) => {
  const { start } = startersOf(host);

  describe('a failure', () => {
    test('a body that breaks off closes its connection, and other requests succeed', async () => {
      const cause = new Error('broken');
      let breakOff = (): void => {};
      const gateway = fakeGateway(({ path }) =>
        path === '/ok'
          ? ok()
          : streamReply((sink) => {
              sink.write(Buffer.from('abc'));
              breakOff = () => sink.fail(cause);
            }),
      );
      const { port, origin } = await start(gateway);
      const client = rawClient(port, 'GET / HTTP/1.1\r\nHost: a\r\n\r\n');
      await client.until(/abc\r\n$/);
      breakOff();
      await client.closed;
      expect(client.received()).toMatch(/^HTTP\/1\.1 200 OK[\s\S]*abc\r\n$/);
      expect(gateway.errors).toEqual([cause]);
      expect((await send(`${origin}/ok`)).statusCode).toBe(200);
    });

    test('a client that disconnects aborts the signal and is reported to the watcher', async () => {
      const told: unknown[] = [];
      const gateway = fakeGateway((request) => {
        request.signal?.addEventListener('abort', () => told.push('signal'));
        request.onClientLeft?.({ clientLeft: () => told.push('watcher') });
        return new Promise(() => {});
      });
      const { port } = await start(gateway);
      const client = rawClient(port, 'GET / HTTP/1.1\r\nHost: a\r\n\r\n');
      await eventually(() => gateway.requests.length === 1);
      client.socket.destroy();
      await eventually(() => told.length === 2);
      expect(told.sort()).toEqual(['signal', 'watcher']);
    });

    test('a client that stays does neither', async () => {
      const told: unknown[] = [];
      const gateway = fakeGateway((request) => {
        request.signal?.addEventListener('abort', () => told.push('signal'));
        request.onClientLeft?.({ clientLeft: () => told.push('watcher') });
        return ok();
      });
      const { port } = await start(gateway);
      const client = rawClient(port, 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
      await client.closed;
      expect(client.received()).toMatch(/ok$/);
      expect(told).toEqual([]);
    });

    test('the body is cancelled if the client disconnects in the middle of the response', async () => {
      let cancelled = false;
      const gateway = fakeGateway(() =>
        streamReply(
          (sink) => void sink.write(Buffer.from('abc')),
          () => {
            cancelled = true;
          },
        ),
      );
      const { port } = await start(gateway);
      const client = rawClient(port, 'GET / HTTP/1.1\r\nHost: a\r\n\r\n');
      await client.until(/abc/);
      client.socket.destroy();
      await eventually(() => cancelled);
      expect(gateway.errors).toEqual([]);
    });

    test('the body is cancelled if other middleware ends the response', async () => {
      let end: (() => void) | undefined;
      let cancelled = false;
      const gateway = fakeGateway(() =>
        streamReply(
          (sink) => void sink.write(Buffer.from('abc')),
          () => {
            cancelled = true;
          },
        ),
      );
      const { port } = await start(gateway, [
        (_req, res) => {
          end = () => void res.end('late');
        },
      ]);
      const client = rawClient(port, 'GET / HTTP/1.1\r\nHost: a\r\n\r\n');
      await client.until(/abc/);
      end?.();
      await eventually(() => cancelled);
      expect(gateway.errors).toEqual([]);
    });

    test('a client that disconnects in the middle of its request aborts the call', async () => {
      let reached = false;
      let aborted = false;
      const server = await startHttp(
        (req) =>
          void req
            .on('data', () => {
              reached = true;
            })
            .on('error', () => {
              aborted = true;
            }),
      );
      const backend = createHttpBackend({ payloadLimit: 1e9 });
      onTestFinished(() => backend.close());
      const gateway = proxyGateway(server.origin, backend);
      const { port } = await start(gateway);
      const client = rawClient(
        port,
        'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\nabc',
      );
      await eventually(() => reached);
      client.socket.destroy();
      await eventually(() => aborted);
    });

    // Fastify itself stops there, and a handler of fetch returns one response.
    const stops = host.kind === 'fastify' || host.kind === 'fetch';
    only(!stops).test(
      'other middleware has sent a response: the gateway is not invoked and writes nothing',
      async () => {
        const gateway = fakeGateway(ok);
        const { origin } = await start(gateway, ['answers']);
        expect(await (await send(origin)).body.text()).toBe('answered');
        expect(gateway.requests).toEqual([]);
        expect(gateway.errors).toEqual([
          expect.objectContaining({ message: expect.stringContaining('sent a response already') }),
        ]);
      },
    );

    test('a header that Node refuses is a plain 500', async () => {
      const gateway = fakeGateway(() => textReply(200, 'x', ['X-A', 'a\nb']));
      const { origin } = await start(gateway);
      const answer = await send(origin);
      expect(answer.statusCode).toBe(500);
      expect(await answer.body.json()).toEqual({ message: 'Internal server error' });
      expect(gateway.errors).toEqual([
        host.kind === 'fetch'
          ? expect.objectContaining({ message: expect.stringContaining('X-A has a line end') })
          : expect.objectContaining({ code: 'ERR_INVALID_CHAR' }),
      ]);
    });
  });

  describe('a request is passed on', () => {
    test('what no method matches', async () => {
      const { origin } = await start(
        fakeGateway(() => undefined),
        [],
        true,
      );
      expect(await (await send(origin)).body.text()).toBe('behind');
    });

    test('but not what it responds to', async () => {
      const { origin } = await start(fakeGateway(ok), [], true);
      expect(await (await send(origin)).body.text()).toBe('ok');
    });

    only(host.kind === 'node').test('nothing without a next handler: 403', async () => {
      const { origin } = await start(fakeGateway(() => undefined));
      expect((await send(origin)).statusCode).toBe(403);
    });
  });
});

describe('a response that other middleware sends while the gateway works', () => {
  test('is left alone, and the body of the gateway cancelled', async () => {
    let cancelled = 0;
    const res = { headersSent: false } as ServerResponse & { headersSent: boolean };
    const gateway = fakeGateway(() => {
      res.headersSent = true;
      return {
        ...ok(),
        body: {
          length: undefined,
          sendTo: () => expect.unreachable(),
          bytes: () => Promise.reject(),
          cancel: () => {
            cancelled += 1;
          },
        },
      };
    });
    serve(gateway, requestOf() as never, undefined as never, res, undefined);
    await eventually(() => gateway.errors.length > 0);
    expect(cancelled).toBe(1);
    expect(gateway.errors).toEqual([
      expect.objectContaining({ message: expect.stringContaining('sent a response already') }),
    ]);
  });
});

test('a next handler that throws after it has sent a response closes the connection', async () => {
  let destroyed = 0;
  const res = {
    headersSent: false,
    destroy: () => {
      destroyed += 1;
    },
  } as unknown as ServerResponse & { headersSent: boolean };
  const cause = new Error('next');
  const gateway = fakeGateway(() => undefined);
  const request = { ...requestOf(), release: () => {} } as never;
  serve(gateway, request, undefined as never, res, () => {
    res.headersSent = true;
    throw cause;
  });
  await eventually(() => destroyed > 0);
  expect(gateway.errors).toEqual([cause]);
});

test('where even a plain 500 cannot be written, the connection is closed', async () => {
  let destroyed = 0;
  const broken = new Error('broken');
  const res = {
    headersSent: false,
    getHeaderNames: () => {
      throw broken;
    },
    destroy: () => {
      destroyed += 1;
    },
  } as unknown as ServerResponse;
  const gateway = fakeGateway(() => Promise.reject(new Error('first')));
  serve(gateway, requestOf() as never, undefined as never, res, undefined);
  await eventually(() => destroyed > 0);
  expect(gateway.errors).toEqual([expect.objectContaining({ message: 'first' }), broken]);
});
