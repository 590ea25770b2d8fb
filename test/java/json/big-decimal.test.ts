import { describe, expect, test } from 'vitest';
import {
  compareBigDecimals,
  DoubleValue,
  decimalOf,
  FloatValue,
  javaText,
  LongValue,
  parseBigDecimal,
} from '../../../src/java/json/index.js';

describe('a BigDecimal', () => {
  test.each([
    ['1', '1', 0],
    ['1.0', '1', 0],
    ['1E+5', '100000', 0],
    ['2', '10', -1],
    ['-2', '-10', 1],
    ['0', '-1', 1],
    ['0E-10', '0', 0],
    ['1E2000000000', '1E-2000000000', 1],
    ['-1E2000000000', '5', -1],
    ['99.9', '100', -1],
  ])('%s compared with %s: %i', (left, right, expected) => {
    const [one, other] = [parseBigDecimal(left), parseBigDecimal(right)];
    if (one === undefined || other === undefined) {
      throw new Error('not a number');
    }
    expect(Math.sign(compareBigDecimals(one, other))).toBe(expected);
  });

  test.each([
    '',
    '.',
    '-',
    'a',
    '1e',
    '1e+',
    '1 ',
    '0x1',
    '1E99999999999',
    'NaN',
    '1'.repeat(20_000),
  ])('%j is not a decimal', (text) => {
    expect(parseBigDecimal(text)).toBeUndefined();
  });

  test('every number has a decimal, except NaN and infinities', () => {
    expect(javaText(decimalOf(new DoubleValue(1e10)) ?? null)).toBe('1.0E+10');
    expect(javaText(decimalOf(new LongValue(5n)) ?? null)).toBe('5');
    expect(decimalOf(new DoubleValue(Number.NaN))).toBeUndefined();
    expect(decimalOf(new FloatValue(Infinity))).toBeUndefined();
  });
});
