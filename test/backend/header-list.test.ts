import { expect, test } from 'vitest';
import { type GivenHeaders, headerList } from '../../src/backend/header-list.js';

const given: readonly (readonly [string, GivenHeaders, readonly string[]])[] = [
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
  expect(headerList(headers)).toEqual(expected);
});
