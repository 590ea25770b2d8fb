import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import { connect, constants, createServer as createHttp2Server } from 'node:http2';
import { Socket } from 'node:net';
import { request as send } from 'undici';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import {
  type FrameworkView,
  type NodeRequest,
  readRequest,
} from '../../../src/adapters/node-http/node-message.js';
import { type FakeGateway, fakeGateway, textReply } from '../../support/fake-gateway.js';
import { HOSTS } from '../../support/hosts.js';
import { listen, rawClient } from '../../support/servers.js';
import { ok, only, startersOf } from '../all-adapters/starters.js';

// An adapter translates: what a gateway makes of a request is not its business.
vi.mock('../../../src/gateway.js', () => ({ createGateway: (gateway: FakeGateway) => gateway }));

describe.each(HOSTS)('$name', (host) => {
  const { start } = startersOf(host);

  describe('reads a request', () => {
    const targets: readonly (readonly [string, string, string])[] = [
      ['/pets', '/pets', ''],
      ['/pets?', '/pets', ''],
      ['/pets?type=dog&x=%2F?', '/pets', 'type=dog&x=%2F?'],
      ['/a%2Fb//c/./../%7e/', '/a%2Fb//c/./../%7e/', ''],
      ['//evil.test/x?y', '//evil.test/x', 'y'],
      ['http://evil.test/pets?x=1', '/pets', 'x=1'],
      ['http://evil.test?x=1', '/', 'x=1'],
      ['/pets?x#y?z', '/pets', 'x'],
      ['/pets#y?z', '/pets', ''],
      ['/?a=http://b/c', '/', 'a=http://b/c'],
    ];
    test.each(targets)('target %s', async (target, path, queryString) => {
      const gateway = fakeGateway(ok);
      const { port } = await start(gateway);
      await rawClient(port, `GET ${target} HTTP/1.1\r\nHost: a\r\n\r\n`).until(/ok$/);
      // The URL of a Request has its dot segments resolved.
      const resolved = host.kind === 'fetch' ? path.replace('/c/./..', '') : path;
      expect(gateway.requests[0]).toMatchObject({ httpMethod: 'GET', path: resolved, queryString });
    });

    test('headers keep spelling, order and repetition', async () => {
      const gateway = fakeGateway(ok);
      const { port } = await start(gateway);
      await rawClient(
        port,
        'GET / HTTP/1.1\r\nhOST: a\r\nX-A: 1\r\nx-a: 2\r\nUser-Agent: \u00e9\r\nuser-agent: b\r\n\r\n',
      ).until(/ok$/);
      expect(gateway.requests[0]?.headers).toEqual([
        ...['hOST', 'a', 'X-A', '1', 'x-a', '2'],
        ...['User-Agent', '\u00c3\u00a9', 'user-agent', 'b'],
      ]);
      expect(gateway.requests[0]?.body).toBeUndefined();
    });

    test('address, scheme and port are those of the socket', async () => {
      const gateway = fakeGateway((request) => {
        const { sourceIp, scheme, port, clientCertificate } = request;
        return textReply(200, JSON.stringify([sourceIp, scheme, port, clientCertificate ?? null]));
      });
      const { origin, port } = await start(gateway);
      const answer = await send(origin, {
        headers: { 'X-Forwarded-For': '1.2.3.4', 'X-Forwarded-Proto': 'https' },
      });
      expect(await answer.body.json()).toEqual(['127.0.0.1', 'http', port, null]);
    });

    only(host.kind !== 'node').test('unless the application trusts a proxy in front', async () => {
      const gateway = fakeGateway(({ sourceIp, remoteAddress, scheme, port }) =>
        textReply(200, JSON.stringify([sourceIp, remoteAddress, scheme, port])),
      );
      const { origin } = await start(gateway, ['trusts']);
      const answer = await send(origin, {
        headers: { 'X-Forwarded-For': '1.2.3.4', 'X-Forwarded-Proto': 'https' },
      });
      expect(await answer.body.json()).toEqual(['1.2.3.4', '127.0.0.1', 'https', 443]);
    });
  });
});

test('an IPv4 client of a server for both families is shown by its own address', async () => {
  const seen: (string | undefined)[] = [];
  const server = createServer((req, res) => {
    Object.defineProperty(req.socket, 'remoteAddress', { value: '::ffff:192.0.2.7' });
    const request = readRequest(req, res, {
      target: req.url ?? '',
      sourceIp: '::ffff:198.51.100.9',
      scheme: 'http',
      parsed: {},
    });
    seen.push(request.sourceIp, request.remoteAddress);
    res.end();
  });
  const { origin } = await listen(server);
  await fetch(origin);
  expect(seen).toEqual(['198.51.100.9', '192.0.2.7']);
});

