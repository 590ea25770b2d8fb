import { describe, expect, test } from 'vitest';
import { cachedJavaRegex, compileJavaRegex, stepBudget } from '../../../src/java/regex/index.js';

const A = 'a'.repeat(100_000);
const AB = 'ab'.repeat(50_000);

describe('a pattern that explodes on a text exceeds the limit of steps', () => {
  test.each([
    ['(a+)+b', 'a'.repeat(40)],
    ['(a|aa)+$', `${'a'.repeat(60)}!`],
    ['(.*)*x', A],
    ['.*.*.*=.*', A],
    ['a*b', A],
    ['(?<=a*)b', A],
    ['(a*)\\1b', A],
    ['((a*)*)*x', 'a'.repeat(2000)],
    [`${'(?:'.repeat(150)}a${')*'.repeat(150)}b`, 'a'.repeat(5000)],
    ['(?:a|b|ab)*c', AB],
    ['(a|b)*', 'ab'.repeat(1_000_000)],
  ])('%s', (pattern, text) => {
    const regex = compileJavaRegex(pattern);
    const search = () => regex.matches(text) || regex.find(text);
    expect(search).toThrow(expect.objectContaining({ code: 'ERR_JAVA_REGEX_LIMIT', pattern }));
  });

  test.each([
    ['', 'b'.repeat(100_000)],
    ['a', '$0'.repeat(100_000)],
    ['a', 'x'.repeat(1000)],
  ])('or its replacement: %s', (pattern, replacement) => {
    expect(() => compileJavaRegex(pattern).replaceAll(A, replacement)).toThrow(/too many steps/);
  });

  test('or many calls that share a budget', () => {
    const budget = stepBudget('');
    const regex = compileJavaRegex('(a|b)*c');
    expect(() => {
      for (let call = 0; call < 1000; call++) {
        regex.matches(AB.slice(0, 2000), budget);
      }
    }).toThrow(/too many steps/);
  });
});

describe('a long text alone does not exceed a limit', () => {
  test.each([
    ['(a|b)*', AB],
    ['"([^"\\\\]|\\\\.)*"', `"${'\\"x'.repeat(30_000)}"`],
    ['[^,]*(,[^,]*)*', 'ab,'.repeat(50_000)],
    ['(?s).*', `${A}\n${A}`],
    ['\\p{L}+', 'é'.repeat(200_000)],
    ['(?i)A+', A],
    ['((a))+', A],
    ['(?>a|b)*+', AB],
  ])('%s', (pattern, text) => {
    expect(compileJavaRegex(pattern).matches(text)).toBe(true);
  });

  test('nor do many matches', () => {
    expect(compileJavaRegex(',').split('a,'.repeat(100_000))).toHaveLength(100_000);
    expect(compileJavaRegex('\\s+').replaceAll('a  b\t'.repeat(50_000), ' ')).toHaveLength(200_000);
  });
});

describe('a pattern that exceeds a limit itself is refused', () => {
  test.each([
    ['groups', '('.repeat(10_000), 'nested too deep'],
    ['classes', '['.repeat(10_000), 'nested too deep'],
    ['intersections', `[${'a&&'.repeat(10_000)}b]`, 'nested too deep'],
    ['length', 'ab'.repeat(50_000), 'More than 65536'],
  ])('%s', (_name, pattern, message) => {
    expect(() => compileJavaRegex(pattern)).toThrow(message);
  });

  test.each([
    ['a class of thousands', `[${'\\w'.repeat(20_000)}]`],
    ['thousands of alternatives', Array.from({ length: 8000 }, (_, key) => `k${key}`).join('|')],
  ])('but not %s', (_name, pattern) => {
    expect(compileJavaRegex(pattern).matches('k')).toBe(pattern.startsWith('['));
  });
});

test('repeated patterns are compiled once', () => {
  expect(cachedJavaRegex('a+b')).toBe(cachedJavaRegex('a+b'));
  for (let other = 0; other < 300; other++) {
    cachedJavaRegex(`x${other}`);
  }
  const first = cachedJavaRegex('x0');
  expect(first.matches('x0')).toBe(true);
  expect(cachedJavaRegex('x0')).toBe(first);
});
