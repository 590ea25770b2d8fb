import { workOfDigits, workOfNumber } from '../../json/number-work.js';
import { BigDecimalValue, BigIntegerValue, LongValue, type Value } from '../../json/values.js';
import { int, long, number } from '../arguments.js';
import type { MethodTable } from '../java-class.js';
import { RenderFailure, type Work } from '../work.js';
import { calculate, compareNumbers } from './arithmetic.js';
import { bounded, powerOfTen, rescale, rounded } from './decimals.js';
import { longOf, sign, toBigDecimal, toInt, toLong } from './numbers.js';
import { inRadix } from './parse-number.js';

/** `java.math.BigInteger`. */
export const BIG_INTEGER_METHODS: MethodTable<BigIntegerValue> = {
  'add(BigInteger)': (self, [other]) => calculate('+', self, number(other)),
  'subtract(BigInteger)': (self, [other]) => calculate('-', self, number(other)),
  'multiply(BigInteger)': (self, [other]) => calculate('*', self, number(other)),
  'divide(BigInteger)': (self, [other]) => whole(self.value / divisor(long(other))),
  'remainder(BigInteger)': (self, [other]) => whole(self.value % divisor(long(other))),
  'mod(BigInteger)': (self, [other]) => {
    if (long(other) <= 0n) {
      throw new RenderFailure('BigInteger: modulus not positive');
    }
    return calculate('%', self, number(other));
  },
  'pow(int)': ({ value }, [exponent], run) => whole(power(value, int(exponent), run)),
  'gcd(BigInteger)': ({ value }, [other], run) => {
    let [one, two] = [absolute(value), absolute(long(other))];
    while (two !== 0n) {
      run.spend(1 + (workOfNumber(new BigIntegerValue(two)) >> 4));
      [one, two] = [two, one % two];
    }
    return whole(one);
  },
  'compareTo(BigInteger)': (self, [other]) => compareNumbers(self, number(other)),
  'abs()': ({ value }) => whole(absolute(value)),
  'negate()': ({ value }) => whole(-value),
  'signum()': ({ value }) => sign(value),
  'and(BigInteger)': ({ value }, [other]) => whole(value & long(other)),
  'or(BigInteger)': ({ value }, [other]) => whole(value | long(other)),
  'xor(BigInteger)': ({ value }, [other]) => whole(value ^ long(other)),
  'not()': ({ value }) => whole(~value),
  'shiftLeft(int)': ({ value }, [by]) => shifted(value, int(by)),
  'shiftRight(int)': ({ value }, [by]) => shifted(value, -int(by)),
  'bitLength()': ({ value }) => {
    const magnitude = value < 0n ? -value - 1n : value;
    return magnitude === 0n ? 0 : magnitude.toString(2).length;
  },
  'toString(int)': ({ value }, [radix]) => inRadix(value, int(radix)),
  'max(BigInteger)': (self, [other]) => (self.value >= long(other) ? self : number(other)),
  'min(BigInteger)': (self, [other]) => (self.value <= long(other) ? self : number(other)),
  'intValueExact()': (self) => exact(toInt(self), self.value),
  'longValueExact()': (self) => exact(new LongValue(toLong(self)), self.value),
  'valueOf(long)': (_self, [value]) => whole(long(value)),
};

