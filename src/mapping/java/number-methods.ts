import { doubleText } from '../json/index.js';
import {
  BigDecimalValue,
  BigIntegerValue,
  DoubleValue,
  FloatValue,
  type JavaNumber,
  LongValue,
} from '../json/values.js';
import { double, int, long, notComparable, number, text } from './arguments.js';
import { calculate, compareNumbers } from './arithmetic.js';
import { javaHash } from './equality.js';
import type { MethodTable } from './java-class.js';
import { doubleOf, longOf, toInt, toLong } from './numbers.js';
import { parseDouble, parseWhole, parseWholeIn } from './parse-number.js';

/** What every `java.lang.Number` can do. */
export const NUMBER_METHODS: MethodTable<number | JavaNumber> = {
  'intValue()': (self) => toInt(self),
  'longValue()': (self) => new LongValue(toLong(self)),
  'doubleValue()': (self) => new DoubleValue(doubleOf(self)),
  'floatValue()': (self) => new FloatValue(doubleOf(self)),
  'shortValue()': (self) => (toInt(self) << 16) >> 16,
  'byteValue()': (self) => (toInt(self) << 24) >> 24,
  'compareTo(Object)': notComparable,
};

/** `java.lang.Integer`, its static methods included. */
export const INTEGER_METHODS: MethodTable<number> = {
  'compareTo(Integer)': (self, [other]) => Math.sign(self - int(other)),
  'toString(int)': (_self, [value]) => String(int(value)),
  'toString(int,int)': (_self, [value, radix]) => inRadix(BigInt(int(value)), int(radix)),
  'toHexString(int)': (_self, [value]) => (int(value) >>> 0).toString(16),
  'toOctalString(int)': (_self, [value]) => (int(value) >>> 0).toString(8),
  'toBinaryString(int)': (_self, [value]) => (int(value) >>> 0).toString(2),
  'toUnsignedString(int)': (_self, [value]) => String(int(value) >>> 0),
  'toUnsignedLong(int)': (_self, [value]) => new LongValue(BigInt(int(value) >>> 0)),
  'parseInt(String)': (_self, [value]) => Number(parseWhole(text(value), 32)),
  'parseInt(String,int)': (_self, [value, radix]) =>
    Number(parseWholeIn(text(value), int(radix), 32)),
  'parseUnsignedInt(String)': (_self, [value]) => Number(parseWhole(text(value), 33)) | 0,
  'valueOf(String)': (_self, [value]) => Number(parseWhole(text(value), 32)),
  'valueOf(String,int)': (_self, [value, radix]) =>
    Number(parseWholeIn(text(value), int(radix), 32)),
  'valueOf(int)': (_self, [value]) => int(value),
  'hashCode(int)': (_self, [value]) => int(value),
  'getInteger(String)': () => null,
  'compare(int,int)': (_self, [one, other]) => Math.sign(int(one) - int(other)),
  'signum(int)': (_self, [value]) => Math.sign(int(value)),
  'sum(int,int)': (_self, [one, other]) => (int(one) + int(other)) | 0,
  'max(int,int)': (_self, [one, other]) => Math.max(int(one), int(other)),
  'min(int,int)': (_self, [one, other]) => Math.min(int(one), int(other)),
  'bitCount(int)': (_self, [value]) => bitCount(BigInt.asUintN(32, BigInt(int(value)))),
  'reverse(int)': (_self, [value]) =>
    Number.parseInt([...(int(value) >>> 0).toString(2).padStart(32, '0')].reverse().join(''), 2) |
    0,
  'highestOneBit(int)': (_self, [value]) =>
    int(value) === 0 ? 0 : (1 << (31 - Math.clz32(int(value)))) | 0,
  'lowestOneBit(int)': (_self, [value]) => int(value) & -int(value),
  'numberOfLeadingZeros(int)': (_self, [value]) => Math.clz32(int(value)),
  'numberOfTrailingZeros(int)': (_self, [value]) =>
    int(value) === 0 ? 32 : 31 - Math.clz32(int(value) & -int(value)),
};

