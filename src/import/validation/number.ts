import {
  type BigDecimalValue,
  compareBigDecimals,
  javaNumberText,
  parseBigDecimal,
} from '../../java/json/index.js';

/** A number of a body whose digits a double does not keep: `1.50`, `1e2`, twenty digits. */
export class ExactNumber {
  readonly double: number;
  readonly #literal: string;

  /** @param literal as {@link readNumber} has checked it */
  constructor(literal: string, double: number) {
    this.#literal = literal;
    this.double = double;
  }

  /** What JSON Schema draft 4 calls an integer: a number without a fraction or exponent part. */
  get isInteger(): boolean {
    return !/[.eE]/.test(this.#literal);
  }

  /** Made anew each time: a body may hold millions of numbers. */
  get decimal(): BigDecimalValue {
    return readDecimal(this.#literal);
  }
}

/** A number of a body or of a model; a double stands for the decimal that prints it. */
export type ModelNumber = number | ExactNumber;

/**
 * The number that a literal of JSON writes.
 * @throws RangeError for one that Java's BigDecimal does not take, or of more than 10,000 characters
 */
export function numberOfLiteral(literal: string): ModelNumber {
  const double = Number(literal);
  if (String(double) === literal && !literal.includes('e')) {
    return double;
  }
  if (literal.length > SHORT || /[eE]/.test(literal)) {
    readDecimal(literal);
  }
  return new ExactNumber(literal, double);
}

/** Up to so many characters, only an exponent can be too much for Java. */
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

/** By value: negative, 0 or positive. */
export function compareModelNumbers(left: ModelNumber, right: ModelNumber): number {
  if (typeof left === 'number' && typeof right === 'number') {
    return left - right;
  }
  // Rounding keeps the order of numbers, so that only equal doubles leave it open.
  const [one, other] = [doubleOf(left), doubleOf(right)];
  if (one !== other) {
    return one < other ? -1 : 1;
  }
  return compareBigDecimals(decimalOf(left), decimalOf(right));
}

/** Exactly, as decimals: 0.3 is three times 0.1. Exponents far apart cost nothing. */
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

/** As Java's BigDecimal prints it: the client's own digits, an exponent in its form (`1E+2`). */
export function modelNumberText(value: ModelNumber): string {
  if (typeof value !== 'number') {
    return javaNumberText(value.decimal);
  }
  const text = String(value);
  return text.includes('e') ? javaNumberText(decimalOf(value)) : text;
}

/** Equal numbers have equal texts: `1`, `1.0` and `10e-1`. */
export function canonicalNumber(value: ModelNumber): string {
  if (typeof value === 'number' && Math.abs(value) < 1e15 && Number.isInteger(value)) {
    return withoutZeros(String(value), 0);
  }
  const { unscaled, scale } = decimalOf(value);
  return withoutZeros(unscaled.toString(), -scale);
}

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
