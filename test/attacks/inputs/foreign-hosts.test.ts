import { describe, expect, test } from 'vitest';
import { HOSTS } from '../../support/hosts.js';
import { startTcp } from '../../support/servers.js';
import { documentOfPaths, greedyProxy, parameters, proxied } from '../base/documents.js';
import { attacked, LAST, valuesOf } from '../base/exchange.js';

const ANY = 'x-amazon-apigateway-any-method';
const api = (origin: string): object =>
  documentOfPaths({
    '/': { [ANY]: proxied(`${origin}/root`) },
    '/api/{proxy+}': { [ANY]: greedyProxy(`${origin}/base`) },
    '/to': {
      [ANY]: proxied(
        `${origin}/base/{to}?q={to}`,
        {
          requestParameters: {
            'integration.request.path.to': 'method.request.querystring.to',
            'integration.request.header.Host': 'method.request.header.X-Host',
          },
        },
        { parameters: parameters({ query: ['to'], header: ['X-Host'] }) },
      ),
    },
  });

/** Request heads that name `other`, an address where somebody listens, in every place that a client fills. */
const HEADS: readonly ((other: string) => string)[] = [
  (other) => `GET http://${other}/api/x HTTP/1.1\r\nHost: a\r\n`,
  (other) => `GET http://${other}/ HTTP/1.1\r\nHost: ${other}\r\n`,
  (other) => `GET http://user:pass@${other}/api/x HTTP/1.1\r\nHost: a\r\n`,
  (other) => `GET http:${other}/api/x HTTP/1.1\r\nHost: a\r\n`,
  (other) => `GET //${other}/api/x HTTP/1.1\r\nHost: a\r\n`,
  (other) => `GET ///${other}/api/x HTTP/1.1\r\nHost: a\r\n`,
  (other) => `GET /\\${other}/api/x HTTP/1.1\r\nHost: a\r\n`,
  (other) => `GET \\\\${other}/api/x HTTP/1.1\r\nHost: a\r\n`,
  (other) => `GET @${other}/api/x HTTP/1.1\r\nHost: a\r\n`,
  (other) => `GET ${other} HTTP/1.1\r\nHost: a\r\n`,
  (other) => `CONNECT ${other} HTTP/1.1\r\nHost: a\r\n`,
  (other) => `GET /api//${other}/x HTTP/1.1\r\nHost: a\r\n`,
  (other) => `GET /api/http://${other}/x HTTP/1.1\r\nHost: a\r\n`,
  (other) => `GET /api/@${other}/x HTTP/1.1\r\nHost: a\r\n`,
  (other) => `GET /api/%2f%2f${other}/x HTTP/1.1\r\nHost: a\r\n`,
  (other) => `GET /api/x HTTP/1.1\r\nHost: ${other}\r\n`,
  (other) => `GET /api/x HTTP/1.1\r\nHost: a@${other}\r\n`,
  (other) =>
    `GET /api/x HTTP/1.1\r\nHost: a\r\nX-Forwarded-Host: ${other}\r\nForwarded: host=${other}\r\n`,
  (other) =>
    `GET /api/x HTTP/1.1\r\nHost: a\r\nX-Original-URL: http://${other}/\r\nX-Rewrite-URL: http://${other}/\r\n`,
  (other) => `GET /to?to=@${other} HTTP/1.1\r\nHost: a\r\n`,
  (other) => `GET /to?to=//${other}/x HTTP/1.1\r\nHost: a\r\n`,
  (other) => `GET /to?to=http://${other}/x HTTP/1.1\r\nHost: a\r\n`,
  (other) => `GET /to?to=x%23@${other}/ HTTP/1.1\r\nHost: a\r\n`,
  (other) => `GET /to?to=x HTTP/1.1\r\nHost: a\r\nX-Host: ${other}\r\n`,
  (other) => `GET /to?to=x HTTP/1.1\r\nHost: a\r\nX-Host: ${other}/evil?\r\n`,
  (other) =>
    `GET http://${other}/api/x HTTP/1.1\r\nHost: a\r\nConnection: close, Upgrade\r\nUpgrade: websocket\r\n`,
  (other) =>
    `GET //${other}/ HTTP/1.1\r\nHost: ${other}\r\nConnection: close, Upgrade\r\nUpgrade: h2c\r\n`,
];

describe.each(HOSTS)('under $name', (host) => {
  test('no client chooses the host that is called (CVE-2021-21322, CVE-2026-44578, fastify/fast-proxy#42, CVE-2026-27959)', async () => {
    let visits = 0;
    const other = await startTcp((socket) => {
      visits++;
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil');
    });
    const { send, calls } = await attacked(host, api);
    for (const head of HEADS) {
      expect(await send(`${head(`127.0.0.1:${other.port}`)}\r\n${LAST}`)).not.toContain('evil');
    }
    expect(visits).toBe(0);
    expect(calls.length).toBeGreaterThan(8);
    const within = /^\/(?:root|base(?:\/|$))/;
    expect(calls.map((call) => call.target).filter((target) => !within.test(target))).toEqual([]);
    // Only what the document maps may change the name of the host, and never where the call goes.
    const hosts = calls.map((call) => valuesOf(call, 'host'));
    expect(hosts.filter((values) => values.length !== 1)).toEqual([]);
  });
});