/** `java.lang.Long`. */
export const LONG_METHODS: MethodTable<LongValue> = {
  'compareTo(Long)': (self, [other]) => sign(self.value - long(other)),
  'toString(long)': (_self, [value]) => String(long(value)),
  'toString(long,int)': (_self, [value, radix]) => inRadix(long(value), int(radix)),
  'toHexString(long)': (_self, [value]) => BigInt.asUintN(64, long(value)).toString(16),
  'toOctalString(long)': (_self, [value]) => BigInt.asUintN(64, long(value)).toString(8),
  'toBinaryString(long)': (_self, [value]) => BigInt.asUintN(64, long(value)).toString(2),
  'toUnsignedString(long)': (_self, [value]) => BigInt.asUintN(64, long(value)).toString(),
  'parseLong(String)': (_self, [value]) => new LongValue(parseWhole(text(value), 64)),
  'parseLong(String,int)': (_self, [value, radix]) =>
    new LongValue(parseWholeIn(text(value), int(radix), 64)),
  'valueOf(String)': (_self, [value]) => new LongValue(parseWhole(text(value), 64)),
  'valueOf(String,int)': (_self, [value, radix]) =>
    new LongValue(parseWholeIn(text(value), int(radix), 64)),
  'valueOf(long)': (_self, [value]) => new LongValue(long(value)),
  'hashCode(long)': (_self, [value]) => javaHash(new LongValue(long(value))),
  'getLong(String)': () => null,
  'compare(long,long)': (_self, [one, other]) => sign(long(one) - long(other)),
  'signum(long)': (_self, [value]) => sign(long(value)),
  'sum(long,long)': (_self, [one, other]) =>
    new LongValue(BigInt.asIntN(64, long(one) + long(other))),
  'max(long,long)': (_self, [one, other]) =>
    new LongValue(long(one) > long(other) ? long(one) : long(other)),
  'min(long,long)': (_self, [one, other]) =>
    new LongValue(long(one) < long(other) ? long(one) : long(other)),
  'bitCount(long)': (_self, [value]) => bitCount(BigInt.asUintN(64, long(value))),
};

/** `java.lang.Double`. */
export const DOUBLE_METHODS: MethodTable<DoubleValue> = {
  'compareTo(Double)': (self, [other]) => compareDoubles(self.value, double(other)),
  'isNaN()': ({ value }) => Number.isNaN(value),
  'isNaN(double)': (_self, [value]) => Number.isNaN(double(value)),
  'isInfinite()': ({ value }) => Math.abs(value) === Number.POSITIVE_INFINITY,
  'isInfinite(double)': (_self, [value]) => Math.abs(double(value)) === Number.POSITIVE_INFINITY,
  'isFinite(double)': (_self, [value]) => Number.isFinite(double(value)),
  'toString(double)': (_self, [value]) => doubleText(double(value)),
  'parseDouble(String)': (_self, [value]) => new DoubleValue(parseDouble(text(value))),
  'valueOf(String)': (_self, [value]) => new DoubleValue(parseDouble(text(value))),
  'valueOf(double)': (_self, [value]) => new DoubleValue(double(value)),
  'hashCode(double)': (_self, [value]) => javaHash(new DoubleValue(double(value))),
  'compare(double,double)': (_self, [one, other]) => compareDoubles(double(one), double(other)),
  'sum(double,double)': (_self, [one, other]) => new DoubleValue(double(one) + double(other)),
  'max(double,double)': (_self, [one, other]) =>
    new DoubleValue(Math.max(double(one), double(other))),
  'min(double,double)': (_self, [one, other]) =>
    new DoubleValue(Math.min(double(one), double(other))),
};

