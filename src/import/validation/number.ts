import {
  type BigDecimalValue,
  compareBigDecimals,
  javaNumberText,
  parseBigDecimal,
} from '../../java/json/index.js';

/** A number whose digits a double does not keep: `1.50`, `1e2`, or one of twenty digits. */
export class ExactNumber {
  readonly #literal: string;
  #double: number | undefined;

  /** @param literal a literal that {@link numberOfLiteral} has checked */
  constructor(literal: string) {
    this.#literal = literal;
  }

  /** The nearest double. */
  get double(): number {
    this.#double ??= Number(this.#literal);
    return this.#double;
  }

  /** JSON Schema draft 4: an integer is a number without a fraction or exponent part. */
  get isInteger(): boolean {
    return !/[.eE]/.test(this.#literal);
  }

  /** Computed on each access, because a body may contain millions of numbers. */
  get decimal(): BigDecimalValue {
    return readDecimal(this.#literal);
  }
}

/** A number in a body or model; a double represents the decimal that it prints as. */
export type ModelNumber = number | ExactNumber;

/**
 * Parses a JSON number literal.
 * @throws RangeError for a number that Java's BigDecimal cannot hold
 */
export function numberOfLiteral(
  literal: string,
  hasExponent: boolean = /[eE]/.test(literal),
): ModelNumber {
  const double = hasExponent || literal.length > LONGEST_PLAIN ? undefined : Number(literal);
  if (double !== undefined && String(double) === literal) {
    return double;
  }
  if (literal.length > SHORT || (hasExponent && LONG_EXPONENT.test(literal))) {
    readDecimal(literal);
  }
  return new ExactNumber(literal);
}

/** No double prints longer without an exponent: -0.0000012345678901234567 has as many characters. */
const LONGEST_PLAIN = 25;

/** Shorter exponents are within BigDecimal's limits. */
const LONG_EXPONENT = /[eE][+-]?\d{9}/;

/** Up to this length in characters, only an exponent can exceed BigDecimal's limits. */
const SHORT = 10_000;

function readDecimal(literal: string): BigDecimalValue {
  const decimal = parseBigDecimal(literal);
  if (decimal === undefined) {
    throw new RangeError('The number is too long');
  }
  return decimal;
}

export function isModelNumber(value: unknown): value is ModelNumber {
  return typeof value === 'number' || value instanceof ExactNumber;
}

export function isInteger(value: ModelNumber): boolean {
  return typeof value === 'number' ? Number.isInteger(value) : value.isInteger;
}

/** Compares by value: negative, 0 or positive. */
export function compareModelNumbers(left: ModelNumber, right: ModelNumber): number {
  if (typeof left === 'number' && typeof right === 'number') {
    return left - right;
  }
  // Rounding preserves order, so the decimals matter only if the doubles are equal.
  const [one, other] = [doubleOf(left), doubleOf(right)];
  if (one !== other) {
    return one < other ? -1 : 1;
  }
  return compareBigDecimals(decimalOf(left), decimalOf(right));
}

/** Divides exactly, as decimals: 0.3 is a multiple of 0.1. Large differences in exponent are cheap. */
export function isMultiple(value: ModelNumber, divisor: ModelNumber): boolean {
  if (Number.isSafeInteger(value) && Number.isSafeInteger(divisor)) {
    return Number(value) % Number(divisor) === 0;
  }
  const dividend = decimalOf(value);
  const { unscaled, scale } = decimalOf(divisor);
  if (dividend.unscaled === 0n) {
    return true;
  }
  const power = scale - dividend.scale;
  if (power >= 0) {
    return (dividend.unscaled * powerOfTen(power, unscaled)) % unscaled === 0n;
  }
  // A number is not a multiple of a power of ten with more zeros than it has digits.
  if (-power > dividend.unscaled.toString().length) {
    return false;
  }
  return dividend.unscaled % (unscaled * 10n ** BigInt(-power)) === 0n;
}

/** 10 to a power, modulo a number. */
function powerOfTen(power: number, modulus: bigint): bigint {
  let result = 1n;
  let base = 10n;
  for (let left = power; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) {
      result = (result * base) % modulus;
    }
    base = (base * base) % modulus;
  }
  return result;
}

/** The number as Java's BigDecimal prints it: with the digits as written, and exponents like `1E+2`. */
export function modelNumberText(value: ModelNumber): string {
  if (typeof value !== 'number') {
    return javaNumberText(value.decimal);
  }
  const text = String(value);
  return text.includes('e') ? javaNumberText(decimalOf(value)) : text;
}

/**
 * A text that equal numbers such as `1`, `1.0` and `10e-1` share. Infinity and NaN, which YAML and objects
 * have, share theirs with no number of JSON.
 */
export function canonicalNumber(value: ModelNumber): string {
  if (typeof value === 'number' && Math.abs(value) < 1e15 && Number.isInteger(value)) {
    return withoutZeros(String(value), 0);
  }
  if (typeof value === 'number' && !Number.isFinite(value)) {
    return String(value);
  }
  const { digits, scale } = decimalOf(value);
  return withoutZeros(digits, -scale);
}

/** A number that equal numbers share, or a text if a double does not hold the value. */
export function keyOfNumber(value: ModelNumber): number | string {
  if (typeof value === 'number') {
    return value;
  }
  const { double } = value;
  const text = canonicalNumber(value);
  const isDouble =
    Number.isFinite(double) &&
    text.indexOf('e') <= MOST_DIGITS_OF_DOUBLE &&
    text === canonicalNumber(double);
  return isDouble ? double : text;
}

/** That a double is printed with, and a sign. */
const MOST_DIGITS_OF_DOUBLE = 18;

function withoutZeros(digits: string, exponent: number): string {
  if (/^-?0$/.test(digits)) {
    return '0';
  }
  let end = digits.length;
  while (digits[end - 1] === '0') {
    end -= 1;
  }
  return `${digits.slice(0, end)}e${exponent + digits.length - end}`;
}

function doubleOf(value: ModelNumber): number {
  return typeof value === 'number' ? value : value.double;
}

function decimalOf(value: ModelNumber): BigDecimalValue {
  return typeof value === 'number' ? readDecimal(String(value)) : value.decimal;
}
