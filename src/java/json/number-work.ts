import { BigDecimalValue, BigIntegerValue, type Value } from './values.js';

/**
 * Work of an operation on a number, in steps: nothing for numbers of 64 bits, for a BigInteger or a
 * BigDecimal what its digits cost. Digits that a scale stands for count as if they were written.
 */
export function workOfNumber(value: Value): number {
  if (value instanceof BigIntegerValue) {
    return workOfMagnitude(value.value);
  }
  if (value instanceof BigDecimalValue) {
    return Math.max(workOfMagnitude(value.unscaled), workOfDigits(Math.abs(value.scale)));
  }
  return 0;
}

/** Work of calculating with so many decimal digits: it grows faster than they do. */
export function workOfDigits(digits: number): number {
  return STEPS.find(({ most }) => digits <= most)?.work ?? MOST_WORK;
}

function workOfMagnitude(value: bigint): number {
  const magnitude = value < 0n ? -value : value;
  return STEPS.find(({ bound }) => magnitude < bound)?.work ?? MOST_WORK;
}

const STEPS = [
  { most: 80, work: 4 },
  { most: 300, work: 20 },
  { most: 1200, work: 150 },
  { most: 5000, work: 1500 },
].map((step) => ({ ...step, bound: 10n ** BigInt(step.most) }));

const MOST_WORK = 6000;