/** `java.lang.Float`. */
export const FLOAT_METHODS: MethodTable<FloatValue> = {
  'compareTo(Float)': (self, [other]) => compareDoubles(self.value, double(other)),
  'isNaN()': ({ value }) => Number.isNaN(value),
  'isNaN(float)': (_self, [value]) => Number.isNaN(double(value)),
  'isInfinite()': ({ value }) => Math.abs(value) === Number.POSITIVE_INFINITY,
  'isInfinite(float)': (_self, [value]) => Math.abs(double(value)) === Number.POSITIVE_INFINITY,
  'isFinite(float)': (_self, [value]) => Number.isFinite(double(value)),
  'parseFloat(String)': (_self, [value]) => new FloatValue(parseDouble(text(value))),
  'valueOf(String)': (_self, [value]) => new FloatValue(parseDouble(text(value))),
  'valueOf(float)': (_self, [value]) => new FloatValue(double(value)),
  'compare(float,float)': (_self, [one, other]) => compareDoubles(double(one), double(other)),
  'sum(float,float)': (_self, [one, other]) => new FloatValue(double(one) + double(other)),
  'max(float,float)': (_self, [one, other]) => new FloatValue(Math.max(double(one), double(other))),
  'min(float,float)': (_self, [one, other]) => new FloatValue(Math.min(double(one), double(other))),
};

/** `java.math.BigInteger`. */
export const BIG_INTEGER_METHODS: MethodTable<BigIntegerValue> = {
  'add(BigInteger)': (self, [other]) => calculate('+', self, number(other)),
  'subtract(BigInteger)': (self, [other]) => calculate('-', self, number(other)),
  'multiply(BigInteger)': (self, [other]) => calculate('*', self, number(other)),
  'compareTo(BigInteger)': (self, [other]) => compareNumbers(self, number(other)),
  'abs()': ({ value }) => new BigIntegerValue(value < 0n ? -value : value),
  'negate()': ({ value }) => new BigIntegerValue(-value),
  'signum()': ({ value }) => sign(value),
  'bitLength()': ({ value }) =>
    (value < 0n ? -value - 1n : value).toString(2).replace(/^0$/, '').length,
  'toString(int)': ({ value }, [radix]) => inRadix(value, int(radix)),
  'max(BigInteger)': (self, [other]) => (self.value > long(other) ? self : number(other)),
  'min(BigInteger)': (self, [other]) => (self.value < long(other) ? self : number(other)),
  'valueOf(long)': (_self, [value]) => new BigIntegerValue(long(value)),
};

/** `java.math.BigDecimal`. */
export const BIG_DECIMAL_METHODS: MethodTable<BigDecimalValue> = {
  'add(BigDecimal)': (self, [other]) => calculate('+', self, number(other)),
  'subtract(BigDecimal)': (self, [other]) => calculate('-', self, number(other)),
  'multiply(BigDecimal)': (self, [other]) => calculate('*', self, number(other)),
  'compareTo(BigDecimal)': (self, [other]) => compareNumbers(self, number(other)),
  'abs()': ({ unscaled, scale }) =>
    new BigDecimalValue(unscaled < 0n ? -unscaled : unscaled, scale),
  'negate()': ({ unscaled, scale }) => new BigDecimalValue(-unscaled, scale),
  'signum()': ({ unscaled }) => sign(unscaled),
  'scale()': ({ scale }) => scale,
  'precision()': ({ unscaled }) => String(unscaled < 0n ? -unscaled : unscaled).length,
  'unscaledValue()': ({ unscaled }) => new BigIntegerValue(unscaled),
  'toBigInteger()': (self) => new BigIntegerValue(longOf(self)),
  'valueOf(long)': (_self, [value]) => new BigDecimalValue(long(value), 0),
};

function sign(value: bigint): number {
  if (value === 0n) return 0;
  return value < 0n ? -1 : 1;
}

/** `Double.compare`: −0.0 is less than 0.0, not-a-number the greatest of all. */
function compareDoubles(one: number, other: number): number {
  if (one < other) return -1;
  if (one > other) return 1;
  const [rank, otherRank] = [one, other].map((value) => {
    if (Number.isNaN(value)) return 2;
    return Object.is(value, -0) ? 0 : 1;
  });
  return Math.sign((rank ?? 0) - (otherRank ?? 0));
}

function inRadix(value: bigint, radix: number): string {
  return value.toString(radix < 2 || radix > 36 ? 10 : radix);
}

function bitCount(value: bigint): number {
  return value.toString(2).replaceAll('0', '').length;
}
