import { type Attack, attack } from '../base/attack.js';
import { differs, type PerHost } from '../base/by-host.js';
import { anyProxy } from '../base/documents.js';
import { bare, chunked, chunkOf, declared } from '../base/requests.js';

const REFUSED = ['400 of the server', 'closed'];
const OK = ['200 "ok"', 'open'];

/** Refused before the gateway sees it. */
function refused(name: string, send: string, gets: PerHost<readonly string[]> = REFUSED): Attack {
  return { name, send, gets, seen: [] };
}

const lengths: readonly Attack[] = [
  { name: 'a length', send: declared('POST /a', 'abc'), gets: OK, seen: ['POST / "abc"'] },
  { name: 'chunks', send: chunked('POST /a', ['ab', 'c']), gets: OK, seen: ['POST / "abc"'] },
  {
    name: 'a body of GET',
    send: declared('GET /a', 'abc'),
    gets: OK,
    // A Request with the method GET has no body.
    seen: differs(['GET / "abc"'], { fetch: ['GET /'] }),
  },
  {
    name: 'extensions and trailers',
    send: `${chunked('POST /a', []).slice(0, -5)}3;a=b\r\nabc\r\n0;c\r\nX-Row: row-0\r\nA: b\r\n\r\n`,
    gets: OK,
    seen: ['POST / "abc"'],
  },
  refused('two lengths that differ', declared('POST /a', 'abcd', 'Content-Length: 3')),
  refused('a length and chunks', chunked('POST /a', ['abc'], 'Content-Length: 3')),
  refused('chunks and a length of zero', chunked('POST /a', ['abc'], 'Content-Length: 0')),
  ...['+3', '-3', '0x3', '3 3', '3, 4', '3.0', 'abc', '99999999999999999999'].map((length) =>
    refused(`the length ${length}`, `${bare('POST /a', `Content-Length: ${length}`)}abc`),
  ),
  ...['gzip', 'identity', 'xchunked', 'chunked, gzip', 'chunked;q=1', '"chunked"'].map((coding) =>
    refused(
      `the transfer coding ${coding}`,
      bare('POST /a', `Transfer-Encoding: ${coding}`) + chunkOf('abc') + chunkOf(''),
    ),
  ),
];

const heads: readonly Attack[] = [
  ...[
    'X-A: 1\r\n 2',
    'X-A: 1\r\n\t2',
    ' X-A: 1',
    'X-A : 1',
    'X A: 1',
    'X-A',
    ': 1',
    'X-A: \0',
    'X-A: \x01',
    'X-A: \x7f',
    'X-A: 1\n\r',
    'X-A: 1\rX-B: 2',
    'X\x80A: 1',
    'X(A): 1',
  ].map((field) => refused(`the field ${JSON.stringify(field)}`, bare('GET /a', field))),
  // The gateway's, since Node takes the first.
  refused('two hosts', bare('GET /a', 'Host: b'), ['400 DEFAULT_4XX', 'open']),
  refused('no host', bare('GET /a').replace('Host: a\r\n', '')),
  ...['HTTP/1.2', 'HTTP/11', 'http/1.1', 'HTTPS/1.1', ''].map((version) =>
    refused(`the version ${version}`, bare('GET /a').replace('HTTP/1.1', version)),
  ),
  ...['FOO', 'get', 'G\0T', 'GET\t', '', '\x16\x03\x01'].map((method) =>
    refused(`the method ${JSON.stringify(method)}`, bare(`${method} /a`)),
  ),
  ...['/a b', '/a\x01', '/a\0', '/a\x7f', '/a\t', ''].map((target) =>
    refused(`the target ${JSON.stringify(target)}`, bare(`GET ${target}`)),
  ),
  refused('a head of 20 KB', bare('GET /a', `X-A: ${'a'.repeat(20_000)}`), [
    '431 of the server',
    'closed',
  ]),
  refused('a target of 20 KB', bare(`GET /a?${'a'.repeat(20_000)}`), [
    '431 of the server',
    'closed',
  ]),
  ...[`\x80\xff`, 'a"\'\\', 'é'.repeat(10)].map(
    (value): Attack => ({
      name: `the value ${JSON.stringify(value)}`,
      send: bare('GET /a', `X-A: ${value}`),
      fields: ['x-a'],
      gets: OK,
      seen: [`GET / x-a=${value}`],
    }),
  ),
];

/** A first part that reaches the backend, and a second that breaks the rules. */
const chunks: readonly Attack[] = (
  [
    ['zz\r\n', 'abc'],
    ['-1\r\n', 'abc'],
    ['0x3\r\nabc\r\n', 'abc'],
    ['fffffffffffffffff\r\n', 'abc'],
    ['3\nabc\n0\n\n', 'abc'],
    ['3 ;\r\nabc\r\n', 'abc'],
    ['0\r\nA : b\r\n\r\n', 'abc'],
    ['0\r\nno colon\r\n\r\n', 'abc'],
    ['\r\n', 'abc'],
    ['3\r\nabcd\r\n0\r\n\r\n', 'abcabc'],
  ] as const
).map(([second, body]) => ({
  name: `the chunk ${JSON.stringify(second)}`,
  send: async (client) => {
    await client.write(bare('POST /a', 'Transfer-Encoding: chunked') + chunkOf('abc'));
    await client.reached(1, ({ body }) => body === 'abc');
    await client.write(second);
    await client.closed;
  },
  gets: REFUSED,
  seen: [`POST / "${body}" cut left`],
}));

const api = ({ origin }: { readonly origin: string }) => ({
  paths: { '/a': anyProxy(`${origin}/`) },
});
attack('requests whose end is in doubt', { rows: lengths, api });
attack('heads that break the rules', { rows: heads, api, isOfNode: true });
attack('chunks that break the rules', { rows: chunks, api, isOfNode: true });
