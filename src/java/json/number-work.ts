import { BigDecimalValue, BigIntegerValue, type Value } from './values.js';

/**
 * The work of an operation on a number, in steps: 0 for numbers of 64 bits, otherwise by the number of
 * digits. Digits that a scale implies count as if they were written.
 */
export function workOfNumber(value: Value): number {
  if (value instanceof BigIntegerValue) {
    return workOfDigits(countOf(value.digits));
  }
  if (value instanceof BigDecimalValue) {
    return workOfDigits(Math.max(countOf(value.digits), Math.abs(value.scale)));
  }
  return 0;
}

/** The work of calculating with so many decimal digits, which grows faster than their number. */
export function workOfDigits(digits: number): number {
  return STEPS.find(({ most }) => digits <= most)?.work ?? MOST_WORK;
}

function countOf(digits: string): number {
  return digits.startsWith('-') ? digits.length - 1 : digits.length;
}

const STEPS = [
  { most: 80, work: 4 },
  { most: 300, work: 20 },
  { most: 1200, work: 150 },
  { most: 5000, work: 1500 },
];

const MOST_WORK = 6000;
