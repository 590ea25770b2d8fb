import type { Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import type { EndedRequest } from '../../../src/execute/log/observation/observer.js';
import { HOSTS } from '../../support/hosts.js';
import { documentOf } from '../../support/in-memory.js';
import { unhandledRejections } from '../../support/rejections.js';
import { eventually, rawClient, startHttp, startTcp } from '../../support/servers.js';

describe.each(HOSTS)(
  'on $name, observers and the access log tell how a response ended:',
  ({ start }) => {
    async function observed(backend: { readonly origin: string }, options: object = {}) {
      const ends: EndedRequest[] = [];
      const lines: string[] = [];
      const document = documentOf(
        { type: 'http_proxy', httpMethod: 'ANY', uri: `${backend.origin}/` },
        { method: 'x-amazon-apigateway-any-method' },
      );
      const server = await start({
        gateways: { '': document },
        options: {
          onError: () => {},
          observe: () => ({ end: (end: EndedRequest) => void ends.push(end) }),
          accessLog: {
            format: '$context.requestId $context.status $context.responseLength',
            write: (line: string) => void lines.push(line.replace(/^\S+ /, '')),
          },
          ...options,
        } as never,
      });
      const get = (method = 'GET') =>
        rawClient(server.port, `${method} /x HTTP/1.1\r\nHost: localhost\r\n\r\n`);
      return { ends, lines, get, origin: server.origin };
    }

    test('complete, with all of its bytes', async () => {
      const backend = await startHttp((_req, res) => void res.end('x'.repeat(300_000)));
      const { ends, lines, origin } = await observed(backend);
      const response = await fetch(`${origin}/x`);
      expect((await response.arrayBuffer()).byteLength).toBe(300_000);
      await eventually(() => lines.length > 0);
      expect(ends).toMatchObject([
        { outcome: 'COMPLETE', statusCode: 200, responseLength: 300_000, error: undefined },
      ]);
      expect(lines).toEqual(['200 300000']);
    });

    test('without a body', async () => {
      const backend = await startHttp((_req, res) => void res.end('abc'));
      const { ends, lines, origin } = await observed(backend);
      await fetch(`${origin}/x`, { method: 'HEAD' });
      expect(ends).toMatchObject([{ outcome: 'COMPLETE', responseLength: 0 }]);
      expect(lines).toEqual(['200 0']);
    });

    test('broken off by the backend', async () => {
      const sockets: Socket[] = [];
      const backend = await startTcp((socket) => {
        sockets.push(socket);
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nbegin');
      });
      const { ends, lines, get } = await observed(backend);
      const client = get();
      await client.until(/begin/);
      sockets[0]?.destroy();
      await client.closed;
      await eventually(() => lines.length > 0);
      expect(ends).toMatchObject([{ statusCode: 200, responseLength: 5 }]);
      expect(ends[0]?.outcome).toBe('BROKEN_OFF');
      expect(ends[0]?.error).toBeInstanceOf(Error);
      expect(lines).toEqual(['200 5']);
    });

    test('left by the client', async () => {
      const backend = await startTcp((socket) => {
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nbegin');
      });
      const { ends, lines, get } = await observed(backend);
      const client = get();
      await client.until(/begin/);
      expect(ends).toEqual([]);
      client.socket.destroy();
      await eventually(() => lines.length > 0);
      expect(ends).toMatchObject([{ outcome: 'CLIENT_LEFT', statusCode: 200, responseLength: 5 }]);
      expect(lines).toEqual(['200 5']);
    });

    test('left by the client while the backend is silent', async () => {
      let asked = false;
      const backend = await startTcp(() => {
        asked = true;
      });
      const { ends, lines, get } = await observed(backend);
      const client = get();
      await eventually(() => asked);
      client.socket.destroy();
      await eventually(() => lines.length > 0);
      expect(ends.map(({ outcome }) => outcome)).toEqual(['CLIENT_LEFT']);
    });

    test('and observers that fail in every way do not reach the client', async () => {
      const rejections = unhandledRejections();
      const backend = await startHttp((_req, res) => void res.end('abc'));
      const boom = () => {
        throw new Error('observer');
      };
      const reject = () => Promise.reject(new Error('observer'));
      const { origin } = await observed(backend, {
        observe: [
          boom,
          reject,
          () => ({ run: boom, boxStart: reject, boxEnd: boom, callStart: boom, end: reject }),
        ],
        accessLog: { write: reject },
      });
      const response = await fetch(`${origin}/x`);
      expect([response.status, await response.text()]).toEqual([200, 'abc']);
      expect(await rejections()).toEqual([]);
    });
  },
);
