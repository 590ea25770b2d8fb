import { request as send } from 'undici';
import { describe, expect, test, vi } from 'vitest';
import { type FakeGateway, fakeGateway, textReply } from '../../support/fake-gateway.js';
import { HOSTS } from '../../support/hosts.js';
import { rawClient } from '../../support/servers.js';
import { ok, only, startersOf } from './starters.js';

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

  only(host.kind !== 'node').describe('mounted', () => {
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

    test('twice in one app, and what one leaves the other may take', async () => {
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

  describe('passes on', () => {
    test('what the gateway leaves', async () => {
      const { origin } = await start(
        fakeGateway(() => undefined),
        [],
        true,
      );
      expect(await (await send(origin)).body.text()).toBe('behind');
    });

    test('but not what it answers', async () => {
      const { origin } = await start(fakeGateway(ok), [], true);
      expect(await (await send(origin)).body.text()).toBe('ok');
    });

    only(host.kind === 'node').test('nothing where nobody stands behind', async () => {
      const { origin } = await start(fakeGateway(() => undefined));
      expect((await send(origin)).statusCode).toBe(403);
    });
  });
});
