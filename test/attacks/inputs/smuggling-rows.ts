/** What becomes of the bytes: a refusal, or one call with this body; `either` where versions of Node differ. */
export type Fate = 'refused' | 'either' | { readonly body: string };

/** Bytes that two readers might split into different requests. */
export type SmugglingRow = readonly [about: string, bytes: string, fate: Fate];

const POST = 'POST /x HTTP/1.1\r\nHost: a\r\n';
const INNER = 'GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n';
const CHUNKED = `${POST}Transfer-Encoding: chunked\r\n`;
const ABC = '3\r\nabc\r\n0\r\n\r\n';

/** A body framed by both headers or by neither that counts. */
const LENGTHS: readonly SmugglingRow[] = [
  [
    'a length, then chunked',
    `${POST}Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nG`,
    'refused',
  ],
  ['chunked, then a length', `${CHUNKED}Content-Length: 5\r\n\r\n0\r\n\r\n${INNER}`, 'refused'],
  ['two lengths', `${POST}Content-Length: 0\r\nContent-Length: 3\r\n\r\nabc`, 'refused'],
  ['one length twice', `${POST}Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc`, 'refused'],
  [
    'lengths in two spellings',
    `${POST}Content-Length: 3\r\ncontent-length: 0\r\n\r\nabc`,
    'refused',
  ],
  ['a list of lengths', `${POST}Content-Length: 3, 3\r\n\r\nabc`, 'refused'],
  ['a sign', `${POST}Content-Length: +3\r\n\r\nabc`, 'refused'],
  ['a negative length', `${POST}Content-Length: -3\r\n\r\n${INNER}`, 'refused'],
  ['a hexadecimal length', `${POST}Content-Length: 0x3\r\n\r\nabc`, 'refused'],
  ['a fraction', `${POST}Content-Length: 3.0\r\n\r\nabc`, 'refused'],
  ['two numbers', `${POST}Content-Length: 3 3\r\n\r\nabc`, 'refused'],
  ['a parameter', `${POST}Content-Length: 3;x\r\n\r\nabc`, 'refused'],
  ['a length of nothing', `${POST}Content-Length:\r\n\r\n${INNER}`, 'either'],
  ['a length past 64 bits', `${POST}Content-Length: 18446744073709551619\r\n\r\nabc`, 'refused'],
  ['leading zeros', `${POST}Content-Length: 0003\r\n\r\nabc`, { body: 'abc' }],
  ['blanks around', `${POST}Content-Length: \t 3 \t\r\n\r\nabc`, 'either'],
  ['a blank before the colon', `${POST}Content-Length : 3\r\n\r\nabc`, 'refused'],
  ['a tab before the colon', `${POST}Content-Length\t: 3\r\n\r\nabc`, 'refused'],
  ['NUL in the name', `${POST}Content-Length\x00: 3\r\n\r\nabc`, 'refused'],
  ['an underscore', `${POST}Content_Length: 99\r\nContent-Length: 3\r\n\r\nabc`, { body: 'abc' }],
];

const CODINGS: readonly SmugglingRow[] = [
  ...['xchunked', 'identity', 'chunked;q=1', '"chunked"', 'chunked\x0b', '\x0bchunked'].map(
    (coding): SmugglingRow => [
      `the coding ${JSON.stringify(coding)}`,
      `${POST}Transfer-Encoding: ${coding}\r\n\r\n${ABC}`,
      'refused',
    ],
  ),
  ...[
    'chunked, identity',
    'chunked, chunked',
    'gzip, chunked',
    'identity, chunked',
    ',chunked',
  ].map(
    (coding): SmugglingRow => [
      `the codings ${coding}`,
      `${POST}Transfer-Encoding: ${coding}\r\n\r\n${ABC}`,
      'refused',
    ],
  ),
  ['a coding twice', `${CHUNKED}Transfer-Encoding: chunked\r\n\r\n${ABC}`, 'refused'],
  ['a coding and another', `${CHUNKED}Transfer-Encoding: x\r\n\r\n${ABC}`, 'refused'],
  ['an empty coding', `${POST}Transfer-Encoding:\r\n\r\n${ABC}`, 'refused'],
  [
    'a blank before the colon of a coding',
    `${POST}Transfer-Encoding : chunked\r\n\r\n${ABC}`,
    'refused',
  ],
  ['a coding in a folded line', `${POST}X: y\r\n Transfer-Encoding: chunked\r\n\r\n`, 'either'],
  ['a folded coding', `${POST}Transfer-Encoding:\r\n chunked\r\n\r\n${ABC}`, 'either'],
  [
    'a coding after a bare line feed',
    `${POST}X: y\nTransfer-Encoding: chunked\r\n\r\n${ABC}`,
    'either',
  ],
  [
    'a coding after a bare carriage return',
    `${POST}X: y\rTransfer-Encoding: chunked\r\n\r\n`,
    'refused',
  ],
  ['a coding in upper case', `${POST}TRANSFER-ENCODING: CHUNKED\r\n\r\n${ABC}`, { body: 'abc' }],
  [
    'a coding in HTTP/1.0',
    `POST /x HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n${ABC}`,
    'either',
  ],
  [
    'a name that is nearly a coding',
    `${POST}Transfer_Encoding: chunked\r\nContent-Length: 3\r\n\r\nabc`,
    { body: 'abc' },
  ],
  ['a length of GET', `GET /x HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc`, 'either'],
  [
    'a coding of DELETE',
    `DELETE /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n${ABC}`,
    { body: 'abc' },
  ],
  [
    'a coding of OPTIONS',
    `OPTIONS /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n${ABC}`,
    { body: 'abc' },
  ],
  [
    'a coding that Connection lists',
    `${CHUNKED}Connection: Transfer-Encoding\r\n\r\n${ABC}`,
    { body: 'abc' },
  ],
  [
    'a length that Connection lists',
    `${POST}Content-Length: 3\r\nConnection: Content-Length\r\n\r\nabc`,
    { body: 'abc' },
  ],
];

