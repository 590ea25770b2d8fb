import type { Socket } from 'node:net';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createHttpBackend, type HttpBackend } from '../../../src/backend/http.js';
import type { IntegrationRequest } from '../../../src/model/message.js';
import { RecordingSink } from '../../support/body-sink.js';
import { integrationRequest } from '../../support/integration-request.js';
import { eventually, startHttp, startTcp } from '../../support/servers.js';

function backend(): HttpBackend {
  const created = createHttpBackend({ payloadLimit: 1000 });
  onTestFinished(() => created.close());
  return created;
}

/** A backend that answers each request with the same bytes, and counts connections. */
async function answering(bytes: string): Promise<{ origin: string; sockets: Socket[] }> {
  const sockets: Socket[] = [];
  const { origin } = await startTcp((socket) => {
    sockets.push(socket);
    socket.on('data', () => socket.write(bytes));
  });
  return { origin, sockets };
}

describe('a response that carries no body ends with its head, whatever length it declares', () => {
  const rows = [
    { httpMethod: 'HEAD', status: '200 OK', length: 20 },
    { httpMethod: 'HEAD', status: '200 OK', length: 20_000_000 },
    { httpMethod: 'HEAD', status: '404 Not Found', length: 20 },
    { httpMethod: 'GET', status: '304 Not Modified', length: 20 },
    { httpMethod: 'GET', status: '304 Not Modified', length: 20_000_000 },
    { httpMethod: 'GET', status: '204 No Content', length: 0 },
    { httpMethod: 'GET', status: '204 No Content', length: 20 },
  ];
  test.each(rows)('$httpMethod $status, $length', async ({ httpMethod, status, length }) => {
    const { origin } = await answering(`HTTP/1.1 ${status}\r\nContent-Length: ${length}\r\n\r\n`);
    const http = backend();
    for (const buffered of [true, false, true]) {
      const answer = await http.send(integrationRequest({ origin, httpMethod, buffered }));
      expect(answer.statusCode).toBe(Number.parseInt(status, 10));
      const read = buffered ? answer.body.bytes(1000) : new RecordingSink(answer.body).text;
      expect(await read).toHaveLength(0);
    }
  });

  test('and giving it up costs no connection', async () => {
    const { origin, sockets } = await answering('HTTP/1.1 304 Not Modified\r\nETag: "a"\r\n\r\n');
    const http = backend();
    for (let i = 0; i < 3; i++) {
      const { body } = await http.send(integrationRequest({ origin }));
      body.cancel();
      await new Promise((resolve) => setImmediate(() => setImmediate(resolve))); // undici rests a turn
    }
    expect(sockets).toHaveLength(1);
  });
});

describe('the deadline', () => {
  test('is not renewed for a reader that pauses because its client has gone unseen', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    let closed = false;
    const { origin } = await startHttp((_req, res) => {
      res.on('close', () => {
        closed = true;
      });
      res.write(Buffer.alloc(4_000_000));
    });
    const request = integrationRequest({ origin, timeoutInMillis: 1000 });
    const client = { ...request.methodRequest.request, clientHasLeft: false };
    const methodRequest = { ...request.methodRequest, request: client };
    const { body } = await backend().send({ ...request, methodRequest });
    const sink = new RecordingSink();
    sink.ready = false;
    body.sendTo(sink);
    await eventually(() => sink.resume !== undefined);
    for (let times = 0; times < 5; times += 1) {
      vi.advanceTimersByTime(1000);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(closed).toBe(false);
    client.clientHasLeft = true;
    vi.advanceTimersByTime(1000);
    await expect(sink.text).rejects.toThrow('The client has left');
    await eventually(() => closed);
  });

  test('is replaced by the idle time once a response streams', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const { origin } = await startHttp((_req, res) => void res.write('first'));
    const request = integrationRequest({ origin, timeoutInMillis: 1000 });
    for (const [sent, idle] of [
      [{ ...request, idleTimeoutInMillis: 60_000 }, 60_000],
      [request, 1000],
    ] as const) {
      const http = createHttpBackend({ payloadLimit: 100 });
      const { body } = await http.send(sent);
      const sink = new RecordingSink();
      body.sendTo(sink);
      let failure: unknown;
      const end = sink.text.catch((cause: unknown) => {
        failure = cause;
      });
      await eventually(() => sink.chunks.length > 0);
      vi.advanceTimersByTime(idle - 1);
      await Promise.resolve();
      expect(failure).toBeUndefined();
      vi.advanceTimersByTime(1);
      await end;
      expect(failure).toMatchObject({ type: 'INTEGRATION_TIMEOUT' });
      await http.close();
    }
  });

  test.each([2 ** 31, 1e12, Number.POSITIVE_INFINITY])('of %d ms fits a timer', async (millis) => {
    const delays = vi.spyOn(globalThis, 'setTimeout');
    onTestFinished(() => delays.mockRestore());
    const { origin } = await startHttp((_req, res) => void res.end('ok'));
    const request: IntegrationRequest = integrationRequest({ origin, timeoutInMillis: millis });
    const { body } = await backend().send(request);
    expect(await new RecordingSink(body).text).toBe('ok');
    expect(delays.mock.calls.map(([, delay]) => delay)).toContain(2 ** 31 - 1);
  });
});
