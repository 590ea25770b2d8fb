import type { Socket } from 'node:net';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createHttpBackend, type HttpBackend } from '../../src/backend/http.js';
import { HttpCall } from '../../src/backend/http-call.js';
import type { ClientWatcher, IntegrationRequest } from '../../src/model/message.js';
import { RecordingSink } from '../support/body-sink.js';
import { wire } from '../support/headers.js';
import { integrationRequest } from '../support/integration-request.js';
import { eventually, startHttp, startTcp } from '../support/servers.js';

function backend(payloadLimit = 10_000_000): HttpBackend {
  const created = createHttpBackend({ payloadLimit });
  onTestFinished(() => created.close());
  return created;
}

/** A backend that waits for the request's head and then does what it likes. */
async function misbehaving(act: (socket: Socket) => void): Promise<string> {
  const { origin } = await startTcp((socket) => socket.once('data', () => act(socket)));
  return origin;
}

async function closedPort(): Promise<string> {
  const { createServer } = await import('node:net');
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

/** A backend that writes what the test says, when it says so. */
async function writable(): Promise<{ origin: string; write: (text: string) => void }> {
  let waiting = '';
  let socket: Socket | undefined;
  const origin = await misbehaving((one) => {
    socket = one;
    one.write(waiting);
  });
  return {
    origin,
    write(text) {
      if (socket === undefined) {
        waiting += text;
      } else {
        socket.write(text);
      }
    },
  };
}

/** Stops the clock of deadlines; sockets go on. */
function stoppedClock(): typeof vi {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  return vi;
}

const HEAD = 'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n';
const NETWORK_ERROR = {
  type: 'INTEGRATION_FAILURE',
  message: 'Network error communicating with endpoint',
};

describe('before the answer begins', () => {
  const failures: readonly (readonly [string, () => Promise<string>, object])[] = [
    ['a refused connection', closedPort, NETWORK_ERROR],
    ['a reset', () => misbehaving((socket) => socket.resetAndDestroy()), NETWORK_ERROR],
    ['an end', () => misbehaving((socket) => socket.end()), NETWORK_ERROR],
    [
      'half a head',
      () => misbehaving((socket) => socket.end('HTTP/1.1 200 OK\r\nA: b')),
      NETWORK_ERROR,
    ],
    [
      'another protocol',
      () => misbehaving((socket) => socket.end('SSH-2.0-OpenSSH\r\n')),
      NETWORK_ERROR,
    ],
    [
      'bytes at random',
      () => misbehaving((socket) => socket.end(Buffer.alloc(99, 7))),
      NETWORK_ERROR,
    ],
    [
      'two lengths that differ',
      () =>
        misbehaving((socket) =>
          socket.end('HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'),
        ),
      NETWORK_ERROR,
    ],
    [
      'an upgrade that nobody asked for',
      () =>
        misbehaving((socket) =>
          socket.write('HTTP/1.1 101 Switching\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n'),
        ),
      NETWORK_ERROR,
    ],
    [
      'a head without end',
      () => misbehaving((socket) => socket.write(`HTTP/1.1 200 OK\r\nA: ${'b'.repeat(70_000)}`)),
      NETWORK_ERROR,
    ],
    [
      'TLS where there is none',
      async () =>
        (await misbehaving((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))).replace(
          'http',
          'https',
        ),
      NETWORK_ERROR,
    ],
    [
      'a name that does not resolve',
      async () => 'http://nowhere.invalid',
      { type: 'API_CONFIGURATION_ERROR', message: 'Internal server error' },
    ],
  ];
  test.each(failures)('%s', async (_what, start, expected) => {
    const origin = await start();
    const failure = await backend()
      .send(integrationRequest({ origin }))
      .catch((cause) => cause);
    expect(failure).toMatchObject({ ...expected, cause: expect.any(Error) });
  });

  test('silence lasts as long as the integration allows', async () => {
    const origin = await misbehaving(() => {});
    await expect(
      backend().send(integrationRequest({ origin, timeoutInMillis: 50 })),
    ).rejects.toMatchObject({ type: 'INTEGRATION_TIMEOUT', message: 'Endpoint request timed out' });
  });

  test('the sockets of what failed are closed', async () => {
    let closed = false;
    const origin = await misbehaving((socket) =>
      socket.on('close', () => {
        closed = true;
      }),
    );
    await backend()
      .send(integrationRequest({ origin, timeoutInMillis: 50 }))
      .catch(() => {});
    await eventually(() => closed);
  });

  const faults: readonly (readonly [string, Partial<IntegrationRequest>])[] = [
    ['a header that undici refuses', { headers: wire(['Keep-Alive', 'timeout=5']) }],
    ['a line break in a header', { headers: wire(['X', 'a\r\nB: c']) }],
    ['a blank in the path', { path: '/a b' }],
    ['no method', { httpMethod: 'GE T' }],
  ];
  test.each(faults)('%s is our fault, and nothing is sent', async (_what, parts) => {
    let connections = 0;
    const { origin } = await startTcp(() => connections++);
    await expect(backend().send(integrationRequest({ origin, ...parts }))).rejects.toMatchObject({
      type: 'API_CONFIGURATION_ERROR',
    });
    expect(connections).toBe(0);
  });
});

describe('in the middle of the answer', () => {
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

  test('a body that broke off before it is read says so then', async () => {
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
    const received = vi.spyOn(HttpCall.prototype, 'onResponseData');
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

  test('a body that is given up frees its socket', async () => {
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

describe('while the request is being sent', () => {
  /** Sends `first` and then waits for ever. */
  async function* endless(first = 'x'): AsyncGenerator<Uint8Array> {
    yield Buffer.from(first);
    await new Promise(() => {});
  }

  test('an answer before the end of the request is delivered', async () => {
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

describe('the client leaves', () => {
  const stages: readonly (readonly [string, (socket: Socket) => void])[] = [
    ['before the head', () => {}],
    ['in the middle of the head', (socket) => socket.write('HTTP/1.1 200 OK\r\nA: ')],
    ['in the middle of the body', (socket) => socket.write(`${HEAD}abc`)],
    [
      'after a part of a slow body',
      (socket) => {
        let left = 100;
        const trickle = (): void => {
          left -= 1;
          if (left > 0 && !socket.destroyed) {
            socket.write('x', trickle);
          }
        };
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n', trickle);
      },
    ],
  ];
  for (const how of ['by signal', 'by watcher'] as const) {
    test.each(stages)(`${how}, %s: the backend's socket closes`, async (when, act) => {
      let closed = false;
      let acted = false;
      let sink: RecordingSink | undefined;
      const origin = await misbehaving((socket) => {
        socket.on('close', () => {
          closed = true;
        });
        act(socket);
        acted = true;
      });
      const controller = new AbortController();
      let watcher: ClientWatcher | undefined;
      const request = integrationRequest({ origin });
      const client = {
        ...request.methodRequest.request,
        onClientLeft: (one: ClientWatcher) => {
          watcher = one;
        },
      };
      const outcome = backend()
        .send(
          how === 'by signal'
            ? request
            : { ...request, methodRequest: { ...request.methodRequest, request: client } },
          how === 'by signal' ? controller.signal : undefined,
        )
        .then(({ body }) => {
          sink = new RecordingSink(body);
          return sink.text;
        });
      outcome.catch(() => {});
      await eventually(() => acted && (sink !== undefined) === when.includes('body'));
      await eventually(() => (sink?.size ?? 1) > 0);
      const reason = new Error('gone');
      controller.abort(reason);
      watcher?.clientLeft(reason);
      await expect(outcome).rejects.toBe(reason);
      await eventually(() => closed);
    });
  }

  test('before anything is sent: nothing is', async () => {
    let connections = 0;
    const { origin } = await startTcp(() => connections++);
    await expect(
      backend().send(integrationRequest({ origin }), AbortSignal.abort('gone')),
    ).rejects.toBe('gone');
    expect(connections).toBe(0);
  });

  test('while the connection is being made: nothing is sent', async () => {
    const received: string[] = [];
    const { origin } = await startHttp((req, res) => {
      received.push(req.url ?? '');
      res.end();
    });
    const http = backend();
    const controller = new AbortController();
    const outcome = http.send(integrationRequest({ origin, path: '/first' }), controller.signal);
    controller.abort('gone');
    await expect(outcome).rejects.toBe('gone');
    await http.send(integrationRequest({ origin, path: '/second' }));
    expect(received).toEqual(['/second']);
  });

  test('a signal that outlives the call keeps nothing of it', async () => {
    const { origin } = await startHttp((_req, res) => void res.end('ok'));
    const { signal } = new AbortController();
    const added = vi.spyOn(signal, 'addEventListener');
    const removed = vi.spyOn(signal, 'removeEventListener');
    const { body } = await backend().send(integrationRequest({ origin }), signal);
    await new RecordingSink(body).text;
    expect(removed.mock.calls.length).toBe(added.mock.calls.length);
  });
});

describe('connections that are kept', () => {
  test('one that the backend closed after its answer is not used again', async () => {
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
