import { expect, test } from 'vitest';
import { MappingError } from '../../src/errors.js';
import { compileSelectionPattern } from '../../src/mapping/selection-pattern.js';

test.each([
  ['200', '200', true],
  ['20', '200', false],
  ['2\\d{2}', '204', true],
  ['4\\d{2}|500', '500', true],
  ['.*4\\d{2}.*', '404', true],
  ['(\\n|.)+', '200', true],
  ['^[^1-5].*', '200', false],
  ['(?i)5XX|5\\d\\d', '503', true],
])('%s against the whole status %s: %s', (pattern, status, expected) => {
  expect(compileSelectionPattern(pattern).matches(status)).toBe(expected);
});

test('an invalid Java regular expression is refused with its reason', () => {
  const compile = () => compileSelectionPattern('2\\d{');
  expect(compile).toThrow(MappingError);
  expect(compile).toThrow(
    /"2\\d\{" is not a valid Java regular expression: Illegal repetition near offset \d/,
  );
});
