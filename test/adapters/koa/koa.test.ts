import { request as send } from 'undici';
import { describe, expect, test, vi } from 'vitest';
import type { KoaNative } from '../../../src/adapters/koa/koa.js';
import type { BodySink } from '../../../src/model/message.js';
import { type FakeGateway, fakeGateway, textReply } from '../../support/fake-gateway.js';
import { wire } from '../../support/headers.js';
import { HOSTS } from '../../support/hosts.js';
import { rawClient } from '../../support/servers.js';
import { ok, startersOf } from '../all-adapters/starters.js';

vi.mock('../../../src/gateway.js', () => ({ createGateway: (gateway: FakeGateway) => gateway }));

/** A response with a body of its own. */
function replyOf(headers: string[], length: number | undefined, sendTo: (sink: BodySink) => void) {
  let count = 0;
  const cancel = () => void count++;
  const body = { length, sendTo, bytes: () => Promise.reject(), cancel };
  return { statusCode: 200, headers: wire(headers), body, cancelled: () => count };
}

describe.each(HOSTS.filter(({ kind }) => kind === 'koa'))('$name', (host) => {
  describe('mounted', () => {
    const paths: readonly (readonly [string, string, string])[] = [
      ['/v1/pets?x=1', '/pets', 'x=1'],
      ['/v1', '/', ''],
      ['/v1/', '/', ''],
      ['/v1?x=1', '/', 'x=1'],
      ['/v1/a%2Fb', '/a%2Fb', ''],
      ['/v1//evil.test/x', '//evil.test/x', ''],
      ['/v1//pets?x=/pets', '//pets', 'x=/pets'],
      ['http://evil.test/v1/pets?x=1', '/pets', 'x=1'],
      ['http://evil.test/v1//pets?x=1', '//pets', 'x=1'],
    ];
    test.each(paths)('%s', async (target, path, queryString) => {
      const gateway = fakeGateway(ok);
      const { port } = await host.start({ gateways: { '/v1': gateway } });
      await rawClient(port, `GET ${target} HTTP/1.1\r\nHost: a\r\n\r\n`).until(/ok$/);
      expect(gateway.requests[0]).toMatchObject({ path, queryString });
    });

    test('twice in one app, each handles the requests below its path', async () => {
      const first = fakeGateway(({ path }) => (path === '/one' ? ok() : undefined));
      const second = fakeGateway(ok);
      const { origin } = await host.start({ gateways: { '/v1': first, '/v2': second } });
      await send(`${origin}/v1/one`);
      await send(`${origin}/v2/one`);
      expect((await send(`${origin}/v1/two`)).statusCode).toBe(404);
      expect(first.requests.map(({ path }) => path)).toEqual(['/one', '/two']);
      expect(second.requests.map(({ path }) => path)).toEqual(['/one']);
    });
  });

  test('the response is on ctx for middleware in front', async () => {
    const seen: unknown[] = [];
    const gateway = fakeGateway(() => textReply(202, 'x', ['Content-Type', 'text/x-pet']));
    const { origin } = await host.start({ gateways: { '': gateway }, front: ['outer'], seen });
    expect((await send(origin)).headers['x-outer']).toBe('yes');
    expect(seen).toEqual([202, 'text/x-pet']);
  });

  test.each([
    [{ 'X-Forwarded-Port': '8443' }, ['trusts'], 8443],
    [{ 'X-Forwarded-Port': '8443, 80' }, ['trusts'], 8443],
    [{ 'X-Forwarded-Proto': 'https' }, ['trusts'], 443],
    [{ 'X-Forwarded-Port': '8443' }, [], 'own'],
    [{}, ['trusts'], 'own'],
  ] as const)('with %j and %j in front the port is %s', async (headers, front, expected) => {
    const gateway = fakeGateway(({ port, scheme, sourceIp }) =>
      textReply(200, JSON.stringify([port, scheme, sourceIp])),
    );
    const { origin, port } = await startersOf(host).start(gateway, front);
    const response = await send(origin, { headers: { 'X-Forwarded-For': '1.2.3.4', ...headers } });
    const isSecure = 'X-Forwarded-Proto' in headers;
    expect(await response.body.json()).toEqual([
      expected === 'own' ? port : expected,
      isSecure ? 'https' : 'http',
      front.length === 0 ? '127.0.0.1' : '1.2.3.4',
    ]);
  });

  test('closing the middleware closes its gateway', async () => {
    const gateway = fakeGateway(ok);
    let closed = 0;
    gateway.close = async () => {
      closed += 1;
    };
    const middleware = host.middleware(gateway as never);
    expect(middleware.gateway).toBe(gateway);
    await middleware.close();
    await (middleware as typeof middleware & AsyncDisposable)[Symbol.asyncDispose]();
    expect(closed).toBe(2);
  });

  test('hooks get what the framework has', async () => {
    const natives: unknown[] = [];
    const gateway = fakeGateway((_request, native) => {
      natives.push(native);
      return ok();
    });
    const { origin } = await startersOf(host).start(gateway);
    await send(origin);
    expect(natives).toMatchObject([{ ctx: { method: 'GET' } }]);
  });

  test('other middleware that has sent a response is reported', async () => {
    const gateway = fakeGateway(ok);
    const { origin } = await startersOf(host).start(gateway, ['answers']);
    expect(await (await send(origin)).body.text()).toBe('answered');
    expect(gateway.errors).toHaveLength(1);
  });

  test('a header that cannot be set is a plain 500, without the headers in front', async () => {
    const gateway = fakeGateway(() => textReply(200, 'x', ['X-A', 'a\nb']));
    const { origin } = await startersOf(host).start(gateway, ['cookie']);
    const response = await send(origin);
    expect(response.statusCode).toBe(500);
    expect(response.headers['content-type']).toMatch(/^application\/json/);
    expect(response.headers['set-cookie']).toBeUndefined();
    expect(await response.body.json()).toEqual({ message: 'Internal server error' });
  });

  test('other middleware that responds while a body arrives is reported', async () => {
    const gateway = fakeGateway((_request, native) => {
      const { res } = (native as KoaNative).ctx;
      return replyOf(['X-A', 'a'], 4, (sink) =>
        setImmediate(() => {
          res.end('early');
          sink.end(Buffer.from('late'));
        }),
      );
    });
    const { origin } = await startersOf(host).start(gateway);
    const response = await send(origin);
    expect([response.headers['x-a'], await response.body.text()]).toEqual([undefined, 'early']);
    expect(gateway.errors).toHaveLength(1);
  });

  test('a body that fails before the response has begun is a plain 500', async () => {
    const gateway = fakeGateway(() =>
      replyOf([], 4, (sink) => setImmediate(() => sink.fail(new Error('reset')))),
    );
    const { origin } = await startersOf(host).start(gateway);
    expect((await send(origin)).statusCode).toBe(500);
    expect(gateway.errors).toEqual([new Error('reset')]);
  });

  test('a body in pieces is cancelled once if its headers cannot be set', async () => {
    const reply = replyOf(['X-A', 'a\nb'], undefined, () => {});
    const { origin } = await startersOf(host).start(fakeGateway(() => reply));
    expect((await send(origin)).statusCode).toBe(500);
    expect(reply.cancelled()).toBe(1);
  });

  test.each([
    [204, undefined],
    [205, undefined],
    [304, undefined],
    [200, '0'],
  ])('a response with %i and no body has the length %s', async (statusCode, length) => {
    const headers = wire([]);
    const { origin } = await startersOf(host).start(
      fakeGateway(() => ({ statusCode, headers, body: undefined })),
    );
    const response = await send(origin);
    expect(response.statusCode).toBe(statusCode);
    expect(response.headers['content-length']).toBe(length);
    expect(response.headers['content-type']).toBeUndefined();
  });
});
