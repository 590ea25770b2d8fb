import { describe, expect, test } from 'vitest';
import { compileJavaRegex, type JavaRegex } from '../../src/java/regex/index.js';
import { quote, readRows } from './java-values.js';

/**
 * The results of Java 17: a pattern alone is refused; otherwise pattern, replacement, limit of `split`, then texts,
 * each with `matches|finds|replaceAll|replaceFirst|split`.
 */
export type RegexRow = readonly [
  pattern: string,
  replacement?: string,
  limit?: number,
  ...textsAndResults: string[],
];

/** Compares patterns with Java. */
export function regexRows(title: string, rows: readonly RegexRow[]): void {
  const accepted = rows.filter((row) => row.length > 1);
  describe.runIf(accepted.length > 0)(`${title}: the same results as in Java`, () => {
    test.each(accepted.map((row, index) => [index, ...row] as const))(
      '%i: %j, %j, %i',
      (_index, ...row) => {
        const [pattern, replacement = '', limit = 0, ...textsAndResults] = row;
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
  const refused = rows.filter((row) => row.length === 1);
  describe.runIf(refused.length > 0)(`${title}: refused as in Java`, () => {
    test.each(refused.map(([pattern]) => pattern))('%j', (pattern) => {
      expect(() => compileJavaRegex(pattern)).toThrow(
        expect.objectContaining({ code: 'ERR_JAVA_REGEX_SYNTAX', pattern }),
      );
    });
  });
}

/** As the Java program that created the rows: at most six finds, each from the end of the last. */
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

/**
 * Compares sets with Java 17.
 * @param file a text, and after it rows: a pattern of one character, and those of the text that it matches, or
 * null if it is refused
 */
export function regexSets(file: URL): void {
  const [text, ...rows] = readRows<string | [pattern: string, members: string | null]>(file);
  test.each(rows as [string, string | null][])('%s has the members %j', (pattern, members) => {
    if (members === null) {
      expect(() => compileJavaRegex(pattern)).toThrow(
        expect.objectContaining({ code: 'ERR_JAVA_REGEX_SYNTAX' }),
      );
      return;
    }
    const set = compileJavaRegex(pattern);
    expect([...String(text)].filter((character) => set.matches(character)).join('')).toBe(members);
  });
}