/** A request of Node without a connection. */
function message(more: object = {}, view: Partial<FrameworkView> = {}, responseMore: object = {}) {
  const socket = new Socket();
  const req = Object.assign(new IncomingMessage(socket), more);
  const res = Object.assign(new ServerResponse(req), responseMore);
  return { request: readRequest(req, res, { ...VIEW, ...view }), req, res, socket };
}

const VIEW: FrameworkView = { target: '/x', sourceIp: '192.0.2.1', scheme: 'http', parsed: {} };

describe('what earlier middleware has left', () => {
  test.each<[what: string, more: object, view: object, cause: RegExp]>([
    ['a target that is not a string', {}, { target: 5 }, /set req\.url to something that is not/],
    ['headers that cannot be read', { rawHeaders: null }, {}, /left headers that cannot be read/],
  ])('%s refuses the request', (_, more, view, cause) => {
    const { request } = message(more, view as never);
    expect(request.refusal).toMatchObject({
      type: 'API_CONFIGURATION_ERROR',
      cause: { message: expect.stringMatching(cause) },
    });
    expect(request.path).toMatch(/^\//);
  });
});

test('a request without a method is a GET, and an empty target the root', () => {
  const { request } = message({ method: undefined }, { target: '' });
  expect([request.httpMethod, request.path, request.queryString]).toEqual(['GET', '/', '']);
  expect(request.refusal).toBeUndefined();
});

test.each<[forwarded: string | undefined, scheme: 'http' | 'https', port: number | undefined]>([
  ['8443', 'http', 8443],
  ['8443, 80', 'https', 8443],
  ['0', 'https', 443],
  ['65536', 'https', 443],
  ['x', 'https', 443],
  [undefined, 'https', 443],
  [undefined, 'http', undefined],
])('with the forwarded port %s and %s the port is %s', (forwarded, scheme, port) => {
  const sent = { 'x-forwarded-port': forwarded ?? '' };
  const { request } = message(
    { rawHeaders: Object.entries(sent).flat(), headers: sent },
    { scheme, forwardedPort: () => forwarded },
  );
  expect(request.port).toBe(port);
});

describe('the client', () => {
  test('is watched until the response or the connection closes', () => {
    for (const close of ['res', 'socket'] as const) {
      const { request, res, socket } = message();
      const told: string[] = [];
      request.onClientLeft({ clientLeft: (cause) => told.push(String(cause)) });
      request.onClientLeft({ clientLeft: () => told.push('second') });
      request.signal.addEventListener('abort', () => told.push('signal'));
      expect(request.signal).toBe(request.signal);
      expect(request.clientHasLeft).toBe(false);
      (close === 'res' ? res : socket).emit('close');
      (close === 'res' ? socket : res).emit('close');
      expect(told).toEqual(['Error: The client has left', 'second', 'signal']);
    }
  });

  test('has not disconnected when its response is complete', () => {
    const { request, res } = message();
    Object.defineProperty(res, 'writableFinished', { value: true });
    request.onClientLeft({ clientLeft: () => expect.unreachable() });
    res.emit('close');
  });

  test('has disconnected over HTTP/2 when its stream is closed and the connection is not', async () => {
    const server = createHttp2Server();
    const { origin } = await listen(server as never);
    const served = new Promise<NodeRequest>((resolve) => {
      server.on('request', (req, res) => resolve(readRequest(req as never, res as never, VIEW)));
    });
    const session = connect(origin);
    onTestFinished(() => session.destroy());
    const stream = session.request({ ':path': '/x' });
    stream.on('error', () => {});
    const request = await served;
    expect(request.clientHasLeft).toBe(false);
    const left = new Promise((resolve) => request.onClientLeft({ clientLeft: resolve }));
    stream.close(constants.NGHTTP2_CANCEL);
    await left;
    expect([request.clientHasLeft, session.closed]).toEqual([true, false]);
    expect(request.signal.aborted).toBe(true);
  });

  test('that has disconnected already is reported at once', () => {
    for (const one of ['res', 'socket'] as const) {
      const made = message();
      made[one].destroy();
      let told = 0;
      expect(made.request.clientHasLeft).toBe(true);
      made.request.onClientLeft({
        clientLeft: () => {
          told += 1;
        },
      });
      expect(told).toBe(1);
      expect(made.request.signal.aborted).toBe(true);
    }
  });
});
