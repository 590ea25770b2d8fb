import { request as send } from 'undici';
import { describe, expect, test, vi } from 'vitest';
import { type FakeGateway, fakeGateway } from '../support/fake-gateway.js';
import { HOSTS } from '../support/hosts.js';
import { rawClient } from '../support/servers.js';
import { ok, startersOf } from './all-adapters/starters.js';

vi.mock('../../src/gateway.js', () => ({ createGateway: (gateway: FakeGateway) => gateway }));

describe.each(HOSTS.filter(({ kind }) => kind === 'node'))('$name', (host) => {
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

  test('a request has the target, the address and the scheme of its connection', async () => {
    const gateway = fakeGateway(ok);
    const { port } = await startersOf(host).start(gateway);
    const head = 'GET /a%2Fb?c HTTP/1.1\r\nHost: a\r\nX-Forwarded-Proto: https\r\n\r\n';
    await rawClient(port, head).until(/ok$/);
    expect(gateway.requests[0]).toMatchObject({
      path: '/a%2Fb',
      queryString: 'c',
      sourceIp: '127.0.0.1',
      scheme: 'http',
      port,
    });
  });

  test('a body that a parser left on the request is used', async () => {
    const gateway = fakeGateway(ok);
    const { origin } = await startersOf(host).start(gateway, ['json']);
    await send(origin, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"a": 1}',
    });
    expect(Buffer.from(gateway.requests[0]?.body as Uint8Array).toString()).toBe('{"a":1}');
  });

  test('without a next handler what no method matches is a 403', async () => {
    const { origin } = await startersOf(host).start(fakeGateway(() => undefined));
    expect((await send(origin)).statusCode).toBe(403);
    const passing = await startersOf(host).start(
      fakeGateway(() => undefined),
      [],
      true,
    );
    expect(await (await send(passing.origin)).body.text()).toBe('behind');
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
});
