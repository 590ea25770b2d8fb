import { HclError } from '../../hcl-error.js';

/**
 * A binary number of a precision, as Go's `math/big.Float` has it and Terraform computes with it:
 * `mantissa * 2 ** exponent`, rounded to the nearest, ties to even.
 */
export class BigFloat {
  readonly mantissa: bigint;
  readonly exponent: number;
  /** Bits. */
  readonly precision: number;

  private constructor(mantissa: bigint, exponent: number, precision: number) {
    this.mantissa = mantissa;
    this.exponent = exponent;
    this.precision = precision;
  }

  /** A whole number that Go holds as an `int64`. */
  static ofInteger(value: number): BigFloat {
    return new BigFloat(BigInt(value), 0, INTEGER_PRECISION);
  }

  /** A number that Go holds as a `float64`; it must be finite. */
  static ofDouble(value: number): BigFloat {
    const { mantissa, exponent } = BigFloat.parse(exactDigits(value));
    return BigFloat.rounded(mantissa, exponent, DOUBLE_PRECISION);
  }

  static ofBigInt(value: bigint, precision: number = FULL_PRECISION): BigFloat {
    return BigFloat.rounded(value, 0, precision);
  }

  /** `numerator / denominator`, rounded; the denominator must not be 0. */
  static ofFraction(numerator: bigint, denominator: bigint, precision: number): BigFloat {
    const shift = Math.max(0, precision + 2 + bitLength(denominator) - bitLength(numerator));
    const scaled = numerator << BigInt(shift);
    const quotient = scaled / denominator;
    const inexact = quotient * denominator !== scaled;
    // One more bit stands for all the bits after it, so that only an exact tie counts as one.
    const sticky = numerator < 0n !== denominator < 0n ? -1n : 1n;
    return BigFloat.rounded((quotient << 1n) + (inexact ? sticky : 0n), -shift - 1, precision);
  }

  static rounded(mantissa: bigint, exponent: number, precision: number): BigFloat {
    const surplus = bitLength(mantissa) - precision;
    const value =
      surplus > 0
        ? new BigFloat(shiftRounding(mantissa, surplus), exponent + surplus, precision)
        : new BigFloat(mantissa, exponent, precision);
    return value.#normal();
  }

