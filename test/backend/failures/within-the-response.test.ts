import type { Socket } from 'node:net';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { AgentCall } from '../../../src/backend/calls/agent-call.js';
import { RecordingSink } from '../../support/body-sink.js';
import { integrationRequest } from '../../support/integration-request.js';
import { eventually, startHttp } from '../../support/servers.js';
import {
  backend,
  HEAD,
  misbehaving,
  NETWORK_ERROR,
  stoppedClock,
  writable,
} from './misbehaving.js';

describe('in the middle of the response', () => {
  const breaks: readonly (readonly [string, (socket: Socket) => void])[] = [
    [
      'a reset',
      (socket) => socket.write(`${HEAD}abc`, () => setImmediate(() => socket.resetAndDestroy())),
    ],
    ['an end before the length is reached', (socket) => socket.end(`${HEAD}abc`)],
    [
      'a chunk that is none',
      (socket) =>
        socket.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nzz\r\n'),
    ],
    [
      'an end without the last chunk',
      (socket) => socket.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n'),
    ],
  ];
  test.each(breaks)('%s breaks the body off, however it is read', async (_what, act) => {
    for (const read of ['streamed', 'buffered']) {
      const origin = await misbehaving(act);
      const { body } = await backend().send(
        integrationRequest({ origin, buffered: read === 'buffered' }),
      );
      await expect(
        read === 'buffered' ? body.bytes(100) : new RecordingSink(body).text,
      ).rejects.toMatchObject(NETWORK_ERROR);
    }
  });

  test('a body that broke off before it is read fails when it is read', async () => {
    let closed = false;
    const origin = await misbehaving((socket) => {
      socket.on('close', () => {
        closed = true; // both sides have ended, so the gateway's has noticed
      });
      socket.end(`${HEAD}abc`);
    });
    const { body } = await backend().send(integrationRequest({ origin }));
    await eventually(() => closed);
    await expect(new RecordingSink(body).text).rejects.toMatchObject(NETWORK_ERROR);
  });

  test('a streamed body may take its time, but not fall silent', async () => {
    const clock = stoppedClock();
    const { origin, write } = await writable();
    write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n');
    const { body } = await backend().send(integrationRequest({ origin, timeoutInMillis: 120 }));
    const sink = new RecordingSink(body);
    for (let sent = 1; sent <= 12; sent += 1) {
      clock.advanceTimersByTime(119);
      write('x');
      await eventually(() => sink.size === sent);
    }
    clock.advanceTimersByTime(120);
    await expect(sink.text).rejects.toMatchObject({ type: 'INTEGRATION_TIMEOUT' });
    expect(sink.size).toBe(12);
  });

  test('a buffered body has one deadline, to its last byte', async () => {
    const clock = stoppedClock();
    const received = vi.spyOn(AgentCall.prototype, 'onData');
    onTestFinished(() => received.mockRestore());
    const { origin, write } = await writable();
    write('HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n');
    const { body } = await backend().send(
      integrationRequest({ origin, timeoutInMillis: 150, buffered: true }),
    );
    let failure: unknown;
    body.bytes(1_000_000).catch((cause: unknown) => {
      failure = cause;
    });
    for (let sent = 1; sent <= 3; sent += 1) {
      expect(failure).toBeUndefined();
      write('x');
      await eventually(() => received.mock.calls.length === sent);
      clock.advanceTimersByTime(50);
    }
    await eventually(() => failure !== undefined);
    expect(failure).toMatchObject({ type: 'INTEGRATION_TIMEOUT' });
  });

  test('a reader that pauses is not held against the backend', async () => {
    const clock = stoppedClock();
    const size = 4_000_000;
    const { origin } = await startHttp((_req, res) => void res.end(Buffer.alloc(size, 'x')));
    const { body } = await backend().send(integrationRequest({ origin, timeoutInMillis: 60 }));
    const sink = new RecordingSink();
    sink.ready = false;
    body.sendTo(sink);
    await eventually(() => sink.resume !== undefined);
    clock.advanceTimersByTime(200);
    sink.ready = true;
    sink.resume?.();
    expect((await sink.text).length).toBe(size);
  });

  test('the socket of a cancelled body is closed', async () => {
    let closed = false;
    const origin = await misbehaving((socket) => {
      socket.on('close', () => {
        closed = true;
      });
      socket.write(`${HEAD}abc`);
    });
    const { body } = await backend().send(integrationRequest({ origin }));
    body.cancel();
    await eventually(() => closed);
  });
});
