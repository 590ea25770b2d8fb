import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { connect, createSecureServer } from 'node:http2';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { gatewayMiddleware as forNode } from '../../../src/adapters/node.js';
import { GOOD } from '../../support/certificates.js';
import { type FakeGateway, fakeGateway, textReply } from '../../support/fake-gateway.js';
import { HOSTS } from '../../support/hosts.js';
import { listen, rawClient } from '../../support/servers.js';

// What middleware in front does to req.headers counts; what it leaves alone stays as it came.

vi.mock('../../../src/gateway.js', () => ({ createGateway: (gateway: FakeGateway) => gateway }));

const ok = () => textReply(200, 'ok');
const set =
  (name: string, value: unknown) =>
  (req: IncomingMessage): void => {
    req.headers[name] = value as string;
  };
const remove =
  (name: string) =>
  (req: IncomingMessage): void => {
    delete req.headers[name];
  };
const look = (req: IncomingMessage): void => void Object.keys(req.headers);

type Case = readonly [
  what: string,
  sent: readonly string[],
  touch: (req: IncomingMessage) => void,
  seen: readonly string[],
];

const CASES: readonly Case[] = [
  ['nothing', ['X-a', '1', 'x-B', '2', 'X-A', '3'], () => {}, ['X-a', '1', 'x-B', '2', 'X-A', '3']],
  ['a look', ['X-a', '1', 'x-B', '2', 'X-A', '3'], look, ['X-a', '1', 'x-B', '2', 'X-A', '3']],
  ['a header deleted', ['Cookie', 'a=b', 'X-A', '1'], remove('cookie'), ['X-A', '1']],
  ['all of a name deleted', ['X-A', '1', 'B', '2', 'x-a', '3'], remove('x-a'), ['B', '2']],
  ['undefined set', ['X-A', '1', 'B', '2'], set('x-a', undefined), ['B', '2']],
  ['a header set', ['X-A', '1'], set('x-user', 'ann'), ['X-A', '1', 'x-user', 'ann']],
  [
    'a header replaced',
    ['X-User', 'x', 'B', '2'],
    set('x-user', 'ann'),
    ['X-User', 'ann', 'B', '2'],
  ],
  [
    'repeated headers replaced by the first of them',
    ['X-User', 'ann', 'B', '2', 'x-user', 'admin'],
    set('x-user', 'ann'),
    ['X-User', 'ann', 'B', '2'],
  ],
  [
    'a header set in capitals',
    ['x-user', 'admin', 'X-User', 'root'],
    set('X-User', 'ann'),
    ['X-User', 'ann'],
  ],
  ['a list', ['X-A', '1'], set('x-a', ['2', '3']), ['X-A', '2', 'X-A', '3']],
  ['an empty list', ['X-A', '1', 'B', '2'], set('x-a', []), ['B', '2']],
  [
    'a header set in capitals before the same one of the client',
    ['x-user', 'admin', 'X-User', 'root'],
    (req) => {
      req.headers = { 'X-User': 'ann', ...req.headers };
    },
    ['X-User', 'ann'],
  ],
  [
    'a header that no enumeration shows',
    ['X-User', 'admin'],
    (req) => {
      delete req.headers['x-user'];
      Object.defineProperty(req.headers, 'x-user', { value: 'ann' });
    },
    ['X-User', 'ann'],
  ],
  [
    'a header that no enumeration shows beside untouched ones',
    ['X-A', '1'],
    (req) => void Object.defineProperty(req.headers, 'x-user', { value: 'ann' }),
    ['X-A', '1', 'x-user', 'ann'],
  ],
  [
    'a header set over inherited ones',
    ['X-A', '1', 'X-User', 'admin'],
    (req) => {
      req.headers = Object.create(req.headers, { 'x-user': { value: 'ann' } });
    },
    ['X-A', '1', 'X-User', 'ann'],
  ],
  [
    'headers set that the client ends at this hop',
    ['Connection', 'X-User, keep-alive,x-b', 'X-User', 'admin', 'X-B', '1', 'connection', 'x-a'],
    (req) => Object.assign(req.headers, { 'x-user': 'ann', 'x-a': '2' }) as never,
    [
      ...['Connection', ' keep-alive,x-b', 'X-User', 'ann', 'X-B', '1', 'connection', ''],
      ...['x-a', '2'],
    ],
  ],
  ['the host', ['X-A', '1'], set('host', 'b'), ['X-A', '1']],
  [
    'all headers exchanged',
    ['X-A', '1'],
    (req) => {
      req.headers = { host: 'a', 'x-b': '2' };
    },
    ['x-b', '2'],
  ],
  [
    'cookies of several fields left alone',
    ['Cookie', 'a=1', 'cookie', 'b=2'],
    set('x-a', '1'),
    ['Cookie', 'a=1', 'cookie', 'b=2', 'x-a', '1'],
  ],
  [
    'cookies of several fields replaced',
    ['Cookie', 'a=1', 'cookie', 'b=2'],
    set('cookie', 'b=2'),
    ['Cookie', 'b=2'],
  ],
  [
    'Set-Cookie left alone',
    ['Set-Cookie', 'a', 'set-cookie', 'b'],
    look,
    ['Set-Cookie', 'a', 'set-cookie', 'b'],
  ],
  [
    'one Set-Cookie taken out',
    ['Set-Cookie', 'a', 'set-cookie', 'b'],
    (req) => void req.headers['set-cookie']?.shift(),
    ['Set-Cookie', 'b'],
  ],
  [
    'names that are members of any object',
    ['__proto__', '1', 'constructor', '2', 'toString', '3'],
    remove('constructor'),
    ['__proto__', '1', 'toString', '3'],
  ],
  ['names that are numbers', ['9', 'a', '1', 'b'], look, ['9', 'a', '1', 'b']],
  [
    'the value of another header, in its place',
    ['X-A', '1', 'X-BB', 'same'],
    (req) => {
      delete req.headers['x-bb'];
      req.headers['x-cc'] = 'same';
    },
    ['X-A', '1', 'x-cc', 'same'],
  ],
  // Of these names Node shows the first field alone: middleware cannot have seen the others.
  ...['User-Agent', 'Referer', 'Authorization', 'From', 'Max-Forwards', 'If-Modified-Since'].map(
    (name): Case => [
      `two ${name}`,
      [name, 'a', name, 'b'],
      set('x-a', '1'),
      [name, 'a', name, 'b', 'x-a', '1'],
    ],
  ),
  ...['Accept', 'Content-Encoding', 'X-Forwarded-For', 'Date', 'Vary', 'Range', 'If-Match'].map(
    (name): Case => [
      `two ${name}`,
      [name, 'a', name, 'b'],
      set('x-a', '1'),
      [name, 'a', name, 'b', 'x-a', '1'],
    ],
  ),
];

