import { describe, expect, test } from 'vitest';
import { HOSTS } from '../../support/hosts.js';
import { unhandledRejections } from '../../support/rejections.js';
import { documentOfPaths, greedyProxy, proxied } from '../base/documents.js';
import { attacked, LAST, statusesOf, valuesOf } from '../base/exchange.js';

const ANY = 'x-amazon-apigateway-any-method';
const GET = 'HTTP/1.1\r\nHost: a\r\n';
const api = (origin: string): object =>
  documentOfPaths({
    '/x': { [ANY]: proxied(`${origin}/b`) },
    '/api': { [ANY]: proxied(`${origin}/api`) },
    '/mapped': {
      [ANY]: proxied(`${origin}/mapped`, {
        requestParameters: { 'integration.request.header.X-Secret': "'of the document'" },
      }),
    },
    '/greedy/{proxy+}': { [ANY]: greedyProxy(`${origin}/base`) },
  });

describe.each(HOSTS)('under $name', (host) => {
  test('what a client lists in Connection cannot remove what the document adds (CVE-2026-33805, GHSA-gwhp-pf74-vj37)', async () => {
    const { send, calls } = await attacked(host, api);
    const lists = [
      'x-secret',
      'keep-alive, X-Secret',
      'X-FORWARDED-FOR, x-secret,x-gone',
      'x-gone',
    ];
    for (const list of lists) {
      const fields = `Connection: ${list}\r\nX-Secret: of the client\r\nX-Gone: 1\r\n`;
      await send(`GET /mapped ${GET}${fields}\r\n${LAST}`);
      const [call] = calls.splice(0);
      expect(valuesOf(call, 'x-secret')).toEqual(['of the document']);
      expect(valuesOf(call, 'x-forwarded-for')).toEqual(['127.0.0.1']);
      expect(valuesOf(call, 'x-gone')).toHaveLength(list.includes('x-gone') ? 0 : 1);
    }
  });

  test('a path and a host are matched as a whole, never by a part of them (CVE-2026-55602)', async () => {
    const { send, calls } = await attacked(host, api);
    const targets = ['/xapi', '/apix', '/a/api', '/api/x', '/x/api', '/ap', '/?/api', '/apI'];
    for (const target of targets) {
      const received = await send(`GET ${target} HTTP/1.1\r\nHost: a.test/api\r\n\r\n${LAST}`);
      expect(statusesOf(received)[0], target).toBeGreaterThanOrEqual(400);
    }
    expect(calls).toEqual([]);
  });

  test('a target that is no URL ends no process and no connection (CVE-2024-21536)', async () => {
    const rejections = unhandledRejections();
    const { send } = await attacked(host, api);
    for (const target of ['//', '///', '//@', '//x:y', '/\\', 'http://', '/x?%', '//[', '?', '*']) {
      const received = await send(`GET ${target} ${GET}\r\n${LAST}`);
      expect(statusesOf(received)[0], target).toBeGreaterThanOrEqual(400);
    }
    expect(await rejections()).toEqual([]);
  });

  test('a fragment is no part of a path (CVE-2021-32779), and a NUL is refused or stays encoded (CVE-2019-9900)', async () => {
    const { send, calls } = await attacked(host, api);
    for (const target of [
      '/greedy/a#/../../admin',
      '/greedy/a#',
      '/greedy/a#?b',
      '/greedy/a%00b',
    ]) {
      await send(`GET ${target} ${GET}\r\n${LAST}`);
    }
    expect(calls.map((call) => call.target)).toEqual([
      '/base/a',
      '/base/a',
      '/base/a',
      '/base/a%00b',
    ]);
    expect(statusesOf(await send(`GET /greedy/a\x00b ${GET}\r\n${LAST}`))[0]).toBe(400);
    expect(statusesOf(await send(`GET /greedy/a ${GET}X: a\x00b\r\n\r\n${LAST}`))[0]).toBe(400);
  });

  test('what clients send as forwarded is not believed, and costs no time (CVE-2026-3635, GHSA-444r-cwp2-x5xf, CVE-2025-25200)', async () => {
    const { send } = await attacked(host, () =>
      documentOfPaths({
        '/who': {
          get: {
            responses: { 200: { description: '' } },
            'x-amazon-apigateway-integration': {
              type: 'mock',
              requestTemplates: { 'application/json': '{"statusCode": 200}' },
              responses: {
                default: {
                  statusCode: '200',
                  responseTemplates: {
                    'application/json':
                      "$context.identity.sourceIp $input.params('X-Forwarded-Proto')",
                  },
                },
              },
            },
          },
        },
      }),
    );
    const long = `a${' '.repeat(12_000)},b`;
    for (const proto of ['https', 'https, http', long]) {
      const received = await send(
        `GET /who HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-Forwarded-For: 198.51.100.7\r\nX-Forwarded-Host: evil.test\r\nX-Forwarded-Proto: ${proto}\r\nForwarded: for=198.51.100.7;proto=https\r\n\r\n`,
      );
      expect(received).toMatch(/\r\n\r\n127\.0\.0\.1 http$/);
    }
  });
});
