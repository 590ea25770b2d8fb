import { buildConnector } from 'undici';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  type AllowedBackends,
  egressRuleOf,
} from '../../../src/backend/egress/allowed-backends.js';
import {
  guardedConnector,
  type ResolveAll,
} from '../../../src/backend/egress/guarded-connector.js';
import { createHttpBackend } from '../../../src/backend/http.js';
import { integrationRequest } from '../../support/integration-request.js';
import { startHttp } from '../../support/servers.js';

/** Sends a request to a backend of 127.0.0.1 under the name `host`; how often the backend was called, too. */
async function call(
  allowedBackends: AllowedBackends,
  host: string,
): Promise<{ readonly outcome: string; readonly calls: number }> {
  let calls = 0;
  const { port } = await startHttp((_, res) => {
    calls++;
    res.end();
  });
  const backend = createHttpBackend({
    payloadLimit: 1000,
    allowedBackends: withPort(allowedBackends, port),
  });
  onTestFinished(() => backend.close());
  const outcome = await backend.send(integrationRequest({ origin: `http://${host}:${port}` })).then(
    ({ statusCode, body }) => {
      body.cancel();
      return String(statusCode);
    },
    ({ type, cause }) => `${type}: ${String(cause.message).replace(String(port), 'PORT')}`,
  );
  return { outcome, calls };
}

function withPort(allowed: AllowedBackends, port: number): AllowedBackends {
  return typeof allowed === 'function'
    ? allowed
    : allowed.map((entry) => entry.replace('PORT', String(port)));
}

describe('a backend', () => {
  test.each<readonly [allowed: AllowedBackends, host: string]>([
    [['127.0.0.1'], '127.0.0.1'],
    [['127.0.0.0/8'], '127.0.0.1'],
    [['127.0.0.1:PORT'], '127.0.0.1'],
    [['localhost:PORT'], 'localhost'],
    [['127.0.0.1'], 'localhost'],
    [['127.0.0.1'], '2130706433'],
    [({ hostname }) => hostname === '127.0.0.1', '127.0.0.1'],
  ])('that %j allows is called as %s', async (allowed, host) => {
    expect(await call(allowed, host)).toEqual({ outcome: '200', calls: 1 });
  });

  test.each<readonly [allowed: AllowedBackends, host: string, target: string]>([
    [[], '127.0.0.1', '127.0.0.1'],
    [['example.com'], 'localhost', 'localhost (127.0.0.1'],
    [['10.0.0.0/8'], '127.0.0.1', '127.0.0.1'],
    [['localhost:1'], 'localhost', 'localhost (127.0.0.1'],
    [['10.0.0.0/8'], '2130706433', '127.0.0.1'],
    [['10.0.0.0/8'], '0', '0.0.0.0'],
    [['localhost'], '[::ffff:127.0.0.1]', '::ffff'],
    [() => false, '127.0.0.1', '127.0.0.1'],
  ])('that %j does not allow is not called as %s', async (allowed, host, target) => {
    const { outcome, calls } = await call(allowed, host);
    expect(outcome).toContain(
      `API_CONFIGURATION_ERROR: The option allowedBackends does not allow a connection to ${target}`,
    );
    expect(calls).toBe(0);
  });
});

describe('a name', () => {
  /** Resolves each time to the next addresses. */
  const resolving = (...times: readonly string[][]): ResolveAll => {
    const left = [...times];
    return (_name, _options, callback) => {
      const addresses = left.shift() ?? [];
      callback(
        null,
        addresses.map((address) => ({ address, family: 4 })),
      );
    };
  };
  const connect = (
    connector: buildConnector.connector,
    hostname: string,
    port: number,
  ): Promise<string> =>
    new Promise((resolve) => {
      const options = { hostname, protocol: 'http:', port: String(port) };
      connector(options, (...[error, socket]) => {
        socket?.destroy();
        resolve(
          error === null
            ? `connected to ${socket.remoteAddress ?? 'a closed socket'}`
            : error.message,
        );
      });
    });
  const settings = (resolve: ResolveAll, ...allowed: readonly string[]) =>
    guardedConnector(egressRuleOf(allowed), buildConnector, resolve);

  test('that resolves elsewhere the second time leads nowhere', async () => {
    const { port } = await startHttp((_, res) => res.end());
    const connector = settings(resolving(['127.0.0.1'], ['127.0.0.2']), '127.0.0.1');
    expect(await connect(connector, 'rebinding.test', port)).toMatch(/^connected/);
    expect(await connect(connector, 'rebinding.test', port)).toContain(
      'does not allow a connection to rebinding.test (127.0.0.2)',
    );
  });

  test('with allowed and other addresses leads to the allowed ones', async () => {
    const { port } = await startHttp((_, res) => res.end());
    const connector = settings(resolving(['169.254.169.254', '127.0.0.1']), '127.0.0.1');
    expect(await connect(connector, 'both.test', port)).toMatch(/^connected/);
  });

  test('that is allowed leads nowhere if it resolves to a metadata service', async () => {
    const connector = settings(resolving(['169.254.169.254']), 'api.example.com');
    expect(await connect(connector, 'api.example.com', 80)).toContain(
      'does not allow a connection to api.example.com (169.254.169.254), port 80',
    );
  });
});
