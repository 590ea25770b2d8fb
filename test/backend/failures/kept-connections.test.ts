import type { Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { RecordingSink } from '../../support/body-sink.js';
import { integrationRequest } from '../../support/integration-request.js';
import { startTcp } from '../../support/servers.js';
import { backend, NETWORK_ERROR } from './misbehaving.js';

describe('connections that are kept', () => {
  test('a connection that the backend closed after its response is not used again', async () => {
    let connections = 0;
    const { origin } = await startTcp((socket) => {
      connections++;
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'));
    });
    const http = backend();
    for (let i = 1; i <= 20; i++) {
      const { body } = await http.send(
        integrationRequest({ origin, httpMethod: 'POST', body: Buffer.from('x') }),
      );
      expect(await new RecordingSink(body).text).toBe('ok');
      expect(connections).toBe(i);
    }
  });

  test('one that the backend closed while it was idle is not used again', async () => {
    const sockets: Socket[] = [];
    const { origin } = await startTcp((socket) => {
      sockets.push(socket);
      socket.once('data', () => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'));
    });
    const http = backend();
    for (let i = 1; i <= 5; i++) {
      const { body } = await http.send(
        integrationRequest({ origin, httpMethod: 'POST', body: Buffer.from('x') }),
      );
      expect(await new RecordingSink(body).text).toBe('ok');
      expect(sockets.length).toBe(i);
      sockets[i - 1]?.resetAndDestroy();
    }
  });

  test.each(['GET', 'POST'])(
    'a %s that meets a closing connection fails, and is not sent twice',
    async (httpMethod) => {
      let requests = 0;
      const { origin } = await startTcp((socket) => {
        socket.on('data', () => {
          requests++;
          if (requests === 1) {
            socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
          } else {
            socket.end();
          }
        });
      });
      const http = backend();
      const { body } = await http.send(integrationRequest({ origin, httpMethod }));
      await new RecordingSink(body).text;
      await expect(http.send(integrationRequest({ origin, httpMethod }))).rejects.toMatchObject(
        NETWORK_ERROR,
      );
      expect(requests).toBe(2);
    },
  );

  test("the backend's own hint is kept with a margin", async () => {
    let connections = 0;
    const { origin } = await startTcp((socket) => {
      connections++;
      socket.on('data', () =>
        socket.write('HTTP/1.1 200 OK\r\nKeep-Alive: timeout=2\r\nContent-Length: 2\r\n\r\nok'),
      );
    });
    const http = backend();
    for (let i = 1; i <= 2; i++) {
      const { body } = await http.send(integrationRequest({ origin }));
      await new RecordingSink(body).text;
      expect(connections).toBe(i);
    }
  });
});
