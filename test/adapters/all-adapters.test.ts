import { once } from 'node:events';
import { gunzipSync } from 'node:zlib';
import { request as send } from 'undici';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createHttpBackend } from '../../src/backend/http.js';
import type { BodySink, ClientResponse, GatewayRequest } from '../../src/model/message.js';
import { type FakeGateway, fakeGateway, proxyGateway, textReply } from '../support/fake-gateway.js';
import { wire } from '../support/headers.js';
import { type Front, HOSTS } from '../support/hosts.js';
import { eventually, type Listening, rawClient, startHttp } from '../support/servers.js';

// An adapter translates: what a gateway makes of a request is not its business.
vi.mock('../../src/gateway.js', () => ({ createGateway: (gateway: FakeGateway) => gateway }));

const ok = (): ClientResponse => textReply(200, 'ok', ['Content-Type', 'text/plain']);

describe.each(HOSTS)('$name', (host) => {
  const start = (
    gateway: FakeGateway,
    front: readonly Front[] = [],
    behind = false,
  ): Promise<Listening> => host.start({ gateways: { '': gateway }, front, behind });

  /** A gateway in front of a backend which tells what it got: method, target, length, body. */
  const startProxy = async (
    front: readonly Front[] = [],
  ): Promise<Listening & { gateway: FakeGateway }> => {
    const { origin } = await startHttp(async (req, res) => {
      const chunks = [];
      for await (const chunk of req) {
        chunks.push(chunk);
      }
      const {
        'content-length': length,
        'transfer-encoding': coding,
        'content-encoding': packed,
      } = req.headers;
      const body = Buffer.concat(chunks).toString('latin1');
      res.end(JSON.stringify([req.method, req.url, length ?? coding ?? '', packed ?? '', body]));
    });
    const backend = createHttpBackend({ payloadLimit: 1e9 });
    onTestFinished(() => backend.close());
    const gateway = proxyGateway(origin, backend);
    return { ...(await start(gateway, front)), gateway };
  };

  describe('reads a request', () => {
    const targets: readonly (readonly [string, string, string])[] = [
      ['/pets', '/pets', ''],
      ['/pets?', '/pets', ''],
      ['/pets?type=dog&x=%2F?', '/pets', 'type=dog&x=%2F?'],
      ['/a%2Fb//c/./../%7e/', '/a%2Fb//c/./../%7e/', ''],
      ['//evil.test/x?y', '//evil.test/x', 'y'],
      ['http://evil.test/pets?x=1', '/pets', 'x=1'],
      ['http://evil.test?x=1', '/', 'x=1'],
      ['/pets?x#y?z', '/pets', 'x'],
      ['/pets#y?z', '/pets', ''],
      ['/?a=http://b/c', '/', 'a=http://b/c'],
    ];
    test.each(targets)('target %s', async (target, path, queryString) => {
      const gateway = fakeGateway(ok);
      const { port } = await start(gateway);
      await rawClient(port, `GET ${target} HTTP/1.1\r\nHost: a\r\n\r\n`).until(/ok$/);
      expect(gateway.requests[0]).toMatchObject({ httpMethod: 'GET', path, queryString });
    });

    test('headers keep spelling, order and repetition', async () => {
      const gateway = fakeGateway(ok);
      const { port } = await start(gateway);
      await rawClient(
        port,
        'GET / HTTP/1.1\r\nhOST: a\r\nX-A: 1\r\nx-a: 2\r\nUser-Agent: \u00e9\r\nuser-agent: b\r\n\r\n',
      ).until(/ok$/);
      expect(gateway.requests[0]?.headers).toEqual([
        ...['hOST', 'a', 'X-A', '1', 'x-a', '2'],
        ...['User-Agent', '\u00c3\u00a9', 'user-agent', 'b'],
      ]);
      expect(gateway.requests[0]?.body).toBeUndefined();
    });

    test('address, scheme and port are those of the socket', async () => {
      const gateway = fakeGateway((request) => {
        const { sourceIp, scheme, port, clientCertificate } = request;
        return textReply(200, JSON.stringify([sourceIp, scheme, port, clientCertificate ?? null]));
      });
      const { origin, port } = await start(gateway);
      const answer = await send(origin, {
        headers: { 'X-Forwarded-For': '1.2.3.4', 'X-Forwarded-Proto': 'https' },
      });
      expect(await answer.body.json()).toEqual(['127.0.0.1', 'http', port, null]);
    });

    only(host.kind !== 'node').test('unless the application trusts a proxy in front', async () => {
      const gateway = fakeGateway(({ sourceIp, remoteAddress, scheme, port }) =>
        textReply(200, JSON.stringify([sourceIp, remoteAddress, scheme, port])),
      );
      const { origin } = await start(gateway, ['trusts']);
      const answer = await send(origin, {
        headers: { 'X-Forwarded-For': '1.2.3.4', 'X-Forwarded-Proto': 'https' },
      });
      expect(await answer.body.json()).toEqual(['1.2.3.4', '127.0.0.1', 'https', 443]);
    });
  });

  only(host.kind !== 'node').describe('mounted', () => {
    const paths: readonly (readonly [string, string, string])[] = [
      ['/v1/pets?x=1', '/pets', 'x=1'],
      ['/v1', '/', ''],
      ['/v1/', '/', ''],
      ['/v1?x=1', '/', 'x=1'],
      ['/v1/a%2Fb', '/a%2Fb', ''],
      ['/v1//evil.test/x', '//evil.test/x', ''],
      ['/v1//pets?x=/pets', '//pets', 'x=/pets'],
      ['http://evil.test/v1/pets?x=1', '/pets', 'x=1'],
      ['http://evil.test/v1//pets?x=1', '//pets', 'x=1'],
    ];
    test.each(paths)('%s', async (target, path, queryString) => {
      const gateway = fakeGateway(ok);
      const { port } = await host.start({ gateways: { '/v1': gateway } });
      await rawClient(port, `GET ${target} HTTP/1.1\r\nHost: a\r\n\r\n`).until(/ok$/);
      expect(gateway.requests[0]).toMatchObject({ path, queryString });
    });

    test('twice in one app, and what one leaves the other may take', async () => {
      const first = fakeGateway(({ path }) => (path === '/one' ? ok() : undefined));
      const second = fakeGateway(ok);
      const { origin } = await host.start({ gateways: { '/v1': first, '/v2': second } });
      await send(`${origin}/v1/one`);
      await send(`${origin}/v2/one`);
      expect((await send(`${origin}/v1/two`)).statusCode).toBe(404);
      expect(first.requests.map(({ path }) => path)).toEqual(['/one', '/two']);
      expect(second.requests.map(({ path }) => path)).toEqual(['/one']);
    });
  });

  describe('passes on', () => {
    test('what the gateway leaves', async () => {
      const { origin } = await start(
        fakeGateway(() => undefined),
        [],
        true,
      );
      expect(await (await send(origin)).body.text()).toBe('behind');
    });

    test('but not what it answers', async () => {
      const { origin } = await start(fakeGateway(ok), [], true);
      expect(await (await send(origin)).body.text()).toBe('ok');
    });

    only(host.kind === 'node').test('nothing where nobody stands behind', async () => {
      const { origin } = await start(fakeGateway(() => undefined));
      expect((await send(origin)).statusCode).toBe(403);
    });
  });

  describe('carries a body up', () => {
    const bodies: readonly (readonly [string, string, string])[] = [
      ['with a length', 'Content-Length: 7\r\n\r\n{"a":1}', '{"a":1}'],
      [
        'in chunks, which has come',
        'Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n1\r\nd\r\n0\r\n\r\n',
        'abcd',
      ],
      ['of no bytes', 'Content-Length: 0\r\n\r\n', ''],
      ['of no chunks', 'Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n', ''],
    ];
    test.each(bodies)('%s', async (_what, wire, body) => {
      const { port } = await startProxy();
      const answer = await rawClient(port, `POST /x?y HTTP/1.1\r\nHost: a\r\n${wire}`).until(/\]$/);
      expect(JSON.parse(answer.slice(answer.indexOf('[')))).toEqual([
        'POST',
        '/x?y',
        String(body.length),
        '',
        body,
      ]);
    });

    test('of a GET', async () => {
      const { port } = await startProxy();
      const answer = await rawClient(
        port,
        'GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi',
      ).until(/\]$/);
      expect(answer).toContain('"hi"');
    });

    test('after `100 Continue`', async () => {
      const { port } = await startProxy();
      const client = rawClient(
        port,
        'PUT / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n',
      );
      await client.until(/^HTTP\/1\.1 100 Continue\r\n\r\n/);
      client.socket.write('hi');
      expect(await client.until(/\]$/)).toContain('"hi"');
    });

    test('as slowly as the backend reads', async () => {
      let received = 0;
      let read: (() => void) | undefined;
      const backendServer = await startHttp((req, res) => {
        read = () => {
          req.on('data', (chunk: Uint8Array) => {
            received += chunk.length;
          });
          req.on('end', () => res.end(`${received}`));
        };
      });
      const backend = createHttpBackend({ payloadLimit: 1e9 });
      onTestFinished(() => backend.close());
      const { port } = await start(proxyGateway(backendServer.origin, backend));
      const size = 64 * 1024 * 1024;
      const client = rawClient(
        port,
        `POST / HTTP/1.1\r\nHost: a\r\nContent-Length: ${size}\r\n\r\n`,
      );
      const chunk = Buffer.alloc(1024 * 1024);
      let written = 0;
      const fill = (): void => {
        while (written < size && client.socket.write(chunk)) {
          written += chunk.length;
        }
        if (written < size) {
          written += chunk.length;
          client.socket.once('drain', fill);
        }
      };
      fill();
      await eventually(() => read !== undefined);
      for (let turn = 0; turn < 300; turn++) {
        await new Promise((resolve) => setImmediate(resolve));
      }
      expect(client.socket.bytesWritten - client.socket.writableLength).toBeLessThan(size / 2);
      read?.();
      expect(await client.until(new RegExp(`${size}$`))).toContain('200 OK');
    });

    test('and answers before it has come, and goes on with the next request', async () => {
      const early = await startHttp(
        (_req, res) => void res.writeHead(413, { 'Content-Length': 2 }).end('no'),
      );
      const backend = createHttpBackend({ payloadLimit: 1e9 });
      onTestFinished(() => backend.close());
      const { port } = await start(proxyGateway(early.origin, backend));
      const client = rawClient(
        port,
        'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 300000\r\n\r\n',
      );
      client.socket.write('x'.repeat(100_000));
      await client.until(/^HTTP\/1\.1 413 [\s\S]*no$/);
      client.socket.write('x'.repeat(200_000));
      client.socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
      await client.until(/413 [\s\S]*413 [\s\S]*no$/);
    });
  });

  describe('behind a parser', () => {
    const parsed: readonly (readonly [Front, string, string, string])[] = [
      ['json', 'application/json', '{"a": [1, "\u00c3\u00a9"]}', '{"a":[1,"\u00c3\u00a9"]}'],
      ['json', 'application/vnd.api+json; charset=utf-8', '{"a": 1}', '{"a": 1}'],
      ['loose json', 'application/json', '"text"', '"text"'],
      ['loose json', 'application/json', '12', '12'],
      ['form', 'application/x-www-form-urlencoded', 'a=1&b=%C3%A9+%26', 'a=1&b=%C3%A9+%26'],
      ['text', 'text/plain', 'some text', 'some text'],
    ];
    test.each(parsed)('%s, %s: %s', async (front, contentType, body, expected) => {
      const { origin } = await startProxy([front]);
      const answer = await send(origin, {
        method: 'POST',
        headers: { 'Content-Type': contentType },
        body: Buffer.from(body, 'latin1'),
      });
      const [, , length, , got] = (await answer.body.json()) as string[];
      // Koa's parser keeps the text, node's stand-in reads whatever comes.
      const tidy = (text: string | undefined) => text?.replaceAll(' ', '');
      expect(tidy(got)).toBe(tidy(expected));
      expect(Number(length)).toBe(got?.length);
    });

    test('which had nothing to read', async () => {
      const { port } = await startProxy(['json']);
      for (const wire of [
        'Content-Length: 0\r\n\r\n',
        'Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      ]) {
        const answer = await rawClient(
          port,
          `POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n${wire}`,
        ).until(/\]$/);
        expect(JSON.parse(answer.slice(answer.indexOf('[')))).toEqual(['POST', '/', '0', '', '']);
      }
    });

    test('which does not know the type: the stream is untouched', async () => {
      const { origin } = await startProxy(host.kind === 'node' ? [] : ['json']);
      const answer = await send(origin, {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-pet' },
        body: 'dog',
      });
      expect(await answer.body.json()).toEqual(['POST', '/', '3', '', 'dog']);
    });

    test('which inflated the body', async () => {
      if (host.kind === 'node') {
        return; // no parser of its own
      }
      const { gzipSync } = await import('node:zlib');
      const { origin } = await startProxy(['json']);
      const answer = await send(origin, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' },
        body: gzipSync('{"a":1}'),
      });
      expect(await answer.body.json()).toEqual(['POST', '/', '7', '', '{"a":1}']);
    });

    test('which kept nothing: who needs the body gets an error that says what to do', async () => {
      const { origin } = await startProxy(['swallows']);
      const answer = await send(origin, {
        method: 'POST',
        headers: { 'Content-Type': 'multipart/form-data; boundary=x' },
        body: '--x--',
      });
      expect(answer.statusCode).toBe(500);
      const gateway = fakeGateway(({ body }) => textReply(200, typeof body));
      const other = await start(gateway, ['swallows']);
      const untouched = await send(other.origin, { method: 'POST', body: 'abc' });
      expect(await untouched.body.text()).toBe('object');
      await expect(readAll(gateway.requests[0])).rejects.toMatchObject({
        type: 'API_CONFIGURATION_ERROR',
        cause: { message: expect.stringContaining('mount the gateway before') },
      });
    });
  });

  describe('writes a reply', () => {
    test('with repeated headers and cookies, in order and spelling', async () => {
      const headers = [
        'set-COOKIE',
        'a=1',
        'X-B',
        '1',
        'Set-Cookie',
        'b=2',
        'x-b',
        '2',
        'Vary',
        'Accept',
      ];
      const { origin } = await start(fakeGateway(() => textReply(201, 'x', headers)));
      const { statusCode, headers: got } = await send(origin);
      expect(statusCode).toBe(201);
      expect(got['set-cookie']).toEqual(['a=1', 'b=2']);
      expect([got['x-b']].flat().join(', ')).toBe('1, 2');
      expect(got['content-length']).toBe('1');
      const raw = await rawClient(
        Number(new URL(origin).port),
        'GET / HTTP/1.1\r\nHost: a\r\n\r\n',
      ).until(/x$/);
      expect(raw).toMatch(/^HTTP\/1\.1 201 Created\r\n/);
      expect(raw).toContain('\r\nset-COOKIE: a=1\r\n');
      expect(raw).not.toMatch(/Content-Type/i);
      expect(raw.match(/content-length/gi)).toHaveLength(1);
    });

    test('beside the cookies and `Vary` of middleware in front', async () => {
      const { origin } = await start(
        fakeGateway(() =>
          textReply(200, 'x', ['Set-Cookie', 'a=1', 'Set-Cookie', 'b=2', 'Vary', 'Accept']),
        ),
        ['cookie'],
      );
      const { headers } = await send(origin);
      expect(headers['set-cookie']).toEqual(['front=1', 'front=2', 'a=1', 'b=2']);
      expect([headers.vary].flat().join(', ')).toBe('Origin, Accept');
    });

    test.each([200, 201, 400, 503])('%i without a body stays what it is', async (statusCode) => {
      const { port } = await start(fakeGateway(() => textReply(statusCode, '')));
      const answer = await rawClient(port, 'GET / HTTP/1.1\r\nHost: a\r\n\r\n').until(/\r\n\r\n/);
      expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${statusCode} `));
      expect(answer).toMatch(/content-length: 0\r\n/i);
      expect(answer).not.toMatch(/content-type/i);
    });

    test.each([204, 304])('%i has no body and no length', async (statusCode) => {
      const { port } = await start(
        fakeGateway(() => ({
          statusCode,
          headers: wire(['X-A', '1', 'ETag', '"b"']),
          body: undefined,
        })),
      );
      const client = rawClient(
        port,
        'GET / HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n',
      );
      const answer = await client.until(/(HTTP[\s\S]*\r\n\r\n){2}$/);
      expect(answer).toMatch(/X-A: 1\r\n/);
      expect(answer).not.toMatch(/content-length|transfer-encoding/i);
    });

    test.each([
      ['with a length', ['Content-Length', '123']],
      ['without one', []],
    ])('HEAD %s', async (_what, headers) => {
      const { port } = await start(
        fakeGateway(() => ({
          statusCode: 200,
          headers: wire(['Content-Type', 'text/x', ...headers]),
          body: undefined,
        })),
      );
      const client = rawClient(
        port,
        'HEAD / HTTP/1.1\r\nHost: a\r\n\r\nHEAD / HTTP/1.1\r\nHost: a\r\n\r\n',
      );
      const answer = await client.until(/(HTTP[\s\S]*\r\n\r\n){2}$/);
      expect(answer.match(/content-length: \d+/gi) ?? []).toEqual(
        headers.length === 0 ? [] : [expect.stringMatching(/123$/), expect.stringMatching(/123$/)],
      );
      expect(answer).toMatch(/Content-Type: text\/x\r\n/i);
    });

    test('of a stream at once, before its first byte', async () => {
      let sink: BodySink | undefined;
      const { port } = await start(
        fakeGateway(() =>
          streamReply((given) => {
            sink = given;
          }),
        ),
      );
      const client = rawClient(port, 'GET / HTTP/1.1\r\nHost: a\r\n\r\n');
      await client.until(/^HTTP\/1\.1 200 OK\r\n[\s\S]*\r\n\r\n$/);
      sink?.write(Buffer.from('data: 1\n\n'));
      await client.until(/data: 1\n\n/);
      sink?.end(Buffer.from('data: 2\n\n'));
      await client.until(/data: 2\n\n\r\n0\r\n\r\n$/);
    });

    test('as slowly as the client reads', async () => {
      const size = 64 * 1024 * 1024;
      let written = 0;
      const { port } = await start(
        fakeGateway(() =>
          streamReply((sink) => {
            const chunk = Buffer.alloc(64 * 1024);
            const more = (): void => {
              while (written < size) {
                written += chunk.length;
                if (!sink.write(chunk)) {
                  sink.onDrain(more);
                  return;
                }
              }
              sink.end();
            };
            more();
          }),
        ),
      );
      const client = rawClient(port, 'GET / HTTP/1.1\r\nHost: a\r\n\r\n');
      client.socket.pause();
      await once(client.socket, 'connect');
      for (let turn = 0; turn < 300; turn++) {
        await new Promise((resolve) => setImmediate(resolve));
      }
      expect(written).toBeLessThan(size / 2);
      let bytes = 0;
      client.socket.removeAllListeners('data').on('data', (chunk) => {
        bytes += chunk.length;
      });
      client.socket.resume();
      await eventually(() => bytes > size);
    });

    test('whole, of a backend', async () => {
      const text = 'x'.repeat(3_000_000);
      const server = await startHttp((_req, res) => void res.end(text));
      const backend = createHttpBackend({ payloadLimit: 1e9 });
      onTestFinished(() => backend.close());
      const { origin } = await start(proxyGateway(server.origin, backend));
      expect((await (await send(origin)).body.text()) === text).toBe(true);
    });
  });

  describe('when something goes wrong', () => {
    test('a body that breaks off closes its connection, and nothing else', async () => {
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

    test('a client that leaves is told to the gateway, by signal and by watcher', async () => {
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

    test('a client that stays is not', async () => {
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

    test('a client that leaves in the middle of a reply gives its body up', async () => {
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

    test('a reply that another middleware ends gives its body up', async () => {
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

    test('a client that leaves in the middle of its request aborts the call', async () => {
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

    test('somebody in front has answered: nothing is asked and nothing is written', async () => {
      const gateway = fakeGateway(ok);
      const { origin } = await start(gateway, ['answers']);
      expect(await (await send(origin)).body.text()).toBe('answered');
      expect(gateway.requests).toEqual([]);
      expect(gateway.errors).toEqual([
        expect.objectContaining({ message: expect.stringContaining('answered already') }),
      ]);
    });

    test('a header that Node refuses is a plain 500', async () => {
      const gateway = fakeGateway(() => textReply(200, 'x', ['X-A', 'a\nb']));
      const { origin } = await start(gateway);
      const answer = await send(origin);
      expect(answer.statusCode).toBe(500);
      expect(await answer.body.json()).toEqual({ message: 'Internal server error' });
      expect(gateway.errors).toEqual([expect.objectContaining({ code: 'ERR_INVALID_CHAR' })]);
    });
  });

  describe('with middleware around it', () => {
    test.each([false, true])('compression, of a body that streams: %s', async (streams) => {
      const text = 'compress me '.repeat(20_000);
      const headers = ['Content-Type', 'text/plain', 'Set-Cookie', 'a=1', 'Set-Cookie', 'b=2'];
      const gateway = fakeGateway(() =>
        streams
          ? streamReply(
              (sink) => {
                for (let i = 0; i < text.length; i += 10_000) {
                  sink.write(Buffer.from(text.slice(i, i + 10_000)));
                }
                sink.end();
              },
              undefined,
              headers,
            )
          : textReply(200, text, headers),
      );
      const { origin } = await start(gateway, ['compression']);
      const answer = await send(origin, { headers: { 'Accept-Encoding': 'gzip' } });
      expect(answer.headers).toMatchObject({
        'content-encoding': 'gzip',
        'set-cookie': ['a=1', 'b=2'],
      });
      expect(gunzipSync(await answer.body.bytes()).toString() === text).toBe(true);
    });

    only(host.kind !== 'koa').test('helmet', async () => {
      const headers = ['Set-Cookie', 'a=1', 'Set-Cookie', 'b=2', 'X-Frame-Options', 'DENY'];
      const { origin } = await start(
        fakeGateway(() => textReply(200, 'x', headers)),
        ['helmet'],
      );
      expect((await send(origin)).headers).toMatchObject({
        'set-cookie': ['a=1', 'b=2'],
        'x-frame-options': 'DENY',
        'x-content-type-options': 'nosniff',
      });
    });

    only(host.kind === 'koa').test('Koa sees the reply on ctx', async () => {
      const seen: unknown[] = [];
      const gateway = fakeGateway(() => textReply(202, 'x', ['Content-Type', 'text/x-pet']));
      const { origin } = await host.start({ gateways: { '': gateway }, front: ['outer'], seen });
      expect((await send(origin)).headers['x-outer']).toBe('yes');
      expect(seen).toEqual([202, 'text/x-pet']);
    });
  });
});

/** Defines tests where they make sense for a host; elsewhere there is nothing to skip. */
function only(holds: boolean): {
  readonly test: (name: string, run: () => Promise<void>) => void;
  readonly describe: (name: string, define: () => void) => void;
} {
  return holds ? { test, describe } : { test: () => {}, describe: () => {} };
}

function streamReply(
  feed: (sink: BodySink) => void,
  cancel: (() => void) | undefined = () => {},
  headers: readonly string[] = ['Content-Type', 'text/event-stream'],
): ClientResponse {
  return {
    statusCode: 200,
    headers: wire(headers),
    body: { length: undefined, sendTo: feed, bytes: () => Promise.reject(), cancel },
  };
}

async function readAll(request: GatewayRequest | undefined): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of (request?.body ?? []) as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
  }
  return chunks;
}
