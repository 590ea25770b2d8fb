import { expect, test } from 'vitest';
import { BigFloat } from '../../../../../../../src/load/forms/terraform/hcl/values/numbers/big-float.js';
import { numberText } from '../../../../../../../src/load/forms/terraform/hcl/values/numbers/number-text.js';

const big = BigFloat.parse;

test.each([
  ['0.1', '0.1'],
  ['-0.5', '-0.5'],
  ['1e21', '1000000000000000000000'],
  ['12345678901234567890.123456789', '12345678901234567890.123456789'],
  ['1.50', '1.5'],
  ['1e-10', '0.0000000001'],
  ['0', '0'],
])('%s is written as %s', (text, expected) => {
  expect(numberText(big(text))).toBe(expected);
});

test('arithmetic is that of 512 bits', () => {
  expect(numberText(big('0.1').plus(big('0.2')))).toBe('0.3');
  expect(numberText(big('1').dividedBy(big('3')))).toBe(`0.${'3'.repeat(154)}5`);
  expect(numberText(big('1').dividedBy(big('3')).times(big('3')))).toBe('1');
  expect(numberText(big('99999999999999999999').times(big('99999999999999999999')))).toBe(
    '9999999999999999999800000000000000000001',
  );
  expect(numberText(big('-7').modulo(big('3')))).toBe('-1');
});

test('whole numbers that were counted have 64 bits, as in Go', () => {
  const third = BigFloat.ofInteger(1).dividedBy(BigFloat.ofInteger(3));
  expect(numberText(third)).toBe('0.33333333333333333334');
  expect(numberText(BigFloat.ofDouble(2 ** 0.5))).toBe('1.4142135623730951');
});

test.each(['1e1001', '9'.repeat(2_000), '1e-5000'])('%s is out of range', (text) => {
  expect(() => big(text)).toThrow('Number out of range');
});
