import { expect, test } from 'vitest';
import {
  codingFault,
  type DispatchedHeaders,
  responseHeaders,
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
  expect(responseHeaders(headers)).toEqual(expected);
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
