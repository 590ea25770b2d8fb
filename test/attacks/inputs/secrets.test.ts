import { format } from 'node:util';
import createDebug from 'debug';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { ExecutionLog } from '../../../src/index.js';
import { HOSTS } from '../../support/hosts.js';
import { startTcp } from '../../support/servers.js';
import { documentOfPaths, proxied } from '../base/documents.js';
import { attacked, statusesOf } from '../base/exchange.js';

const SECRETS = {
  token: 'tokenOfTheClient1234',
  key: 'keyOfTheClient1234',
  cookie: 'cookieOfTheClient1234',
  session: 'sessionOfTheClient1234',
};

/** Ways to fail, each with what the client may learn of it. */
const FAILURES: readonly (readonly [path: string, status: number])[] = [
  ['/refused', 504],
  ['/garbage', 504],
  ['/silent', 504],
  ['/template', 400],
  ['/throwing', 500],
  ['/hook', 500],
  ['/nothing', 403],
];

const login = {
  type: 'apiKey',
  name: 'Authorization',
  in: 'header',
  'x-amazon-apigateway-authorizer': {
    type: 'request',
    identitySource: 'method.request.header.Authorization, method.request.querystring.session',
  },
};

describe.each(HOSTS)('under $name', (host) => {
  test('a failure tells the client nothing of backends, code or credentials, and the log no credential', async () => {
    const printed = debugOutput();
    const garbage = await startTcp((socket) => socket.once('data', () => socket.end('SSH-2.0-x')));
    // Reads, so that it notices when the gateway leaves.
    const silent = await startTcp((socket) => void socket.resume());
    const logs: ExecutionLog[] = [];
    const api = (origin: string): object => {
      const to = (uri: string, security = 'login') => ({
        post: proxied(
          uri,
          { timeoutInMillis: uri.startsWith(silent.origin) ? 50 : 29_000 },
          { security: [{ [security]: [] }] },
        ),
      });
      return documentOfPaths(
        {
          '/refused': to('http://127.0.0.1:1/private'),
          '/garbage': to(`${garbage.origin}/private`),
          '/silent': to(`${silent.origin}/private`),
          '/throwing': to(origin, 'throwing'),
          '/hook': to(origin),
          '/template': {
            post: {
              security: [{ login: [] }],
              responses: { 200: { description: '' } },
              'x-amazon-apigateway-integration': {
                type: 'http',
                httpMethod: 'POST',
                uri: origin,
                requestTemplates: { 'application/json': "$input.json('$.a')" },
                responses: { default: { statusCode: '200' } },
              },
            },
          },
        },
        { components: { securitySchemes: { login, throwing: login } } },
      );
    };
    const { send } = await attacked(host, api, {
      options: {
        authorizers: {
          login: () => true,
          throwing: () => {
            throw new Error(`private ${JSON.stringify(SECRETS)}`);
          },
        },
        context: ({ path }) => {
          if (path === '/hook') {
            throw new Error(`private ${JSON.stringify(SECRETS)}`);
          }
          return {};
        },
        trace: (log) => void logs.push(log),
      },
    });
    for (const [path, status] of FAILURES) {
      const received = await send(
        [
          `POST ${path}?session=${SECRETS.session} HTTP/1.1`,
          'Host: a',
          'Connection: close',
          `Authorization: Bearer ${SECRETS.token}`,
          `X-Api-Key: ${SECRETS.key}`,
          `Cookie: sid=${SECRETS.cookie}`,
          'Content-Type: application/json',
          'Content-Length: 8',
          '',
          '{"a":[1}',
        ].join('\r\n'),
      );
      expect([path, statusesOf(received)]).toEqual([path, [status]]);
      expect(received).not.toMatch(INTERNAL);
    }
    expect(logs).toHaveLength(FAILURES.length);
    expect(logs.flatMap((log) => log.lines).filter((line) => CREDENTIAL.test(line))).toEqual([]);
    expect(printed.join('\n')).toMatch(/\/refused.*\/garbage.*\/silent/s);
    expect(printed.filter((line) => CREDENTIAL.test(line))).toEqual([]);
  });
});

/** What `DEBUG=apigateway-middleware:*` prints until the test ends. */
function debugOutput(): readonly string[] {
  const lines: string[] = [];
  const log = vi
    .spyOn(createDebug, 'log')
    .mockImplementation((...args) => void lines.push(format(...args)));
  createDebug.enable('apigateway-middleware:*');
  onTestFinished(() => {
    createDebug.disable();
    log.mockRestore();
  });
  return lines;
}

/** What a stack, an address, an error of the system or a credential looks like. */
const INTERNAL =
  /OfTheClient|private|127\.0\.0\.1|E(?:CONN|NOTFOUND|AI_)|\.[cm]?[jt]s\b|node:|\bat .*\(|Error:|undici|stack/;
const CREDENTIAL = /OfTheClient/;
