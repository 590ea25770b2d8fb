import { describe, expect, test } from 'vitest';
import type { IntegrationRequest } from '../../../src/model/message.js';
import { wire } from '../../support/headers.js';
import { integrationRequest } from '../../support/integration-request.js';
import { eventually, startTcp } from '../../support/servers.js';
import { backend, closedPort, misbehaving, NETWORK_ERROR } from './misbehaving.js';

describe('before the response begins', () => {
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
