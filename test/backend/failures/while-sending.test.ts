import { describe, expect, test } from 'vitest';
import { RecordingSink } from '../../support/body-sink.js';
import { integrationRequest } from '../../support/integration-request.js';
import { eventually, startHttp, startTcp } from '../../support/servers.js';
import { backend, misbehaving, stoppedClock } from './misbehaving.js';

describe('while the request is being sent', () => {
  /** Sends `first` and then waits for ever. */
  async function* endless(first = 'x'): AsyncGenerator<Uint8Array> {
    yield Buffer.from(first);
    await new Promise(() => {});
  }

  test('a response before the end of the request is delivered', async () => {
    const origin = await misbehaving((socket) =>
      socket.write('HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\n\r\nno'),
    );
    const answer = await backend().send(
      integrationRequest({ origin, httpMethod: 'POST', body: endless() }),
    );
    expect(answer.statusCode).toBe(413);
    expect(await new RecordingSink(answer.body).text).toBe('no');
  });

  test('a body past the limit is 413, and the backend does not get the end of it', async () => {
    let closed = false;
    let received = '';
    const { origin } = await startTcp((socket) => {
      socket.on('data', (chunk) => {
        received += chunk.toString();
      });
      socket.on('close', () => {
        closed = true;
      });
    });
    async function* body(): AsyncGenerator<Uint8Array> {
      for (const chunk of ['12345', '67890', 'abc']) {
        yield Buffer.from(chunk);
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
    await expect(
      backend(10).send(integrationRequest({ origin, httpMethod: 'POST', body: body() })),
    ).rejects.toMatchObject({ type: 'REQUEST_TOO_LARGE' });
    await eventually(() => closed);
    expect(received).not.toContain('abc');
    expect(received).not.toMatch(/0\r\n\r\n$/);
  });

  test('a body that fails aborts the request', async () => {
    let closed = false;
    const { origin } = await startTcp((socket) => {
      socket
        .on('data', () => {})
        .on('close', () => {
          closed = true;
        });
    });
    async function* body(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('a');
      throw new Error('torn');
    }
    await expect(
      backend().send(integrationRequest({ origin, httpMethod: 'POST', body: body() })),
    ).rejects.toMatchObject({ type: 'BAD_REQUEST_BODY', cause: { message: 'torn' } });
    await eventually(() => closed);
  });

  test('a slow client is not held against the backend', async () => {
    const clock = stoppedClock();
    let arrived = false;
    const { origin } = await startHttp((req, res) => {
      req.once('data', () => {
        arrived = true;
      });
      req.pipe(res);
    });
    async function* body(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('a');
      await eventually(() => arrived);
      clock.advanceTimersByTime(150);
      yield Buffer.from('b');
    }
    const { body: answer } = await backend().send(
      integrationRequest({ origin, httpMethod: 'POST', body: body(), timeoutInMillis: 50 }),
    );
    expect(await new RecordingSink(answer).text).toBe('ab');
  });

  test('a backend that stops reading is', async () => {
    const { origin } = await startTcp((socket) => socket.once('data', () => socket.pause()));
    async function* body(): AsyncGenerator<Uint8Array> {
      for (;;) {
        yield Buffer.alloc(1_000_000);
      }
    }
    await expect(
      backend(1e12).send(
        integrationRequest({ origin, httpMethod: 'POST', body: body(), timeoutInMillis: 100 }),
      ),
    ).rejects.toMatchObject({ type: 'INTEGRATION_TIMEOUT' });
  });
});
