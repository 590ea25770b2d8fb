import { request as send } from 'undici';
import { describe, expect, test, vi } from 'vitest';
import { type FakeGateway, fakeGateway, textReply } from '../support/fake-gateway.js';
import { haveSameHiddenClass } from '../support/hidden-classes.js';
import { HOSTS } from '../support/hosts.js';
import { rawClient } from '../support/servers.js';
import { ok, startersOf } from './all-adapters/starters.js';

vi.mock('../../src/gateway.js', () => ({ createGateway: (gateway: FakeGateway) => gateway }));

describe.each(HOSTS.filter(({ kind }) => kind === 'express'))('$name', (host) => {
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

  test.each([
    ['/v1//admin', '//admin'],
    ['/v1///admin', '///admin'],
    ['/v1/admin', '/admin'],
    ['//v1/admin', undefined],
  ])('the empty segment of %s under a mount path is kept: %s', async (target, path) => {
    const gateway = fakeGateway(ok);
    const { port } = await host.start({ gateways: { '/v1': gateway } });
    await rawClient(port, `GET ${target} HTTP/1.1\r\nHost: a\r\n\r\n`).until(/\r\n\r\n/);
    expect(gateway.requests[0]?.path).toBe(path);
  });

  test('middleware that rewrites the URL decides what the gateway sees', async () => {
    const gateway = fakeGateway(ok);
    const { origin } = await host.start({
      gateways: { '/v1': gateway },
      front: [
        (req) => {
          req.url = '/v1/rewritten?x=1';
        },
      ],
    });
    await send(`${origin}/v1/original`);
    expect(gateway.requests[0]).toMatchObject({ path: '/rewritten', queryString: 'x=1' });
  });

  test('requests and responses share their hidden classes', async () => {
    const messages: (readonly [object, object])[] = [];
    const { origin } = await host.start({
      gateways: { '/v1': fakeGateway(ok) },
      front: [(...message) => void messages.push(message)],
    });
    for (const pet of ['/v1/a', '/v1/b', '/v1/c', '/v1/d']) {
      await send(origin + pet);
    }
    const [, , [req = {}, res = {}] = [], [nextReq = {}, nextRes = {}] = []] = messages;
    expect(haveSameHiddenClass(req, nextReq)).toBe(true);
    expect(haveSameHiddenClass(res, nextRes)).toBe(true);
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
    expect(natives).toMatchObject([{ req: { method: 'GET' }, res: { statusCode: 200 } }]);
  });

  const post = (origin: string, body: string) =>
    send(origin, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
    });

  test.each(['{"a": ', 'no json', '[1,', '{"a": 1}}'])(
    'a body that a parser failed to read cannot be sent (CVE-2025-32997): %s',
    async (text) => {
      const gateway = fakeGateway(() => textReply(200, 'ok'));
      const { origin } = await host.start({ gateways: { '': gateway }, front: ['failed json'] });
      await post(origin, text);
      const body = gateway.requests[0]?.body as AsyncIterable<Uint8Array>;
      await expect(body[Symbol.asyncIterator]().next()).rejects.toMatchObject({
        type: 'API_CONFIGURATION_ERROR',
      });
    },
  );

  test('an empty object that was read is sent', async () => {
    const gateway = fakeGateway(() => textReply(200, 'ok'));
    const { origin } = await host.start({ gateways: { '': gateway }, front: ['failed json'] });
    await post(origin, '{}');
    expect(Buffer.from(gateway.requests[0]?.body as Uint8Array).toString()).toBe('{}');
  });
});
