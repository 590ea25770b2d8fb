import { describe, expect, test } from 'vitest';
import { compileJavaRegex } from '../../../src/java/regex/index.js';
import { readRows } from '../../support/java-values.js';
import { regexRows } from '../../support/regex-rows.js';

// Patterns of many kinds; those about one part of the language are in the test of its file.
regexRows('patterns', readRows(new URL('java-17.jsonl', import.meta.url)));

describe('refused patterns', () => {
  test.each([
    ['ab(c', 4],
    ['a**', 2],
    ['[z-a]', 4],
    ['\\Q*\\E\\y', 7],
  ])('%s at offset %i', (pattern, offset) => {
    expect(() => compileJavaRegex(pattern)).toThrow(expect.objectContaining({ offset }));
  });

  test.each(['\\X', '\\N{DIGIT ONE}', '(?c)a', '\\b{g}', '\\p{InRunic}'])(
    '%s is refused because it is not supported',
    (pattern) => {
      expect(() => compileJavaRegex(pattern)).toThrow(
        pattern === '\\b{g}' ? /repetition/ : /regular/,
      );
    },
  );
});

test('\\G is the end of the previous match', () => {
  expect(compileJavaRegex('\\Ga').replaceAll('aaba', 'x')).toBe('xxba');
  expect(compileJavaRegex('\\Ga').find('baa', 1)?.start).toBe(1);
});

test('a match has its groups by number and by name', () => {
  const match = compileJavaRegex('(?<year>\\d{4})-(\\d\\d)(x)?').find('on 2020-01-02');
  expect(match).toMatchObject({ start: 3, end: 10, groups: ['2020-01', '2020', '01', undefined] });
  expect(match?.named('year')).toBe('2020');
  expect(match?.named('month')).toBeUndefined();
});

test.each([
  ['4\\d{2}', '404', true],
  ['4\\d{2}', '4040', false],
  ['200|201', '201', true],
  ['^$', '', true],
  ['.*Bad Request.*', 'line\nBad Request', false],
  ['(\\n|.)+', 'line\nBad Request', true],
])('a selection pattern %s on %j: %s', (pattern, text, expected) => {
  expect(compileJavaRegex(pattern).matches(text)).toBe(expected);
});
