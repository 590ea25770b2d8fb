import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { type LocalServer, openServer } from '../../../src/cli/serve/local-server.js';
import type { SentResponse } from '../../../src/cli/serve/request-line.js';
import { createGateway } from '../../../src/gateway.js';
import type { GatewayRequest } from '../../../src/model/message.js';

const API = {
  openapi: '3.0.1',
  info: { title: 'T', version: '1' },
  paths: {
    '/': { get: { responses: {} } },
    '/a': {
      get: {
        responses: {},
        'x-amazon-apigateway-integration': {
          type: 'http_proxy',
          httpMethod: 'GET',
          uri: 'https://a.test',
        },
      },
    },
  },
};

interface Opened {
  readonly server: LocalServer;
  /** The next response that the server tells of. */
  next(): Promise<readonly [SentResponse, GatewayRequest | undefined]>;
}

/** A server whose backend is a function. */
async function opened(mount = '', respond: () => Promise<void> = async () => {}): Promise<Opened> {
  const gateway = createGateway<undefined>(API, {
    onWarnings: () => {},
    onError: () => {},
    backends: {
      HTTP_PROXY: async () => {
        await respond();
        return { statusCode: 202, headers: [], body: 'a' };
      },
    },
  });
  const told: (readonly [SentResponse, GatewayRequest | undefined])[] = [];
  let wake = (): void => {};
  const server = await openServer(
    gateway,
    { host: '127.0.0.1', port: 0, mount },
    (sent, request) => {
      told.push([sent, request]);
      wake();
    },
  );
  onTestFinished(async () => {
    await server.close();
    await gateway.close();
  });
  const next: Opened['next'] = async () => {
    const first = told.shift();
    if (first !== undefined) {
      return first;
    }
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
    return next();
  };
  return { server, next };
}

test.each([
  ['', '/a?b=c#d', 202, '/a', '/a'],
  ['', '/b', 403, '/b', undefined],
  ['/v1', '/v1/a?b', 202, '/v1/a', '/a'],
  ['/v1', '/v1', 500, '/v1', '/'],
  ['/v1', '/v1?b', 500, '/v1', '/'],
])(
  'mounted at %j, %s is answered with %i',
  async (mount, target, statusCode, path, resourcePath) => {
    const { server, next } = await opened(mount);
    const response = await fetch(new URL(target, server.url));
    expect(response.status).toBe(statusCode);
    await response.text();
    const [sent, request] = await next();
    expect(sent).toEqual({
      httpMethod: 'GET',
      path,
      resourcePath,
      statusCode,
      milliseconds: expect.any(Number),
      isComplete: true,
    });
    expect(request?.sourceIp).toBe('127.0.0.1');
    expect(server.url).toMatch(new RegExp(`^http://127\\.0\\.0\\.1:\\d+${mount}$`));
  },
);

test.each(['/a', '/v1x/a', '/'])(
  'what is not below the mount path is refused: %s',
  async (target) => {
    const { server, next } = await opened('/v1');
    const response = await fetch(new URL(target, server.url));
    expect([response.status, response.headers.get('x-amzn-ErrorType')]).toEqual([
      403,
      'ForbiddenException',
    ]);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(await response.text()).toBe('{"message":"Forbidden"}');
    const [sent, request] = await next();
    expect([sent.resourcePath, request]).toEqual([undefined, undefined]);
  },
);

/** A backend that responds when it is told to. */
function held(): { readonly asked: Promise<void>; respond(): void; hold(): Promise<void> } {
  let ask = (): void => {};
  let respond = (): void => {};
  const asked = new Promise<void>((resolve) => {
    ask = resolve;
  });
  const released = new Promise<void>((resolve) => {
    respond = resolve;
  });
  return {
    asked,
    respond: () => respond(),
    hold() {
      ask();
      return released;
    },
  };
}

test('closing waits for the requests under way, and accepts no others', async () => {
  const backend = held();
  const { server } = await opened('', backend.hold);
  expect(server.underWay).toBe(0);
  const response = fetch(`${server.url}/a`);
  await backend.asked;
  expect(server.underWay).toBe(1);
  const closed = server.close();
  await expect(fetch(server.url)).rejects.toThrow();
  backend.respond();
  expect((await response).headers.get('connection')).toBe('close');
  await (await response).text();
  await closed;
  expect(server.underWay).toBe(0);
});

test('a client that leaves is told of', async () => {
  const backend = held();
  const { server, next } = await opened('', backend.hold);
  const { port } = new URL(server.url);
  const socket = connect(Number(port), '127.0.0.1');
  socket.write('GET /a HTTP/1.1\r\nHost: a\r\n\r\n');
  await backend.asked;
  socket.destroy();
  const [sent] = await next();
  expect(sent).toMatchObject({ path: '/a', isComplete: false });
  backend.respond();
});

test('an IPv6 address is in brackets', async (context) => {
  const gateway = createGateway<undefined>(API, { onWarnings: () => {} });
  let server: LocalServer;
  try {
    server = await openServer(gateway, { host: '::1', port: 0, mount: '' }, () => {});
  } catch {
    context.skip(); // a machine without IPv6
    return;
  }
  expect(server.url).toMatch(/^http:\/\/\[::1\]:\d+$/);
  await server.close();
  await gateway.close();
});

test('an address that cannot be listened on is an error', async () => {
  const { server } = await opened();
  const gateway = createGateway<undefined>(API, { onWarnings: () => {} });
  const port = Number(new URL(server.url).port);
  await expect(
    openServer(gateway, { host: '127.0.0.1', port, mount: '' }, () => {}),
  ).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await gateway.close();
});
