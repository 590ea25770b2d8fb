import { describe, expect, test } from 'vitest';
import type { AuthorizerEvent } from '../../../src/index.js';
import { HOSTS } from '../../support/hosts.js';
import { documentOfPaths, greedyProxy, proxied } from '../base/documents.js';
import { attacked, LAST, statusesOf } from '../base/exchange.js';

const ANY = 'x-amazon-apigateway-any-method';
const token = { security: [{ login: [] }] };

/** What is guarded goes to `/secret`, by each of the ways to guard it; the rest goes to `/open`. */
const api = (origin: string): object =>
  documentOfPaths(
    {
      '/': { get: proxied(`${origin}/open`) },
      '/admin': { [ANY]: proxied(`${origin}/secret`, {}, token) },
      '/admin/{proxy+}': { [ANY]: greedyProxy(`${origin}/secret`, token) },
      '/keyed': { [ANY]: proxied(`${origin}/secret`, {}, { security: [{ key: [] }] }) },
      '/signed': { [ANY]: proxied(`${origin}/secret`, {}, { security: [{ iam: [] }] }) },
      '/unknown': { [ANY]: proxied(`${origin}/secret`, {}, { security: [{ other: [] }] }) },
      '/read': { get: proxied(`${origin}/open`), post: proxied(`${origin}/secret`, {}, token) },
      '/open/{proxy+}': { [ANY]: greedyProxy(`${origin}/open`) },
    },
    {
      components: {
        securitySchemes: {
          login: {
            type: 'apiKey',
            name: 'Authorization',
            in: 'header',
            'x-amazon-apigateway-authorizer': { type: 'token' },
          },
          key: { type: 'apiKey', name: 'x-api-key', in: 'header' },
          iam: {
            type: 'apiKey',
            name: 'Authorization',
            in: 'header',
            'x-amazon-apigateway-authtype': 'awsSigv4',
          },
          other: { type: 'openIdConnect', openIdConnectUrl: 'https://id.test/' },
        },
      },
    },
  );

const PATHS = [
  ...['/admin', '/admin/', '/admin/1', '/admin/a/b', '/keyed', '/signed', '/unknown', '/read'],
  ...['/keyed/', '/signed/', '/unknown/', '/read/', '//admin', '/admin//', '//keyed', '///signed'],
  ...['/admin?', '/admin?x=/open/y', '/admin#/open', '/admin/#', '/admin;x', '/admin;/open/y'],
  ...['/admin/..', '/admin/../admin', '/open/../admin', '/open/..%2fadmin', '/open/%2e%2e/admin'],
  ...['/open/..;/admin', '/open/.%2e/keyed', '/./admin', '/%2e/admin', '/admin/.', '/admin%2f'],
  ...['/ADMIN', '/Admin', '/%61dmin', '/adm%69n', '/admin%20', '/admin%00', '/admin%09', '/admin.'],
  ...[
    '/admin.json',
    '/admin\\',
    '\\admin',
    '/\\admin',
    '/open\\..\\admin',
    '/admin%5c',
    '/admin%23',
  ],
  ...['/admin%3f', '/admin%', '/admin%zz', '/{admin}', '/admin|', '/admin*', '*', '/*', '/admin/*'],
  ...[
    'http://a/admin',
    'http://a//admin',
    'HTTP://a/keyed',
    'http://a/open/../admin',
    'http:/admin',
  ],
  ...['http://a\\admin', 'http://a@b/admin', 'http://a?/admin', 'ftp://a/admin', '//a/admin'],
];
const METHODS = ['GET', 'HEAD', 'POST', 'OPTIONS', 'PUT', 'PATCH', 'DELETE', 'PROPFIND'];

/** Headers that other software takes for somebody's identity, for another path or for another method. */
const HEADERS: readonly (readonly [what: string, fields: string])[] = [
  ['no headers', ''],
  [
    'headers of other software',
    [
      'Authorization:',
      'X-Api-Key:',
      'X-HTTP-Method-Override: GET',
      'X-HTTP-Method: GET',
      'X-Original-URL: /open/x',
      'X-Rewrite-URL: /open/x',
      'X-Forwarded-Prefix: /open',
      'X-Forwarded-For: 127.0.0.1',
      'X-Real-IP: 127.0.0.1',
      'X-Forwarded-User: admin',
      'X-Remote-User: admin',
      'X-Amzn-Oidc-Identity: admin',
      'X-Middleware-Subrequest: middleware',
      'Connection: Authorization, X-Api-Key',
      '',
    ].join('\r\n'),
  ],
  ['wrong credentials', 'authorization: Bearer good\r\nX-API-KEY: GOOD, good\r\n'],
];

const options = {
  authorizers: {
    login: ({ authorizationToken }: AuthorizerEvent) => authorizationToken === 'good',
  },
  apiKeys: new Map([['good', {}]]),
};

describe.each(HOSTS)('under $name', (host) => {
  const mounts = host.kind === 'node' ? [''] : ['', '/v1'];
  const rows = mounts.flatMap((mount) =>
    HEADERS.filter(([, fields]) => mount === '' || fields === '').map(
      ([what, fields]) => [mount, what, fields] as const,
    ),
  );

  test.each(rows)(
    'no request without credentials reaches what is guarded, mounted at "%s", with %s',
    async (mount, _what, fields) => {
      const { send, calls } = await attacked(host, api, { mount, options });
      // The first methods differ by what they mean for a body and for CORS, the rest only by name.
      const methods = mount === '' && fields === '' ? METHODS : METHODS.slice(0, 4);
      for (const path of PATHS) {
        const target = path.replace(/^(?=\/)|(?<=^http:\/\/a)(?=\/)/i, mount);
        const heads = methods.map(
          (method) => `${method} ${target} HTTP/1.1\r\nHost: a\r\n${fields}\r\n`,
        );
        await send(heads.join('') + LAST);
      }
      expect(calls.filter((call) => call.target.startsWith('/secret'))).toEqual([]);
      // The methods beside them were served.
      expect(calls.length).toBeGreaterThan(1);
    },
  );

  test('with credentials the same paths are reached', async () => {
    const { send, calls } = await attacked(host, api, { options });
    const targets = [
      '/admin',
      '/admin/',
      '/admin/1',
      '/keyed',
      '/keyed/',
      '/admin;x',
      '/admin#/open',
    ];
    const heads = targets.map(
      (target) =>
        `GET ${target} HTTP/1.1\r\nHost: a\r\nAuthorization: good\r\nX-Api-Key: good\r\n\r\n`,
    );
    const statuses = statusesOf(await send(heads.join('') + LAST));
    expect(statuses.slice(0, 5)).toEqual([200, 200, 200, 200, 200]);
    expect(calls.filter((call) => call.target.startsWith('/secret')).length).toBeGreaterThan(4);
  });
});
