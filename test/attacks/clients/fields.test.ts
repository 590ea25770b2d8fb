import { type Attack, attack } from '../base/attack.js';
import { differs, type PerHost } from '../base/by-host.js';
import { proxied } from '../base/documents.js';
import { bare, declared } from '../base/requests.js';

const OK = ['200 "ok"', 'open'];
const KEPT = ['x-set', 'x-a'];

const row = (name: string, ...fields: readonly string[]): Attack => ({
  name,
  send: bare('GET /a', 'X-A: 1', ...fields),
  fields: KEPT,
  gets: OK,
  seen: ['GET / x-set=ours x-a=1'],
});
const api = ({ origin }: { readonly origin: string }) => ({
  paths: {
    '/a': {
      'x-amazon-apigateway-any-method': proxied(`${origin}/`, {
        requestParameters: { 'integration.request.header.X-Set': "'ours'" },
      }),
    },
    '/{proxy+}': {
      'x-amazon-apigateway-any-method': {
        parameters: [{ name: 'proxy', in: 'path', required: true, schema: { type: 'string' } }],
        ...proxied(`${origin}/{proxy}`, {
          requestParameters: { 'integration.request.path.proxy': 'method.request.path.proxy' },
        }),
      },
    },
  },
});

const connection: readonly Attack[] = [
  row('a list without names of fields', 'Connection: keep-alive'),
  ...['X-Set', 'x-set, X-SET', 'Host, X-Set', 'Content-Length, Transfer-Encoding'].map((list) =>
    row(`the list ${list}`, `Connection: ${list}`),
  ),
  { ...row('the list X-A', 'Connection: X-A'), seen: ['GET / x-set=ours x-a='] },
  { ...row('a field of ours', 'X-Set: theirs'), fields: ['x-set'], seen: ['GET / x-set=ours'] },
  {
    ...row('fields of one connection', 'Keep-Alive: timeout=9', 'TE: trailers', 'Upgrade: h2c'),
    fields: ['keep-alive', 'te', 'upgrade', 'proxy-connection'],
    seen: ['GET / keep-alive= te= upgrade= proxy-connection='],
  },
];

const expectations: readonly Attack[] = [
  {
    name: '100-continue',
    send: async (client) => {
      await client.write(declared('POST /a', 'abc', 'Expect: 100-continue').slice(0, -3));
      await client.until(/100 Continue\r\n\r\n/);
      await client.write('abc');
    },
    gets: ['100', ...OK],
    fields: ['expect'],
    seen: ['POST / "abc" expect='],
  },
  {
    name: '100-continue with the body at once',
    send: declared('POST /a', 'abc', 'Expect: 100-continue'),
    gets: ['100', ...OK],
    seen: ['POST / "abc"'],
  },
  {
    name: '100-continue, and leaves in its body',
    send: async (client) => {
      await client.write(bare('POST /a', 'Expect: 100-continue', 'Content-Length: 3'));
      await client.until(/100 Continue\r\n\r\n/);
      await client.write('a');
      await client.reached(1, ({ body }) => body === 'a');
      client.leave();
    },
    gets: ['100', 'left'],
    seen: ['POST / "a" cut left'],
  },
  {
    name: 'another expectation',
    send: bare('GET /a', 'Expect: 200-ok'),
    gets: ['417 of the server', 'open'],
    seen: [],
  },
];

/** Asks for another protocol, and goes on when it does not get it. */
const upgrade =
  (...fields: readonly string[]): Attack['send'] =>
  async (client) => {
    await client.write(bare('GET /a', ...fields));
    await client.until(/ok$/);
  };

/** A target that leads to the backend. */
function passed(target: string, seen: PerHost<readonly string[]>): Attack {
  return { name: `the target ${target}`, send: bare(`GET ${target}`), gets: OK, seen };
}

const FOREIGN = ['400 of the server', 'closed'];
const MALFORMED = ['400 DEFAULT_4XX', 'open'];
/** Fastify decodes targets itself. */
const UNDECODED = differs(MALFORMED, { fastify: ['400 of the server', 'open'] });
const UNMATCHED = ['403 MISSING_AUTHENTICATION_TOKEN', 'open'];
/** What the server makes a Request of. */
const URL_ONLY = ['400 of the server', 'open'];

const targets: readonly Attack[] = [
  { name: 'CONNECT', send: bare('CONNECT a.test:80'), gets: ['closed'], seen: [] },
  {
    name: 'an upgrade to a websocket',
    send: upgrade('Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Key: x'),
    gets: OK,
    fields: ['upgrade'],
    seen: ['GET / upgrade='],
  },
  {
    name: 'an upgrade to HTTP/2',
    send: upgrade('Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c', 'HTTP2-Settings: x'),
    gets: OK,
    fields: ['upgrade', 'http2-settings'],
    seen: ['GET / upgrade= http2-settings='],
  },
  {
    name: 'absolute form',
    send: bare('GET http://other.test/a'),
    gets: OK,
    fields: ['x-set'],
    seen: ['GET / x-set=ours'],
  },
  ...[
    ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', FOREIGN],
    ['absolute form with a user', bare('GET http://u:p@other.test/a'), UNMATCHED],
    ['authority form', bare('GET a.test:80'), FOREIGN],
    ['the asterisk', bare('OPTIONS *'), differs(UNMATCHED, { fetch: URL_ONLY })],
    ['bytes past ASCII', bare('GET /\x80\xff'), FOREIGN],
    ['half an escape', bare('GET /%'), UNDECODED],
    ['an escape that is none', bare('GET /%zz'), UNDECODED],
    ['a bar', bare('GET /a|b'), MALFORMED],
  ].map(([name, send, gets]) => ({ name, send, gets, seen: [] }) as Attack),
  ...['/%00', '/a%0d%0aX:1', "/a'b"].map((target) => passed(target, [`GET ${target}`])),
  passed('/b#c', ['GET /b']),
  passed('/a"b', differs(['GET /a"b'], { fetch: ['GET /a%22b'] })),
  {
    name: 'a backslash',
    send: bare('GET /a\\b'),
    gets: differs(OK, { fetch: URL_ONLY }),
    seen: differs(['GET /a\\b'], { fetch: [] }),
  },
];

const types: readonly Attack[] = [
  {
    name: 'two content types',
    send: declared('POST /a', '{}', 'Content-Type: application/json', 'Content-Type: text/plain'),
    gets: ['400 DEFAULT_4XX', 'open'],
    seen: [],
  },
  {
    name: 'a content type twice',
    send: declared('POST /a', '{}', 'Content-Type: text/plain', 'Content-Type: text/plain'),
    gets: OK,
    fields: ['content-type'],
    seen: ['POST / "{}" content-type=text/plain'],
  },
];

attack('a list in Connection', { rows: connection, api });
attack('expectations', { rows: expectations, api });
attack('targets and upgrades', { rows: targets, api, isOfNode: true });
attack('content types', { rows: types, api });
