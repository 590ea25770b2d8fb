import { BigDecimalValue, BigIntegerValue, type Value } from './values.js';

/**
 * The work of an operation on a number, in steps: 0 for numbers of 64 bits, otherwise by the number of
 * digits. Digits that a scale implies count as if they were written.
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

/** The work of calculating with so many decimal digits, which grows faster than their number. */
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