  /**
   * Reads a number as HCL and Go write it: digits, a fraction, an exponent of ten.
   * @throws HclError for one with too many digits
   */
  static parse(text: string): BigFloat {
    const [, sign = '', whole = '', fraction = '', power = '0'] = DECIMAL.exec(text) ?? [];
    if (text.length > MAX_DIGITS || Math.abs(Number(power)) > MAX_DIGITS) {
      throw tooLarge();
    }
    const digits = BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}` || '0');
    const decimals = fraction.length - Number(power);
    return decimals <= 0
      ? BigFloat.rounded(digits * 10n ** BigInt(-decimals), 0, FULL_PRECISION)
      : BigFloat.ofFraction(digits, 10n ** BigInt(decimals), FULL_PRECISION);
  }

  static isDecimal(text: string): boolean {
    return DECIMAL.test(text);
  }

  /** The same value without the zero bits at its end. */
  #normal(): BigFloat {
    if (this.mantissa === 0n) {
      return new BigFloat(0n, 0, this.precision);
    }
    let { mantissa, exponent } = this;
    for (const step of ZERO_BITS) {
      while ((mantissa & ((1n << step) - 1n)) === 0n) {
        mantissa >>= step;
        exponent += Number(step);
      }
    }
    if (Math.abs(exponent) > MAX_EXPONENT) {
      throw tooLarge();
    }
    return new BigFloat(mantissa, exponent, this.precision);
  }

  get sign(): -1 | 0 | 1 {
    return this.mantissa === 0n ? 0 : this.mantissa < 0n ? -1 : 1;
  }

  get isInteger(): boolean {
    return this.exponent >= 0;
  }

  negated(): BigFloat {
    return new BigFloat(-this.mantissa, this.exponent, this.precision);
  }

  plus(other: BigFloat): BigFloat {
    const exponent = Math.min(this.exponent, other.exponent);
    const sum = this.#at(exponent) + other.#at(exponent);
    return BigFloat.rounded(sum, exponent, Math.max(this.precision, other.precision));
  }

  minus(other: BigFloat): BigFloat {
    return this.plus(other.negated());
  }

  /** The product keeps more bits than its factors where it needs them, as cty has it. */
  times(other: BigFloat): BigFloat {
    const product = this.mantissa * other.mantissa;
    const full = BigFloat.rounded(product, this.exponent + other.exponent, FULL_PRECISION);
    const precision = Math.max(this.precision, other.precision, bitLength(full.mantissa));
    return BigFloat.rounded(full.mantissa, full.exponent, precision);
  }

  /** The divisor must not be 0. */
  dividedBy(other: BigFloat): BigFloat {
    const precision = Math.max(this.precision, other.precision);
    const { mantissa, exponent } = BigFloat.ofFraction(this.mantissa, other.mantissa, precision);
    return BigFloat.rounded(mantissa, exponent + this.exponent - other.exponent, precision);
  }

  /** The remainder has the sign of the dividend; the divisor must not be 0. */
  modulo(other: BigFloat): BigFloat {
    const exponent = Math.min(this.exponent, other.exponent);
    const rest = this.#at(exponent) % other.#at(exponent);
    return BigFloat.rounded(rest, exponent, Math.max(this.precision, other.precision));
  }

  compare(other: BigFloat): -1 | 0 | 1 {
    const exponent = Math.min(this.exponent, other.exponent);
    const left = this.#at(exponent);
    const right = other.#at(exponent);
    return left < right ? -1 : left > right ? 1 : 0;
  }

  /** Without its fraction. */
  truncated(): bigint {
    return this.exponent >= 0
      ? this.mantissa << BigInt(this.exponent)
      : this.mantissa / (1n << BigInt(-this.exponent));
  }

  /** The nearest double. */
  toNumber(): number {
    const whole = Number(this.mantissa);
    return this.exponent === 0 && Number.isSafeInteger(whole)
      ? whole
      : Number(`${this.toFractionText()}`);
  }

  /** Its exact decimal digits: `digits * 10 ** -decimals`. */
  toDecimal(): { readonly digits: bigint; readonly decimals: number } {
    return this.exponent >= 0
      ? { digits: this.mantissa << BigInt(this.exponent), decimals: 0 }
      : { digits: this.mantissa * 5n ** BigInt(-this.exponent), decimals: -this.exponent };
  }

  /** Its exact decimal digits, with a point where there is a fraction. */
  toFractionText(): string {
    const { digits, decimals } = this.toDecimal();
    const text = (digits < 0n ? -digits : digits).toString().padStart(decimals + 1, '0');
    const whole = text.slice(0, text.length - decimals);
    const fraction = decimals === 0 ? '' : `.${text.slice(-decimals)}`;
    return `${digits < 0n ? '-' : ''}${whole}${fraction}`;
  }

  #at(exponent: number): bigint {
    return this.mantissa << BigInt(this.exponent - exponent);
  }
}

/** Bits of a number that was written or computed from one that was: cty. */
export const FULL_PRECISION = 512;
const INTEGER_PRECISION = 64;
const DOUBLE_PRECISION = 53;

/** The most digits, and powers of ten, of a number that is read. */
const MAX_DIGITS = 1_000;
/** The most powers of two of a number that is computed. */
const MAX_EXPONENT = 10_000;

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

const ZERO_BITS = [64n, 8n, 1n];

export function bitLength(value: bigint): number {
  const magnitude = value < 0n ? -value : value;
  if (magnitude === 0n) {
    return 0;
  }
  const hex = magnitude.toString(16);
  return hex.length * 4 - (Math.clz32(Number.parseInt(hex.charAt(0), 16)) - 28);
}

/** Divides by a power of two, rounding to the nearest, ties to even. */
function shiftRounding(mantissa: bigint, bits: number): bigint {
  const magnitude = mantissa < 0n ? -mantissa : mantissa;
  const shift = BigInt(bits);
  const floor = magnitude >> shift;
  const rest = magnitude - (floor << shift);
  const half = 1n << (shift - 1n);
  const up = rest > half || (rest === half && (floor & 1n) === 1n);
  const result = up ? floor + 1n : floor;
  return mantissa < 0n ? -result : result;
}

/** All digits of a double, so that reading them yields the same double. */
function exactDigits(value: number): string {
  return Number.isInteger(value) ? BigInt(value).toString() : String(value);
}

function tooLarge(): HclError {
  return new HclError(
    'Number out of range',
    `a number may have at most ${MAX_DIGITS} digits; use a smaller one`,
    undefined,
  );
}