const CHUNKS: readonly SmugglingRow[] = [
  ['a size in upper case', `${CHUNKED}\r\nA\r\n0123456789\r\n0\r\n\r\n`, { body: '0123456789' }],
  ['a size with zeros', `${CHUNKED}\r\n003\r\nabc\r\n0\r\n\r\n`, { body: 'abc' }],
  ['an extension', `${CHUNKED}\r\n3;x=y\r\nabc\r\n0\r\n\r\n`, { body: 'abc' }],
  ['a quoted extension', `${CHUNKED}\r\n3;x="y"\r\nabc\r\n0\r\n\r\n`, { body: 'abc' }],
  ['a long extension', `${CHUNKED}\r\n3;${'x'.repeat(40_000)}\r\nabc\r\n0\r\n\r\n`, 'refused'],
  ['a line feed in an extension', `${CHUNKED}\r\n3;\nabc\r\n0\r\n\r\n${INNER}`, 'refused'],
  ['a size with a prefix', `${CHUNKED}\r\n0x3\r\nabc\r\n0\r\n\r\n`, 'refused'],
  ['a size with a sign', `${CHUNKED}\r\n+3\r\nabc\r\n0\r\n\r\n`, 'refused'],
  ['a negative size', `${CHUNKED}\r\n-3\r\nabc\r\n0\r\n\r\n`, 'refused'],
  ['a blank before a size', `${CHUNKED}\r\n 3\r\nabc\r\n0\r\n\r\n`, 'refused'],
  ['a blank after a size', `${CHUNKED}\r\n3 \r\nabc\r\n0\r\n\r\n`, 'either'],
  ['a size past 64 bits', `${CHUNKED}\r\n10000000000000003\r\nabc\r\n0\r\n\r\n`, 'refused'],
  ['a size of nothing', `${CHUNKED}\r\n\r\nabc\r\n0\r\n\r\n`, 'refused'],
  ['a size with a comma', `${CHUNKED}\r\n3,3\r\nabc\r\n0\r\n\r\n`, 'refused'],
  ['a size with NUL', `${CHUNKED}\r\n3\x00\r\nabc\r\n0\r\n\r\n`, 'refused'],
  ['a bare line feed after a size', `${CHUNKED}\r\n3\nabc\r\n0\r\n\r\n`, 'either'],
  ['a bare line feed after a chunk', `${CHUNKED}\r\n3\r\nabc\n0\r\n\r\n`, 'either'],
  ['no line end after a chunk', `${CHUNKED}\r\n3\r\nabc0\r\n\r\n`, 'refused'],
  ['a chunk that is longer than its size', `${CHUNKED}\r\n3\r\nabcdef\r\n0\r\n\r\n`, 'refused'],
  [
    'a request in a chunk',
    `${CHUNKED}\r\n${INNER.length.toString(16)}\r\n${INNER}\r\n0\r\n\r\n`,
    { body: INNER },
  ],
  ['a trailer', `${CHUNKED}Trailer: x\r\n\r\n3\r\nabc\r\n0\r\nX: y\r\n\r\n`, { body: 'abc' }],
  ['a length as trailer', `${CHUNKED}\r\n3\r\nabc\r\n0\r\nContent-Length: 99\r\n\r\n`, 'either'],
  ['a coding as trailer', `${CHUNKED}\r\n3\r\nabc\r\n0\r\nTransfer-Encoding: x\r\n\r\n`, 'either'],
  ['a trailer that is no header', `${CHUNKED}\r\n3\r\nabc\r\n0\r\nX\r\n\r\n`, 'refused'],
];

