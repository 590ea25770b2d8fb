import { backendFaults, type Fault } from './fault.js';

const FAILED = ['504 INTEGRATION_FAILURE', 'open'];
const LATE = ['504 INTEGRATION_TIMEOUT', 'open'];
const CUT = ['200 "abc" cut', 'closed'];
const OK = ['200 "ok"', 'open'];
const EMPTY = ['200', 'open'];
const response = (status: string, fields: readonly string[], body = ''): string =>
  `${[`HTTP/1.1 ${status}`, ...fields].join('\r\n')}\r\n\r\n${body}`;
const CHUNKED = ['Transfer-Encoding: chunked'];
const TEN = ['Content-Length: 10'];

const breaks: readonly Fault[] = (
  [
    ['a part of what it declared', response('200 OK', TEN, 'abc')],
    ['a chunk', response('200 OK', CHUNKED, '3\r\nabc\r\n')],
    ['half a chunk', response('200 OK', CHUNKED, '5\r\nabc')],
    ['all chunks without the last line', response('200 OK', CHUNKED, '3\r\nabc\r\n0\r\n')],
    ['a part of the trailers', response('200 OK', CHUNKED, '3\r\nabc\r\n0\r\nA: b\r\n')],
  ] as const
).flatMap(([what, sends]): readonly Fault[] => [
  { name: `sends ${what} and resets`, sends, afterwards: 'reset', gets: CUT, mapped: FAILED },
  { name: `sends ${what} and ends`, sends, afterwards: 'end', gets: CUT, mapped: FAILED },
  { name: `sends ${what} and hangs`, sends, afterwards: 'silence', gets: CUT, mapped: LATE },
]);

const lengths: readonly Fault[] = [
  {
    name: 'sends more than it declared',
    sends: response('200 OK', ['Content-Length: 2'], 'ok and more'),
    gets: OK,
  },
  {
    name: 'sends a second response',
    sends: response('200 OK', ['Content-Length: 2'], `ok${response('200 OK', TEN, '0123456789')}`),
    gets: OK,
  },
  ...['204 No Content', '304 Not Modified'].flatMap((status): readonly Fault[] =>
    [TEN, CHUNKED, []].map((fields) => ({
      name: `sends ${status} with ${fields[0] ?? 'nothing'}`,
      sends: response(status, fields),
      gets: [status.slice(0, 3), 'open'],
      mapped: EMPTY,
    })),
  ),
  ...['200 OK', '404 Not Found', '500 Internal Server Error', '204 No Content'].map(
    (status): Fault => ({
      name: `sends ${status} with a length to HEAD`,
      method: 'HEAD',
      sends: response(status, TEN),
      gets: [status.slice(0, 3), 'open'],
      mapped: EMPTY,
    }),
  ),
  {
    name: 'sends a body to HEAD',
    method: 'HEAD',
    sends: response('200 OK', ['Content-Length: 2'], 'ok'),
    gets: EMPTY,
  },
  {
    name: 'ends the body with the connection',
    sends: response('200 OK', [], 'abc'),
    afterwards: 'end',
    gets: ['200 "abc"', 'open'],
  },
  {
    name: 'sends trailers',
    sends: response('200 OK', [...CHUNKED, 'Trailer: A'], '2\r\nok\r\n0\r\nA: b\r\n\r\n'),
    gets: OK,
  },
  {
    // The parser refuses it.
    name: 'sends a length among its trailers',
    sends: response('200 OK', CHUNKED, '3\r\nabc\r\n0\r\nContent-Length: 9\r\n\r\n'),
    gets: CUT,
    mapped: FAILED,
  },
  {
    name: 'sends extensions of chunks',
    sends: response('200 OK', CHUNKED, '2;a=b;c="d"\r\nok\r\n0;e\r\n\r\n'),
    gets: OK,
  },
  ...['zz\r\n', '-1\r\n', '3 3\r\nabc\r\n0\r\n\r\n', 'fffffffffffffffff\r\n', '3\nabc\n0\n\n'].map(
    (chunk): Fault => ({
      name: `sends the chunk ${JSON.stringify(chunk)}`,
      sends: response('200 OK', CHUNKED, `3\r\nabc\r\n${chunk}`),
      gets: CUT,
      mapped: FAILED,
    }),
  ),
  {
    name: 'responds before the end of the request',
    when: 'after the head of the request',
    sends: response('413 Payload Too Large', ['Content-Length: 2'], 'no'),
    gets: ['413 "no"', 'open'],
    mapped: ['200 "no"', 'open'],
  },
  {
    name: 'says that it closes',
    sends: response('200 OK', ['Connection: close', 'Content-Length: 2'], 'ok'),
    gets: OK,
  },
];

backendFaults('a backend that breaks its body off', breaks);
backendFaults('a backend whose lengths are odd', lengths);
