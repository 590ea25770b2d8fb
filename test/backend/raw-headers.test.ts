import { describe, expect, test } from 'vitest';
import {
  codingFault,
  type DispatchedHeaders,
  dispatchedHeaders,
  parsedHeaders,
} from '../../src/backend/raw-headers.js';
import { wire } from '../support/headers.js';

const given: readonly (readonly [string, DispatchedHeaders, readonly string[]])[] = [
  [
    'bytes',
    ['Set-Cookie', 'a=\u00e9', 'set-cookie', ''].map((text) => Buffer.from(text, 'latin1')),
    ['Set-Cookie', 'a=\u00e9', 'set-cookie', ''],
  ],
  ['text', ['A', '1', 'a', '2'], ['A', '1', 'a', '2']],
  ['an object', { a: '1', b: ['2', '3'], c: undefined }, ['a', '1', 'b', '2', 'b', '3']],
  ['nothing', [], []],
];

test.each(given)('%s', (_what, headers, expected) => {
  expect(dispatchedHeaders(headers)).toEqual(expected);
});

test.each<[string, DispatchedHeaders]>([
  ['bytes with a line end', [Buffer.from('A'), Buffer.from('b\r\nC: d')]],
  ['a name that is not a token', [Buffer.from('A B'), Buffer.from('c')]],
  ['text above U+00FF', ['A', '\u0107']],
  ['a name without a value', ['A']],
  ['an object with a line end', { a: 'b\nc' }],
])('the call fails if a dispatcher of the caller returns %s', (_what, headers) => {
  expect(dispatchedHeaders(headers)).toMatchObject({ type: 'API_CONFIGURATION_ERROR' });
});

// undici gives views of what it has read; a head that came in two reads has some of each.
describe('bytes that were read together', () => {
  const head = Buffer.from('HTTP/1.1 200 OK\r\nX-Name: caf\u00e9\r\nb:2\r\n\r\n', 'latin1');
  const [name, value, other, last] = [
    head.subarray(17, 23),
    head.subarray(25, 29),
    head.subarray(31, 32),
    head.subarray(33, 34),
  ] as const;
  const elsewhere = Buffer.from('elsewhere');

  test.each<[string, readonly Buffer[], readonly string[]]>([
    ['none', [], []],
    ['in order', [name, value, other, last], ['X-Name', 'caf\u00e9', 'b', '2']],
    ['in another order', [other, last, name, value], ['b', '2', 'X-Name', 'caf\u00e9']],
    ['with one of another read', [name, elsewhere, other, last], ['X-Name', 'elsewhere', 'b', '2']],
    ['after another read', [elsewhere, value, other, last], ['elsewhere', 'caf\u00e9', 'b', '2']],
    [
      'before another read',
      [name, value, other, elsewhere],
      ['X-Name', 'caf\u00e9', 'b', 'elsewhere'],
    ],
    ['with an empty one', [name, head.subarray(25, 25)], ['X-Name', '']],
    [
      'with one outside of the others',
      [name, last, other, value],
      ['X-Name', '2', 'b', 'caf\u00e9'],
    ],
    ['far apart', [name, Buffer.from(new ArrayBuffer(40_000), 30_000, 1)], ['X-Name', '\0']],
  ])('%s', (_what, parts, expected) => {
    expect(parsedHeaders(parts)).toEqual(expected);
  });
});

test.each<[headers: readonly string[], coding: string | undefined]>([
  [[], undefined],
  [['Transfer-Encoding', 'chunked'], undefined],
  [['transfer-encoding', ' CHUNKED\t'], undefined],
  [['A', 'Transfer-Encoding', 'B', 'gzip'], undefined],
  [['Transfer-Encoding', 'gzip, chunked'], 'gzip, chunked'],
  [['Transfer-Encoding', 'gzip', 'Transfer-Encoding', 'chunked'], 'gzip'],
  [['Transfer-Encoding', 'chunked', 'Transfer-Encoding', 'deflate'], 'deflate'],
  [['Transfer-Encoding', ''], ''],
])('%j: only chunked can be taken off', (headers, coding) => {
  const fault = codingFault(wire(headers));
  expect(fault?.type).toBe(coding === undefined ? undefined : 'INTEGRATION_FAILURE');
  if (coding !== undefined) {
    expect(String(fault?.cause)).toContain(JSON.stringify(coding));
  }
});