const REFUSED: readonly (readonly [what: string, name: string, value: unknown])[] = [
  ['a number', 'x-a', 1],
  ['null', 'x-a', null],
  ['an object', 'x-a', {}],
  ['true', 'x-a', true],
  ['a list with a number', 'x-a', ['1', 2]],
  ['a line end', 'x-a', '1\r\nX-Evil: 1'],
  ['a line feed in a list', 'x-a', ['1', '2\n']],
  ['NUL', 'x-a', '\0'],
  ['a character above U+00FF', 'x-a', '\u010a'],
  ['a name that is not a token', 'x a', '1'],
  ['a name with a line end', 'x-a\r\nx-evil', '1'],
  ['an empty name', '', '1'],
];

// Under fetch the headers are those of a Request, which middleware replaces as a whole.
const ON_NODE = HOSTS.filter(({ kind }) => kind !== 'fetch');

describe.each(ON_NODE)('$name', (host) => {
  async function ask(
    sent: readonly string[],
    touch: (req: IncomingMessage) => void,
    wire = '\r\n',
  ) {
    const gateway = fakeGateway(ok);
    const { port } = await host.start({ gateways: { '': gateway }, front: [touch] });
    let head = 'POST /a?b HTTP/1.1\r\nHost: a\r\n';
    for (let i = 0; i < sent.length; i += 2) {
      head += `${sent[i]}: ${sent[i + 1]}\r\n`;
    }
    await rawClient(port, head + wire).until(/ok$/);
    const [request] = gateway.requests;
    if (request === undefined) {
      throw new Error('nothing was asked');
    }
    return request;
  }

  test.each(CASES)('%s', async (_what, sent, touch, seen) => {
    const { headers, refusal } = await ask(sent, touch);
    expect(headers.slice(0, 1)).toEqual([headers[0] === 'Host' ? 'Host' : seen[0]]);
    const host = headers.indexOf('Host');
    expect(host < 0 ? headers : headers.toSpliced(host, 2)).toEqual(seen);
    expect(refusal).toBeUndefined();
  });

  test('another host is the one that counts', async () => {
    expect((await ask([], set('host', 'b'))).headers).toEqual(['Host', 'b']);
  });

  test.each(REFUSED)('%s is refused and not passed on', async (_what, name, value) => {
    const { headers, refusal } = await ask(['X-B', '1'], set(name, value));
    expect(headers).toEqual(['Host', 'a', 'X-B', '1']);
    expect(refusal).toMatchObject({
      type: 'API_CONFIGURATION_ERROR',
      cause: { message: expect.stringContaining(JSON.stringify(name)) },
    });
  });

  test.each<[what: string, members: () => object]>([
    ['a text', () => ({ headers: 'a' })],
    ['a Map', () => ({ headers: new Map([['x-user', 'ann']]) })],
    ['Headers', () => ({ headers: new Headers({ 'x-user': 'ann' }) })],
    [
      'an object that throws',
      () => ({
        headers: {
          get a() {
            throw new Error('unreadable');
          },
        },
      }),
    ],
    ['no list of what came', () => ({ rawHeaders: null })],
  ])('%s in place of the headers is refused', async (_what, members) => {
    const { headers, refusal } = await ask(['X-User', 'admin'], (req) => {
      look(req);
      Object.assign(req, members());
    });
    expect(headers).not.toContain('admin');
    expect(refusal).toMatchObject({ type: 'API_CONFIGURATION_ERROR' });
  });

  test.each(['content-length', 'transfer-encoding'])(
    'the body stays framed as it came, whatever becomes of %s',
    async (name) => {
      for (const touch of [remove(name), set(name, '9'), set(name.toUpperCase(), 'x')]) {
        const { headers, body } = await ask([], touch, 'Content-Length: 2\r\n\r\nhi');
        expect(headers).toEqual(['Host', 'a', 'Content-Length', '2']);
        expect(body).toBeDefined();
        const without = await ask([], touch);
        expect([without.headers, without.body]).toEqual([['Host', 'a'], undefined]);
      }
    },
  );

  test('a method and a target that middleware exchanges count, too', async () => {
    const request = await ask([], (req) => {
      req.method = 'PUT';
      req.url = '/c?d';
    });
    expect(request).toMatchObject({ httpMethod: 'PUT', path: '/c', queryString: 'd' });
  });

  test('many fields of one name stay what they are', async () => {
    const sent = Array.from({ length: 900 }, () => ['a', '1']).flat();
    expect((await ask(sent, set('x-a', '1'))).headers).toHaveLength(1_804);
  });
});

