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
  info: { title: 'targets', version: '1' },
  paths: { '/': { get: mock }, '/admin': { get: mock } },
};

const PLAIN = ['a.test', 'A-b_c.test:80', '127.0.0.1:8080', '[::1]', '[::1]:80', 'a:'];
const ODD = [
  ...['a;', 'a;b', ';', "a'", 'a%', 'a%2f', 'a%00', 'a%3f', 'a:80;', 'a:x', 'u@a', 'u:p@a', '@'],
  ...[
    '',
    ':80',
    '[',
    '[]',
    '[::1',
    '[::1]x',
    'a*',
    'a,b',
    '(a)',
    'a!',
    'a&b',
    'a=b',
    'a+b',
    'a$',
    '~',
  ],
];
const SCHEMES = ['ftp', 'ws', 'file', 'javascript', 'httpx', 'x'];

// Frameworks read these with parsers of their own, and find another path in them: middleware that is
// scoped by path would not run for the one that the gateway found.
// Under fetch the server reads the target, and its URL is what every handler sees.
const READERS = HOSTS.filter(({ kind }) => kind !== 'fetch');

describe.each(READERS)('a target in absolute form under $name', (host) => {
  async function statusOf(port: number, target: string): Promise<string | undefined> {
    const head = `GET ${target} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`;
    const client = rawClient(port, head);
    await client.closed;
    return /^HTTP\/1\.1 (\d+)/.exec(client.received())?.[1];
  }

  test.each(PLAIN)('http://%s is its path', async (authority) => {
    const { port } = await host.start({ gateways: { '': api } });
    for (const scheme of ['http', 'HTTPS']) {
      for (const path of ['/admin', '/admin/', '/admin?x=1', '?x=1', '']) {
        expect(await statusOf(port, `${scheme}://${authority}${path}`)).toBe('200');
      }
      expect(await statusOf(port, `${scheme}://${authority}//admin`)).toBe('403');
    }
  });

  test('with another authority or scheme does not match', async () => {
    const { port } = await host.start({ gateways: { '': api } });
    const targets = [
      ...ODD.map((authority) => `http://${authority}/admin`),
      ...SCHEMES.map((scheme) => `${scheme}://a/admin`),
      ...['http:/admin', 'http:admin', 'http:///admin', 'http:////admin'],
    ];
    for (const target of targets) {
      expect([target, await statusOf(port, target)]).not.toEqual([target, '200']);
    }
  });
});
