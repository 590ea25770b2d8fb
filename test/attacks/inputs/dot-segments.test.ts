import { describe, expect, test } from 'vitest';
import { HOSTS } from '../../support/hosts.js';
import { documentOfPaths, greedyProxy, parameters, proxied } from '../base/documents.js';
import { attacked, LAST, statusesOf } from '../base/exchange.js';

const ANY = 'x-amazon-apigateway-any-method';
const api = (origin: string): object =>
  documentOfPaths({
    '/api/{proxy+}': { [ANY]: greedyProxy(`${origin}/base`) },
    '/one/{id}/x': {
      [ANY]: proxied(
        `${origin}/base/{id}/x`,
        { requestParameters: { 'integration.request.path.id': 'method.request.path.id' } },
        { parameters: parameters({ path: ['id'] }) },
      ),
    },
    '/joined/{id}': {
      [ANY]: proxied(
        `${origin}/base{id}`,
        { requestParameters: { 'integration.request.path.id': 'method.request.querystring.to' } },
        { parameters: parameters({ path: ['id'], query: ['to'] }) },
      ),
    },
  });

const DOTS = ['..', '.', '%2e%2e', '%2E.', '.%2e', '%2e', '..;', '..;x=y', '%2e%2e;', '..%3b'];
const SLASHES = ['/', '%2f', '%2F', '\\', '%5c', '%5C'];

/** Every spelling at the beginning, in the middle and at the end of a path, and in a value that is mapped. */
const CLIMBING = DOTS.map((dots) => [
  ...SLASHES.flatMap((slash) => [
    `/api/${dots}${slash}admin`,
    `/api/a${slash}${dots}${slash}admin`,
    `/api/a${slash}${dots}`,
    `http://other.test/api/${dots}${slash}admin`,
  ]),
  `/one/${dots}/x`,
  `/joined/1?to=${dots}/admin`,
  `/joined/1?to=/${dots}/admin`,
  `/joined/1?to=%2f${dots}%2fadmin`,
]);

/** What decodes to something else only at a backend that decodes twice, or wrongly: sent as it is. */
const PLAIN: readonly (readonly [target: string, sent: string])[] = [
  ['/api/...', '/base/...'],
  ['/api/a..b/..c', '/base/a..b/..c'],
  ['/api/%252e%252e/x', '/base/%252e%252e/x'],
  ['/api/..%00/x', '/base/..%00/x'],
  ['/api/%c0%ae%c0%ae/x', '/base/%c0%ae%c0%ae/x'],
  ['/api/..%252fx', '/base/..%252fx'],
  ['/api/a%2fb;v=1', '/base/a%2fb;v=1'],
  ['/api/%61dmin', '/base/%61dmin'],
  ['/api/a//b', '/base/a//b'],
];

/** A path of which a backend may make another by resolving it. */
const CLIMBS = /(?:^|[/\\]|%2f|%5c)(?:\.|%2e){1,2}(?:$|[/\\?;]|%2f|%5c|%3b)/i;

describe.each(HOSTS)('under $name', (host) => {
  // A server of fetch resolves dot segments before the handler sees the URL.
  const resolves = host.kind === 'fetch';

  test('dot segments in every spelling are refused (CVE-2021-21321, CVE-2021-21322, CVE-2019-9901, CVE-2025-32431, CVE-2025-47952, CVE-2026-48020, CVE-2026-65600, traefik/traefik#11746, chimurai/http-proxy-middleware#1168)', async () => {
    const { send, calls } = await attacked(host, api);
    for (const targets of CLIMBING) {
      const heads = targets.map((target) => `GET ${target} HTTP/1.1\r\nHost: a\r\n\r\n`);
      const statuses = statusesOf(await send(heads.join('') + LAST));
      const sent = calls.splice(0).map((call) => call.target);
      if (resolves) {
        expect(sent.filter((target) => CLIMBS.test(target))).toEqual([]);
        expect(sent.filter((target) => !target.startsWith('/base'))).toEqual([]);
      } else {
        expect([sent, statuses]).toEqual([[], [...targets.map(() => 400), 403]]);
      }
    }
  });

  test('what is not a dot segment is matched and sent as it was written (CVE-2025-66490, CVE-2021-29492)', async () => {
    const { send, calls } = await attacked(host, api);
    for (const [target] of PLAIN) {
      await send(`GET ${target} HTTP/1.1\r\nHost: a\r\n\r\n${LAST}`);
    }
    // Fastify refuses what does not decode to UTF-8.
    const passing = PLAIN.filter(([target]) => host.kind !== 'fastify' || !target.includes('%c0'));
    expect(calls.map((call) => call.target)).toEqual(passing.map(([, sent]) => sent));
  });
});
