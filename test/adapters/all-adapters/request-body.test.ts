import type { IncomingMessage } from 'node:http';
import { request as send } from 'undici';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createHttpBackend } from '../../../src/backend/http.js';
import {
  type FakeGateway,
  fakeGateway,
  proxyGateway,
  textReply,
} from '../../support/fake-gateway.js';
import { type Front, HOSTS } from '../../support/hosts.js';
import { eventually, rawClient, startHttp } from '../../support/servers.js';
import { only, readAll, startersOf } from './starters.js';

// An adapter translates: what a gateway makes of a request is not its business.
vi.mock('../../../src/gateway.js', () => ({ createGateway: (gateway: FakeGateway) => gateway }));

describe.each(HOSTS)('$name', (host) => {
  const { start, startProxy } = startersOf(host);

  describe('the body of a request is passed on', () => {
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
        // A stream of the web does not tell whether all of it has come.
        host.kind === 'fetch' && body === 'abcd' ? 'chunked' : String(body.length),
        '',
        body,
      ]);
    });

    // A Request with GET has no body.
    only(host.kind !== 'fetch').test('of a GET', async () => {
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

    // A server of fetch has its own request stream, which middleware does not see.
    only(host.kind !== 'fetch').test('as slowly as the backend reads', async () => {
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
      let arriving: IncomingMessage | undefined;
      const gateway = proxyGateway(backendServer.origin, backend);
      const note = (req: IncomingMessage): void => {
        arriving = req;
      };
      const { port } = await start(gateway, [note]);
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
      // A stream that is read without a pause is empty in each turn of the event loop.
      await eventually(() => read !== undefined && isFull(arriving));
      expect(client.socket.bytesWritten - client.socket.writableLength).toBeLessThan(size / 2);
      read?.();
      expect(await client.until(new RegExp(`${size}$`))).toContain('200 OK');
    });

    test('a response before its end is sent, and the next request is served', async () => {
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

  describe('after a parser', () => {
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

    const inflates = host.kind === 'express' || host.kind === 'koa';
    only(inflates).test('which inflated the body', async () => {
      const { gzipSync } = await import('node:zlib');
      const { origin } = await startProxy(['json']);
      const answer = await send(origin, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' },
        body: gzipSync('{"a":1}'),
      });
      expect(await answer.body.json()).toEqual(['POST', '/', '7', '', '{"a":1}']);
    });

    const hasReq = host.kind === 'express' || host.kind === 'koa' || host.kind === 'node';
    only(hasReq).test(
      'which called setEncoding: reading the body fails with the remedy',
      async () => {
        const { origin } = await startProxy([(req) => void req.setEncoding('utf8')]);
        const answer = await send(origin, { method: 'POST', body: 'abc' });
        expect(answer.statusCode).toBe(500);
      },
    );

    test('which kept nothing: reading the body fails with the remedy', async () => {
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
        cause: { message: expect.stringContaining('mount the gateway in front of') },
      });
    });
  });
});

function isFull(stream: IncomingMessage | undefined): boolean {
  return stream !== undefined && stream.readableLength >= stream.readableHighWaterMark;
}