const LINES: readonly SmugglingRow[] = [
  ['HTTP/0.9', `GET /x\r\n\r\n`, 'refused'],
  ['HTTP/1.2', `GET /x HTTP/1.2\r\nHost: a\r\n\r\n`, 'refused'],
  ['HTTP/2.0', `GET /x HTTP/2.0\r\nHost: a\r\n\r\n`, 'refused'],
  ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 'refused'],
  ['a protocol in lower case', `GET /x http/1.1\r\nHost: a\r\n\r\n`, 'refused'],
  ['another protocol', `GET /x ICE/1.0\r\nHost: a\r\n\r\n`, 'refused'],
  ['a method in lower case', `get /x HTTP/1.1\r\nHost: a\r\n\r\n`, 'refused'],
  ['an unknown method', `SMUGGLE /x HTTP/1.1\r\nHost: a\r\n\r\n`, 'refused'],
  ['TRACE', `TRACE /x HTTP/1.1\r\nHost: a\r\n\r\n`, 'refused'],
  ['a method that ANY does not stand for', `PURGE /x HTTP/1.1\r\nHost: a\r\n\r\n`, 'refused'],
  ['a tab in the request line', `GET\t/x\tHTTP/1.1\r\nHost: a\r\n\r\n`, 'refused'],
  ['a line feed in the request line', `GET /x\nHTTP/1.1\r\nHost: a\r\n\r\n`, 'refused'],
  ['a NUL in the target', `GET /x\x00 HTTP/1.1\r\nHost: a\r\n\r\n`, 'refused'],
  ['a blank in the target', `GET /x y HTTP/1.1\r\nHost: a\r\n\r\n`, 'refused'],
  ['a request line in the target', `GET /x HTTP/1.1 HTTP/1.1\r\nHost: a\r\n\r\n`, 'refused'],
  ['a NUL in a header', `GET /x HTTP/1.1\r\nHost: a\r\nX: a\x00b\r\n\r\n`, 'refused'],
  ['a carriage return in a header', `GET /x HTTP/1.1\r\nHost: a\r\nX: a\rb\r\n\r\n`, 'refused'],
  ['DEL in a header', `GET /x HTTP/1.1\r\nHost: a\r\nX: a\x7fb\r\n\r\n`, 'refused'],
  [
    'a header after a bare carriage return',
    `GET /x HTTP/1.1\r\nHost: a\r\n\rX: y\r\n\r\n`,
    'refused',
  ],
  ['a header without a name', `GET /x HTTP/1.1\r\nHost: a\r\n: x\r\n\r\n`, 'refused'],
  ['a header without a colon', `GET /x HTTP/1.1\r\nHost: a\r\nX\r\n\r\n`, 'refused'],
  ['an odd header name', `GET /x HTTP/1.1\r\nHost: a\r\nX(y): z\r\n\r\n`, 'refused'],
  ['a folded header', `GET /x HTTP/1.1\r\nHost: a\r\nX: y\r\n z\r\n\r\n`, 'either'],
  ['a folded first header', `GET /x HTTP/1.1\r\n Host: a\r\n\r\n`, 'refused'],
  ['no Host', 'GET /x HTTP/1.1\r\n\r\n', 'refused'],
  ['two Hosts', 'GET /x HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n', 'refused'],
  [
    'line ends before the request line',
    `\r\n\r\n${POST}Content-Length: 3\r\n\r\nabc`,
    { body: 'abc' },
  ],
];

const UPGRADES: readonly SmugglingRow[] = [
  [
    'WebSocket',
    `GET /x HTTP/1.1\r\nHost: a\r\nConnection: close, Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n`,
    { body: '' },
  ],
  [
    'h2c',
    `GET /x HTTP/1.1\r\nHost: a\r\nConnection: close, Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAA\r\n\r\n`,
    { body: '' },
  ],
  [
    'an upgrade with a body',
    `${POST}Connection: close, Upgrade\r\nUpgrade: h2c\r\nContent-Length: 3\r\n\r\nabc`,
    { body: 'abc' },
  ],
];

/** All of them. */
export const SMUGGLING: readonly SmugglingRow[] = [
  ...LENGTHS,
  ...CODINGS,
  ...CHUNKS,
  ...LINES,
  ...UPGRADES,
];
