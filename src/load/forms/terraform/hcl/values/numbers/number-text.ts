import { withoutEnd } from '../texts/text-order.js';
import { type BigFloat, bitLength } from './big-float.js';

/**
 * The shortest decimal digits that are read as the same number at its precision, without an exponent,
 * as Terraform prints numbers (Go's `Float.Text('f', -1)`).
 */
export function numberText(number: BigFloat): string {
  const whole = Number(number.mantissa) * 2 ** Math.min(Math.max(number.exponent, -1), 60);
  if (number.exponent >= 0 && Number.isSafeInteger(whole)) {
    return String(whole === 0 ? 0 : whole);
  }
  const { digits, point } = shortestDigits(number);
  const sign = number.sign < 0 ? '-' : '';
  if (point <= 0) {
    return `${sign}0.${'0'.repeat(-point)}${digits}`;
  }
  if (digits.length <= point) {
    return `${sign}${digits.padEnd(point, '0')}`;
  }
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** `0.digits * 10 ** point`, without zeros at the end. */
export interface DecimalDigits {
  readonly digits: string;
  readonly point: number;
}

/** The exact digits of `mantissa * 2 ** exponent`, whose mantissa is positive. */
export function exactDecimal(mantissa: bigint, exponent: number): DecimalDigits {
  const text = (
    exponent >= 0 ? mantissa << BigInt(exponent) : mantissa * 5n ** BigInt(-exponent)
  ).toString();
  const point = exponent >= 0 ? text.length : text.length + exponent;
  return { digits: withoutEnd(text, '0'), point };
}

/** The fewest digits that mean the number, as Go's `roundShortest` of math/big finds them. */
export function shortestDigits(number: BigFloat): DecimalDigits {
  if (number.sign === 0) {
    return { digits: '', point: 0 };
  }
  const magnitude = number.mantissa < 0n ? -number.mantissa : number.mantissa;
  const exact = exactDecimal(magnitude, number.exponent);
  // One more bit than the precision: the last is half a unit.
  const shift = number.precision + 1 - bitLength(magnitude);
  const mantissa = magnitude << BigInt(shift);
  const exponent = number.exponent - shift;
  const lower = exactDecimal(mantissa - 1n, exponent).digits;
  const upper = exactDecimal(mantissa + 1n, exponent).digits;
  const inclusive = (mantissa & 2n) === 0n;
  for (let index = 0; index < exact.digits.length; index += 1) {
    const middle = digitAt(exact.digits, index);
    const below = digitAt(lower, index);
    const above = digitAt(upper, index);
    const down = below !== middle || (inclusive && index + 1 === lower.length);
    const up = middle !== above && (inclusive || middle + 1 < above || index + 1 < upper.length);
    if (down || up) {
      const roundUp = down && up ? roundsUp(exact.digits, index + 1) : up;
      return cut(exact, index + 1, roundUp);
    }
  }
  return exact;
}

/** Cuts digits off, adding one to the last that stays where it is rounded up. */
export function cut({ digits, point }: DecimalDigits, length: number, up: boolean): DecimalDigits {
  if (!up) {
    return { digits: withoutEnd(digits.slice(0, length), '0'), point };
  }
  const kept = length === 0 ? '0' : digits.slice(0, length).padEnd(length, '0');
  const next = (BigInt(kept) + 1n).toString().padStart(kept.length, '0');
  const carried = next.length - (length === 0 ? 0 : kept.length);
  return { digits: withoutEnd(next, '0'), point: point + carried };
}

/** Whether digits are rounded up when only `length` of them stay: half to even. */
export function roundsUp(digits: string, length: number): boolean {
  const next = digitAt(digits, length);
  if (next === 5 && length + 1 === digits.length) {
    return length > 0 && digitAt(digits, length - 1) % 2 === 1;
  }
  return next >= 5;
}

function digitAt(digits: string, index: number): number {
  return index < digits.length ? digits.charCodeAt(index) - 48 : 0;
}