/** `java.math.BigDecimal`, except the methods with a MathContext. */
export const BIG_DECIMAL_METHODS: MethodTable<BigDecimalValue> = {
  'add(BigDecimal)': (self, [other]) => calculate('+', self, number(other)),
  'subtract(BigDecimal)': (self, [other]) => calculate('-', self, number(other)),
  'multiply(BigDecimal)': (self, [other]) => calculate('*', self, number(other)),
  'divide(BigDecimal,int)': (self, [other, mode]) =>
    rounded(self, toBigDecimal(number(other)), self.scale, int(mode)),
  'divide(BigDecimal,int,int)': (self, [other, scale, mode], run) =>
    rounded(self, toBigDecimal(number(other)), paidScale(scale, run), int(mode)),
  'remainder(BigDecimal)': (self, [other]) => remainder(self, toBigDecimal(number(other))),
  'setScale(int)': (self, [scale], run) =>
    rounded(self, ONE, paidScale(scale, run), ROUND_UNNECESSARY),
  'setScale(int,int)': (self, [scale, mode], run) =>
    rounded(self, ONE, paidScale(scale, run), int(mode)),
  'compareTo(BigDecimal)': (self, [other]) => compareNumbers(self, number(other)),
  'max(BigDecimal)': (self, [other]) =>
    compareNumbers(self, number(other)) >= 0 ? self : number(other),
  'min(BigDecimal)': (self, [other]) =>
    compareNumbers(self, number(other)) <= 0 ? self : number(other),
  'abs()': ({ unscaled, scale }) => new BigDecimalValue(absolute(unscaled), scale),
  'negate()': ({ unscaled, scale }) => new BigDecimalValue(-unscaled, scale),
  'plus()': (self) => self,
  'pow(int)': ({ unscaled, scale }, [exponent], run) =>
    new BigDecimalValue(power(unscaled, int(exponent), run), scale * int(exponent)),
  'movePointLeft(int)': (self, [by], run) => moved(self, paidScale(by, run)),
  'movePointRight(int)': (self, [by], run) => moved(self, -paidScale(by, run)),
  'scaleByPowerOfTen(int)': ({ unscaled, scale }, [by]) =>
    new BigDecimalValue(unscaled, scale - int(by)),
  'stripTrailingZeros()': ({ unscaled, scale }, _args, run) => {
    if (unscaled === 0n) {
      return new BigDecimalValue(0n, 0);
    }
    let [value, places] = [unscaled, scale];
    while (value % 10n === 0n) {
      run.spend(1 + (workOfNumber(new BigIntegerValue(value)) >> 4));
      [value, places] = [value / 10n, places - 1];
    }
    return new BigDecimalValue(value, places);
  },
  'toPlainString()': ({ unscaled, scale }) => plainText(unscaled, scale),
  'signum()': ({ unscaled }) => sign(unscaled),
  'scale()': ({ scale }) => scale,
  'precision()': ({ unscaled }) => String(absolute(unscaled)).length,
  'unscaledValue()': ({ unscaled }) => whole(unscaled),
  'toBigInteger()': (self) => whole(longOf(self)),
  'intValueExact()': (self) => exactDecimal(self, toInt(self)),
  'longValueExact()': (self) => exactDecimal(self, new LongValue(toLong(self))),
  'valueOf(long)': (_self, [value]) => new BigDecimalValue(long(value), 0),
  'valueOf(long,int)': (_self, [value, scale]) => new BigDecimalValue(long(value), int(scale)),
};

const ONE = new BigDecimalValue(1n, 0);
const ROUND_UNNECESSARY = 7;

function whole(value: bigint): Value {
  return new BigIntegerValue(bounded(value));
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function divisor(value: bigint): bigint {
  if (value === 0n) {
    throw new RenderFailure('BigInteger divide by zero');
  }
  return value;
}

function power(value: bigint, exponent: number, run: Work): bigint {
  if (exponent < 0) {
    throw new RenderFailure('The exponent must not be negative');
  }
  const digits = absolute(value) > 1n ? value.toString(16).length * exponent : 0;
  if (digits > 16_384) {
    throw new RenderFailure('A number is too large');
  }
  run.spend(workOfDigits(digits));
  return value ** BigInt(exponent);
}

/** The remainder of an integer division: at the larger scale, with the sign of the dividend. */
function remainder(self: BigDecimalValue, other: BigDecimalValue): Value {
  if (other.unscaled === 0n) {
    throw new RenderFailure('Division by zero');
  }
  const scale = Math.max(self.scale, other.scale);
  return new BigDecimalValue(bounded(rescale(self, scale) % rescale(other, scale)), scale);
}

/** A parameter that decides the number of digits. */
function paidScale(value: Value | undefined, run: Work): number {
  const scale = int(value);
  run.spend(workOfDigits(Math.abs(scale)));
  return scale;
}

function shifted(value: bigint, by: number): Value {
  if (by > 65_536) {
    throw new RenderFailure('A number is too large');
  }
  return whole(by >= 0 ? value << BigInt(by) : value >> BigInt(-by));
}

function exact(value: Value, wanted: bigint): Value {
  const same =
    typeof value === 'number' ? BigInt(value) : value instanceof LongValue && value.value;
  if (same !== wanted) {
    throw new RenderFailure('The number is out of range');
  }
  return value;
}

function exactDecimal(self: BigDecimalValue, value: Value): Value {
  if (compareNumbers(self, new BigIntegerValue(longOf(self))) !== 0) {
    throw new RenderFailure('The number is not an integer');
  }
  return exact(value, longOf(self));
}

/** Moves the point; a negative scale becomes zero. */
function moved({ unscaled, scale }: BigDecimalValue, by: number): Value {
  const places = scale + by;
  if (by === 0 || places >= 0) {
    return new BigDecimalValue(unscaled, places);
  }
  return new BigDecimalValue(bounded(unscaled * powerOfTen(-places)), 0);
}

function plainText(unscaled: bigint, scale: number): string {
  const minus = unscaled < 0n ? '-' : '';
  const digits = String(absolute(unscaled));
  if (scale <= 0) {
    return unscaled === 0n ? '0' : minus + (absolute(unscaled) * powerOfTen(-scale)).toString();
  }
  if (scale > 20_000) {
    throw new RenderFailure('A number is too large');
  }
  const padded = digits.padStart(scale + 1, '0');
  return `${minus}${padded.slice(0, -scale)}.${padded.slice(-scale)}`;
}