test('headers past maxHeadersCount, which no middleware sees, do not reach the gateway', async () => {
  const gateway = fakeGateway(ok);
  const { createServer } = await import('node:http');
  const server = createServer(forNode(gateway as never));
  server.maxHeadersCount = 2;
  const { port } = await listen(server);
  const client = rawClient(port, 'GET / HTTP/1.1\r\nHost: a\r\nB: 1\r\nX-User: x\r\n\r\n');
  const received = await client.until(/ok$| 431 /); // which newer releases of Node answer themselves
  const names = gateway.requests[0]?.headers.filter((_, i) => i % 2 === 0);
  expect(names).toEqual(received.includes(' 431 ') ? undefined : ['Host', 'B']);
});

test('over HTTP/2, changes count and pseudo headers stay out', async () => {
  const gateway = fakeGateway(ok);
  const handler = forNode(gateway as never);
  const server = createSecureServer(GOOD, (req, res) => {
    delete req.headers.cookie;
    req.headers['x-user'] = 'ann';
    handler(req as never, res as never);
  });
  const { port } = await listen(server as never);
  const session = connect(`https://127.0.0.1:${port}`, { rejectUnauthorized: false });
  onTestFinished(() => session.destroy());
  const stream = session.request({
    ':path': '/',
    cookie: 'a=b',
    'x-user': 'admin',
    'x-c': ['1', '2'],
  });
  await once(stream, 'response');
  stream.resume();
  expect(gateway.requests[0]?.headers).toEqual([
    'Host',
    `127.0.0.1:${port}`,
    ...['x-user', 'ann', 'x-c', '1', 'x-c', '2'],
  ]);
});
