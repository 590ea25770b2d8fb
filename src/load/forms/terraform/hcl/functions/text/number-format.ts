import type { BigFloat } from '../../values/numbers/big-float.js';
import {
  cut,
  type DecimalDigits,
  exactDecimal,
  roundsUp,
  shortestDigits,
} from '../../values/numbers/number-text.js';

/**
 * A number as Go's `Float.Text` writes it, without its sign.
 * @param verb `e`, `f` or `g`
 * @param precision digits after the point, for `g` all digits; -1 for as many as needed
 */
export function floatText(number: BigFloat, verb: 'e' | 'f' | 'g', precision: number): string {
  const digits = digitsOf(number);
  if (verb === 'f') {
    return plain(
      precision < 0 ? shortestDigits(number) : fitted(digits, digits.point + precision),
      precision,
    );
  }
  if (verb === 'e') {
    return scientific(
      precision < 0 ? shortestDigits(number) : fitted(digits, precision + 1),
      precision,
    );
  }
  const isShortest = precision < 0;
  const most = isShortest ? SHORTEST_LIMIT : Math.max(1, precision);
  const wanted = isShortest ? shortestDigits(number) : fitted(digits, most);
  const { length } = wanted.digits;
  const limit = !isShortest && most > length && length >= wanted.point ? length : most;
  const exponent = wanted.point - 1;
  return exponent < -4 || exponent >= limit ? scientific(wanted, -1) : plain(wanted, -1);
}

/** The digits before the point from which on Go writes an exponent when it writes few digits. */
const SHORTEST_LIMIT = 6;

function digitsOf(number: BigFloat): DecimalDigits {
  if (number.sign === 0) {
    return { digits: '', point: 0 };
  }
  const magnitude = number.mantissa < 0n ? -number.mantissa : number.mantissa;
  return exactDecimal(magnitude, number.exponent);
}

function fitted(decimal: DecimalDigits, length: number): DecimalDigits {
  if (length >= decimal.digits.length) {
    return decimal;
  }
  return length < 0
    ? { digits: '', point: 0 }
    : cut(decimal, length, roundsUp(decimal.digits, length));
}

function plain({ digits, point }: DecimalDigits, precision: number): string {
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
  const fraction =
    point > 0 ? digits.slice(point) : '0'.repeat(digits === '' ? 0 : -point) + digits;
  const shown = precision < 0 ? fraction : fraction.padEnd(precision, '0').slice(0, precision);
  return shown === '' ? whole : `${whole}.${shown}`;
}

function scientific({ digits, point }: DecimalDigits, precision: number): string {
  const first = digits.charAt(0) || '0';
  const rest = precision < 0 ? digits.slice(1) : digits.slice(1).padEnd(precision, '0');
  const power = digits === '' ? 0 : point - 1;
  const exponent = String(Math.abs(power)).padStart(2, '0');
  return `${first}${rest === '' ? '' : `.${rest}`}e${power < 0 ? '-' : '+'}${exponent}`;
}
