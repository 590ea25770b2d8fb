import { MINUS } from '../../characters.js';
import { parseBigDecimal } from '../big-decimal.js';
import { BigDecimalValue, BigIntegerValue, DoubleValue, LongValue, type Value } from '../values.js';

/** What `readNumberText` returns for text that Java's number classes reject. */
export const BAD_NUMBER: unique symbol = Symbol('bad number');

/** Longer numbers with a point or an exponent are a BigDecimal. */
export const LONGEST_DOUBLE = 18;

/** Longer numbers are refused: calculating with them takes more than linear time. */
const MAX_NUMBER_LENGTH = 10_000;

/**
 * Parses a number as json-smart does: Integer, Long or BigInteger by size; with a point or an exponent
 * Double, or BigDecimal if the text is longer than `LONGEST_DOUBLE`.
 */
export function readNumberText(text: string, form: NumberForm): Value | typeof BAD_NUMBER {
  if (text.length > MAX_NUMBER_LENGTH) {
    return BAD_NUMBER;
  }
  if (form === 'whole') {
    return readWhole(text);
  }
  const value =
    text.length <= LONGEST_DOUBLE
      ? readDouble(text)
      : form === 'point' && startsWithDigit(text)
        ? readPlainDecimal(text)
        : parseBigDecimal(text);
  return value ?? BAD_NUMBER;
}

/** Only digits after the sign; with a point; with an exponent, and perhaps a point. */
export type NumberForm = 'whole' | 'point' | 'exponent';

/** The narrowest of Integer, Long and BigInteger that holds the value. */
export function wholeNumber(value: bigint): number | LongValue | BigIntegerValue {
  if (value >= -0x8000_0000n && value <= 0x7fff_ffffn) {
    return Number(value);
  }
  return BigInt.asIntN(64, value) === value ? new LongValue(value) : new BigIntegerValue(value);
}

/** As `wholeNumber`, for integers that a double holds exactly. */
export function shortWhole(value: number): number | LongValue {
  return value >= -0x8000_0000 && value <= 0x7fff_ffff ? value + 0 : new LongValue(value);
}

function readWhole(text: string): Value {
  if (text.length <= 15) {
    return text === '-' ? 0 : shortWhole(Number(text));
  }
  if (text.length > 20 && startsWithDigit(text)) {
    return new BigIntegerValue(text);
  }
  const digits = BigInt(text.startsWith('-') ? text.slice(1) : text);
  const value = text.startsWith('-') ? -digits : digits;
  // Twenty characters and more are a BigInteger, whatever their leading zeros.
  return text.length > (text.startsWith('-') ? 20 : 19)
    ? new BigIntegerValue(value)
    : wholeNumber(value);
}

/** Whether the first digit, after the sign, is not 0: Java prints such digits as they are. */
function startsWithDigit(text: string): boolean {
  const first = text.charCodeAt(text.charCodeAt(0) === MINUS ? 1 : 0);
  return first > 0x30 && first <= 0x39;
}

/** A number with a point and without an exponent, whose first digit is not 0. */
function readPlainDecimal(text: string): BigDecimalValue {
  return text.endsWith('.')
    ? new BigDecimalValue(text.slice(0, -1), 0)
    : BigDecimalValue.ofText(text);
}

function readDouble(text: string): DoubleValue | undefined {
  const value = Number(text);
  return Number.isNaN(value) ? undefined : new DoubleValue(value);
}
