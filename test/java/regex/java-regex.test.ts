import { describe, expect, test } from 'vitest';
import { compileJavaRegex, type JavaRegex } from '../../../src/java/regex/index.js';
import { quote, readRows } from '../../support/java-values.js';

/**
 * The results of Java 17: a pattern alone is refused; otherwise pattern, replacement, limit of `split`, then texts,
 * each with `matches|finds|replaceAll|replaceFirst|split`.
 */
type Row = [pattern: string, replacement?: string, limit?: number, ...textsAndResults: string[]];

const ROWS = readRows<Row>(new URL('java-17.jsonl', import.meta.url));

describe('accepted patterns give the same results as in Java', () => {
  const accepted = ROWS.filter((row) => row.length > 1);
  test.each(accepted.map((row, index) => [index, ...row] as const))(
    '%i: %j, %j, %i',
    (_index, pattern, replacement = '', limit = 0, ...textsAndResults) => {
      const regex = compileJavaRegex(pattern);
      for (let at = 0; at < textsAndResults.length; at += 2) {
        const [text = '', expected] = textsAndResults.slice(at, at + 2);
        expect(describeAll(regex, text, replacement, limit), `on ${JSON.stringify(text)}`).toBe(
          expected,
        );
      }
    },
  );
});

describe('refused patterns are those that Java refuses', () => {
  test.each(ROWS.filter((row) => row.length === 1))('%j', (pattern) => {
    expect(() => compileJavaRegex(pattern)).toThrow(
      expect.objectContaining({ code: 'ERR_JAVA_REGEX_SYNTAX', pattern }),
    );
  });

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

/** As the Java program that created the table: at most six finds, each from the end of the last. */
function describeAll(regex: JavaRegex, text: string, replacement: string, limit: number): string {
  return [
    regex.matches(text),
    finds(regex, text),
    replaced(() => regex.replaceAll(text, replacement)),
    replaced(() => regex.replaceFirst(text, replacement)),
    regex
      .split(text, limit)
      .map((part) => `${quote(part)},`)
      .join(''),
  ].join('|');
}

function finds(regex: JavaRegex, text: string): string {
  let found = '';
  let from = 0;
  for (let count = 0; count < 6 && from <= text.length; count++) {
    const match = regex.find(text, from);
    // `\G` would match again at each new start; Java's loop does not move it there.
    if (match === undefined || (regex.pattern.includes('\\G') && match.start !== from)) {
      break;
    }
    const groups = match.groups.map((group) => (group === undefined ? 'null' : quote(group)));
    found += `${match.start}-${match.end} ${groups.join(' ')};`;
    from = match.end === match.start ? match.end + 1 : match.end;
  }
  return found;
}

function replaced(work: () => string): string {
  try {
    return quote(work());
  } catch (error) {
    expect(error).toMatchObject({ code: 'ERR_JAVA_REPLACEMENT' });
    return 'ERR';
  }
}
