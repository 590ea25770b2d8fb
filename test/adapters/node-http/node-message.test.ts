import { createServer } from 'node:http';
import { request as send } from 'undici';
import { describe, expect, test, vi } from 'vitest';
import { readRequest } from '../../../src/adapters/node-http/node-message.js';
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
