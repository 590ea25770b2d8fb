import { expect, test } from 'vitest';
import { workOfDigits, workOfNumber } from '../../../src/java/json/number-work.js';
import {
  BigDecimalValue,
  BigIntegerValue,
  DoubleValue,
  LongValue,
} from '../../../src/java/json/values.js';
import { velocityRows } from '../../support/velocity-rows.js';

velocityRows('big numbers', [
  [
    '$j.concat("$x")|$l|$m|$j',
    '|[3, b, 1.5]|{k=v, n=1, z=[1]}|{a=1, b=[1,"x\\/y",null,{"q":2.0}], c={d=e, n=null}, s=str, t=true, big=12345678901, f=1.5, bd=1234567890.12345678901234567890, bd2=-1.2345678901234567E-8}',
    'values',
  ],
]);

const nines = (digits: number): bigint => 10n ** BigInt(digits) - 1n;

test.each([
  [80, 4],
  [81, 20],
  [300, 20],
  [301, 150],
  [1200, 150],
  [1201, 1500],
  [5000, 1500],
  [5001, 6000],
])('a number of %i digits costs %i steps', (digits, steps) => {
  expect(workOfDigits(digits)).toBe(steps);
  expect(workOfNumber(new BigIntegerValue(nines(digits)))).toBe(steps);
  expect(workOfNumber(new BigIntegerValue(-nines(digits)))).toBe(steps);
  expect(workOfNumber(new BigDecimalValue(nines(digits), 0))).toBe(steps);
  expect(workOfNumber(new BigDecimalValue(1n, digits))).toBe(steps);
  expect(workOfNumber(new BigDecimalValue(1n, -digits))).toBe(steps);
});

test.each([7, new LongValue(7n), new DoubleValue(7), '7', null])('%o costs nothing', (value) => {
  expect(workOfNumber(value)).toBe(0);
});
