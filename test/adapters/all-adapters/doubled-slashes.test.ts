import { describe, expect, test } from 'vitest';
import { HOSTS } from '../../support/hosts.js';
import { rawClient } from '../../support/servers.js';

const mock = {
  responses: { 200: { description: '' } },
  'x-amazon-apigateway-integration': {
    type: 'mock',
    requestTemplates: { 'application/json': '{"statusCode": 200}' },
    responses: { default: { statusCode: '200' } },
  },
};
const api = {
  openapi: '3.0.1',
  info: { title: 'slashes', version: '1' },
  paths: { '/': { get: mock }, '/admin': { get: mock }, '/admin/{id}': { get: mock } },
};

// Middleware in front is scoped by path, and `//admin` is not in the scope of `/admin`.
describe.each(HOSTS)('doubled slashes under $name (CVE-2021-43557, CVE-2026-33808)', (host) => {
  const mounts = host.kind === 'node' ? [''] : ['', '/v1'];
  const targets: readonly (readonly [path: string, status: number, merged: number])[] = [
    ['/admin', 200, 200],
    ['/admin/', 200, 200],
    ['/admin/1/', 200, 200],
    ['//admin', 403, 200],
    ['///admin', 403, 200],
    ['//admin?x=/admin', 403, 200],
    ['//admin/1', 403, 200],
    ['/admin//', 403, 200],
    ['/admin//1', 403, 403],
  ];
  for (const mount of mounts) {
    test.each(targets)(`${mount}%s`, async (path, status, merged) => {
      for (const [mergeSlashes, expected] of [
        [false, status],
        [true, merged],
      ] as const) {
        const { port } = await host.start({
          gateways: { [mount]: api },
          options: { mergeSlashes },
        });
        for (const origin of ['', 'http://other.test']) {
          const head = `GET ${origin}${mount}${path} HTTP/1.1\r\nHost: a\r\n\r\n`;
          const answer = await rawClient(port, head).until(/\r\n\r\n/);
          expect(answer, head).toMatch(new RegExp(`^HTTP/1.1 ${expected} `));
        }
      }
    });
  }

  test.skipIf(host.kind === 'node')('in front of the mount path', async () => {
    const { port } = await host.start({ gateways: { '/v1': api } });
    const answer = await rawClient(port, 'GET //v1/admin HTTP/1.1\r\nHost: a\r\n\r\n').until(
      /\r\n/,
    );
    expect(answer).toMatch(/^HTTP\/1.1 404 /);
  });
});
