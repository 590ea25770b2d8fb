import { request as send } from 'undici';
import { describe, expect, test } from 'vitest';
import { type Front, HOSTS } from '../../support/hosts.js';
import { startHttp } from '../../support/servers.js';

const FORGED = {
  'X-Forwarded-For': '198.51.100.7',
  'X-Forwarded-Port': '8443',
  'X-Forwarded-Proto': 'https',
};
const proxy = (origin: string): object => ({
  openapi: '3.0.1',
  info: { title: 'forwarded', version: '1' },
  paths: {
    '/who': {
      get: {
        'x-amazon-apigateway-integration': {
          type: 'http_proxy',
          httpMethod: 'GET',
          uri: `${origin}/who`,
        },
      },
    },
    '/read': {
      post: {
        'x-amazon-apigateway-integration': {
          type: 'http',
          httpMethod: 'POST',
          uri: `${origin}/read`,
          requestTemplates: { 'application/json': "$input.params('X-Forwarded-Port')" },
          responses: { default: { statusCode: '200' } },
        },
        responses: { 200: { description: 'OK' } },
      },
    },
  },
});

describe.each(HOSTS)('X-Forwarded-… under $name', (host) => {
  const ask = async (headers: Record<string, string>, front: readonly Front[]) => {
    const backend = await startHttp((req, res) => res.end(JSON.stringify(req.headers)));
    const { origin, port } = await host.start({ gateways: { '': proxy(backend.origin) }, front });
    const answer = await send(`${origin}/who`, { headers });
    const seen = (await answer.body.json()) as Record<string, string>;
    const own = String(port);
    const named = ['for', 'port', 'proto'].map((one) => seen[`x-forwarded-${one}`]);
    return named.map((value) => (value === own ? 'own' : value));
  };

  test('a client can set addresses, but not the port and the scheme (CVE-2026-3635)', async () => {
    expect(await ask({}, [])).toEqual(['127.0.0.1', 'own', 'http']);
    expect(await ask(FORGED, [])).toEqual(['198.51.100.7, 127.0.0.1', 'own', 'http']);
  });

  test.skipIf(host.kind === 'node').each([
    [{}, ['198.51.100.7, 127.0.0.1', '8443', 'https']],
    [{ 'X-Forwarded-Port': '8443, 80' }, ['198.51.100.7, 127.0.0.1', '8443', 'https']],
    [{ 'X-Forwarded-Port': 'x' }, ['198.51.100.7, 127.0.0.1', '443', 'https']],
    [{ 'X-Forwarded-Port': '', 'X-Forwarded-Proto': 'http' }, [expect.any(String), 'own', 'http']],
  ])('a proxy that the framework trusts sets both: %j', async (more, expected) => {
    expect(await ask({ ...FORGED, ...more }, ['trusts'])).toEqual(expected);
  });

  test.each<[fronts: readonly Front[], port: string]>([
    [[], 'own'],
    [host.kind === 'node' ? [] : ['trusts'], host.kind === 'node' ? 'own' : '8443'],
  ])('the port is known after a body has been read: %j', async (front, expected) => {
    const backend = await startHttp((req, res) => void req.pipe(res));
    const gateways = { '': proxy(backend.origin) };
    const { origin, port } = await host.start({ gateways, front });
    const headers = { ...FORGED, 'Content-Type': 'application/json' };
    for (let sent = 0; sent < 2; sent += 1) {
      const answer = await send(`${origin}/read`, { method: 'POST', headers, body: '{}' });
      expect(await answer.body.text()).toBe(expected === 'own' ? String(port) : expected);
    }
  });
});
