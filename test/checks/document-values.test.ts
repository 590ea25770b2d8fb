import { expect, test } from 'vitest';
import {
  booleanOf,
  describe,
  integerOf,
  isObject,
  quote,
  wordOf,
} from '../../src/checks/document-values.js';

test('a quoted string is escaped, and truncated after 200 characters', () => {
  expect(quote('a"\n')).toBe('"a\\"\\n"');
  expect(quote('x'.repeat(201))).toBe(`"${'x'.repeat(200)}…"`);
});

test.each<[unknown, string]>([
  [[1], 'an array'],
  [{}, 'an object'],
  ['x', 'the string "x"'],
  [5, '5'],
  [true, 'true'],
  [null, 'null'],
  [undefined, 'undefined'],
  [() => 1, 'a function'],
  [Symbol('s'), 'Symbol(s)'],
])('%o is described as %s', (value, description) => {
  expect(describe(value)).toBe(description);
});

test.each<[unknown, boolean]>([
  [{}, true],
  [Object.create(null), true],
  [[], false],
  [null, false],
  ['x', false],
])('whether %o is an object: %s', (value, expected) => {
  expect(isObject(value)).toBe(expected);
});

test.each<[unknown, string]>([
  ['a', 'a'],
  [3, '3'],
  [false, 'false'],
  [null, ''],
  [['a'], ''],
])('the word in %o is %j', (value, word) => {
  expect(wordOf(value)).toBe(word);
});

test.each<[unknown, boolean | undefined]>([
  [true, true],
  ['false', false],
  ['TRUE', undefined],
  [1, undefined],
])('%o as a boolean is %s', (value, expected) => {
  expect(booleanOf(value)).toBe(expected);
});

test.each<[unknown, number | undefined]>([
  [29000, 29000],
  ['-5', -5],
  ['1e3', undefined],
  [1.5, undefined],
  [2 ** 53, undefined],
  ['9'.repeat(16), undefined],
  ['', undefined],
])('%o as an integer is %s', (value, expected) => {
  expect(integerOf(value)).toBe(expected);
});
