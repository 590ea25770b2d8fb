import { once } from 'node:events';
import { request as send } from 'undici';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createHttpBackend } from '../../../src/backend/http.js';
import type { BodySink } from '../../../src/model/message.js';
import {
  type FakeGateway,
  fakeGateway,
  proxyGateway,
  textReply,
} from '../../support/fake-gateway.js';
import { wire } from '../../support/headers.js';
import { HOSTS } from '../../support/hosts.js';
import { eventually, rawClient, startHttp } from '../../support/servers.js';
import { startersOf, streamReply } from '../all-adapters/starters.js';

// An adapter translates: a gateway produces the response.
vi.mock('../../../src/gateway.js', () => ({ createGateway: (gateway: FakeGateway) => gateway }));

describe.each(HOSTS)('$name', (host) => {
  const { start } = startersOf(host);
  const isWeb = host.kind === 'fetch';
  /** `Headers` has its names in lower case. */
  const named = (name: string): string => (isWeb ? name.toLowerCase() : name);

  describe('a response is written', () => {
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
      expect(raw).toContain(`\r\n${named('set-COOKIE')}: a=1\r\n`);
      // Hono's server names a type where the response does not.
      expect(/Content-Type/i.test(raw)).toBe(isWeb);
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
      const cookies = ['front=1', 'front=2', 'a=1', 'b=2'];
      const vary = [headers.vary].flat().join(', ');
      // Middleware of fetch adds to the response when it has come.
      expect(headers['set-cookie']).toEqual(
        isWeb ? [...cookies.slice(2), ...cookies.slice(0, 2)] : cookies,
      );
      expect(vary).toBe(isWeb ? 'Accept, Origin' : 'Origin, Accept');
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
      expect(answer).toContain(`${named('X-A')}: 1\r\n`);
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
      let waits = 0;
      const { port } = await start(
        fakeGateway(() =>
          streamReply((sink) => {
            const chunk = Buffer.alloc(64 * 1024);
            const more = (): void => {
              while (written < size) {
                written += chunk.length;
                if (!sink.write(chunk)) {
                  waits += 1;
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
      await eventually(() => waits > 0);
      expect(written).toBeLessThan(size / 2);
      let bytes = 0;
      client.socket.removeAllListeners('data').on('data', (chunk) => {
        bytes += chunk.length;
      });
      client.socket.resume();
      await eventually(() => bytes > size);
      expect(waits).toBeGreaterThan(4);
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
});
