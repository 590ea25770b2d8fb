import { doubleText, javaNumberText } from '../../json/index.js';
import { DoubleValue, FloatValue, type JavaNumber, LongValue } from '../../json/values.js';
import { double, int, long, notComparable, stringArgument } from '../arguments.js';
import { javaHash } from '../hash.js';
import type { MethodTable } from '../java-class.js';
import { RenderFailure } from '../work.js';
import { doubleOf, sign, toInt, toLong } from './numbers.js';
import { decodeWhole, inRadix, parseDouble, parseWhole, parseWholeIn } from './parse-number.js';

/** The methods of `java.lang.Number`. */
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
  'parseInt(String)': (_self, [value]) => Number(parseWhole(stringArgument(value), 32)),
  'parseInt(String,int)': (_self, [value, radix]) =>
    Number(parseWholeIn(stringArgument(value), int(radix), 32)),
  'parseUnsignedInt(String)': (_self, [value]) => Number(parseWhole(stringArgument(value), 33)) | 0,
  'valueOf(String)': (_self, [value]) => Number(parseWhole(stringArgument(value), 32)),
  'valueOf(String,int)': (_self, [value, radix]) =>
    Number(parseWholeIn(stringArgument(value), int(radix), 32)),
  'valueOf(int)': (_self, [value]) => int(value),
  'hashCode(int)': (_self, [value]) => int(value),
  'getInteger(String)': () => null,
  'getInteger(String,int)': (_self, [, otherwise]) => int(otherwise),
  'getInteger(String,Integer)': (_self, [, otherwise]) => otherwise ?? null,
  'decode(String)': (_self, [value]) => Number(decodeWhole(stringArgument(value), 32)),
  'parseUnsignedInt(String,int)': (_self, [value, radix]) =>
    Number(parseWholeIn(stringArgument(value), int(radix), 33)) | 0,
  'toUnsignedString(int,int)': (_self, [value, radix]) =>
    inRadix(BigInt(int(value) >>> 0), int(radix)),
  'compareUnsigned(int,int)': (_self, [one, other]) =>
    Math.sign((int(one) >>> 0) - (int(other) >>> 0)),
  'divideUnsigned(int,int)': (_self, [one, other]) =>
    Math.trunc((int(one) >>> 0) / divisor(int(other) >>> 0)) | 0,
  'remainderUnsigned(int,int)': (_self, [one, other]) =>
    ((int(one) >>> 0) % divisor(int(other) >>> 0)) | 0,
  'rotateLeft(int,int)': (_self, [value, by]) =>
    (int(value) << int(by)) | (int(value) >>> -int(by)),
  'rotateRight(int,int)': (_self, [value, by]) =>
    (int(value) >>> int(by)) | (int(value) << -int(by)),
  'reverseBytes(int)': (_self, [value]) =>
    [24, 16, 8, 0].reduce(
      (sum, shift, at) => sum | (((int(value) >>> shift) & 255) << (8 * at)),
      0,
    ),
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
  'parseLong(String)': (_self, [value]) => new LongValue(parseWhole(stringArgument(value), 64)),
  'parseLong(String,int)': (_self, [value, radix]) =>
    new LongValue(parseWholeIn(stringArgument(value), int(radix), 64)),
  'valueOf(String)': (_self, [value]) => new LongValue(parseWhole(stringArgument(value), 64)),
  'valueOf(String,int)': (_self, [value, radix]) =>
    new LongValue(parseWholeIn(stringArgument(value), int(radix), 64)),
  'valueOf(long)': (_self, [value]) => new LongValue(long(value)),
  'hashCode(long)': (_self, [value], run) => javaHash(new LongValue(long(value)), run),
  'getLong(String)': () => null,
  'getLong(String,long)': (_self, [, otherwise]) => new LongValue(long(otherwise)),
  'getLong(String,Long)': (_self, [, otherwise]) => otherwise ?? null,
  'decode(String)': (_self, [value]) => new LongValue(decodeWhole(stringArgument(value), 64)),
  'parseUnsignedLong(String)': (_self, [value]) =>
    new LongValue(BigInt.asIntN(64, parseWhole(stringArgument(value), 65))),
  'compareUnsigned(long,long)': (_self, [one, other]) =>
    sign(BigInt.asUintN(64, long(one)) - BigInt.asUintN(64, long(other))),
  'highestOneBit(long)': (_self, [value]) => {
    const bits = BigInt.asUintN(64, long(value)).toString(2).length - 1;
    return new LongValue(long(value) === 0n ? 0n : BigInt.asIntN(64, 1n << BigInt(bits)));
  },
  'lowestOneBit(long)': (_self, [value]) =>
    new LongValue(BigInt.asIntN(64, long(value) & -long(value))),
  'numberOfLeadingZeros(long)': (_self, [value]) =>
    long(value) === 0n ? 64 : 64 - BigInt.asUintN(64, long(value)).toString(2).length,
  'numberOfTrailingZeros(long)': (_self, [value]) =>
    long(value) === 0n ? 64 : (long(value) & -long(value)).toString(2).replace('-', '').length - 1,
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
  'parseDouble(String)': (_self, [value]) => new DoubleValue(parseDouble(stringArgument(value))),
  'valueOf(String)': (_self, [value]) => new DoubleValue(parseDouble(stringArgument(value))),
  'valueOf(double)': (_self, [value]) => new DoubleValue(double(value)),
  'hashCode(double)': (_self, [value], run) => javaHash(new DoubleValue(double(value)), run),
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
  'toString(float)': (_self, [value]) => javaNumberText(new FloatValue(double(value))),
  'hashCode(float)': (_self, [value], run) => javaHash(new FloatValue(double(value)), run),
  'parseFloat(String)': (_self, [value]) => new FloatValue(parseDouble(stringArgument(value))),
  'valueOf(String)': (_self, [value]) => new FloatValue(parseDouble(stringArgument(value))),
  'valueOf(float)': (_self, [value]) => new FloatValue(double(value)),
  'compare(float,float)': (_self, [one, other]) => compareDoubles(double(one), double(other)),
  'sum(float,float)': (_self, [one, other]) => new FloatValue(double(one) + double(other)),
  'max(float,float)': (_self, [one, other]) => new FloatValue(Math.max(double(one), double(other))),
  'min(float,float)': (_self, [one, other]) => new FloatValue(Math.min(double(one), double(other))),
};

/** `Double.compare`: −0.0 is less than 0.0, and NaN is greater than all others. */
function compareDoubles(one: number, other: number): number {
  if (one < other) {
    return -1;
  }
  if (one > other) {
    return 1;
  }
  const [rank, otherRank] = [one, other].map((value) => {
    if (Number.isNaN(value)) {
      return 2;
    }
    return Object.is(value, -0) ? 0 : 1;
  });
  return Math.sign((rank ?? 0) - (otherRank ?? 0));
}

function bitCount(value: bigint): number {
  return value.toString(2).replaceAll('0', '').length;
}

function divisor(value: number): number {
  if (value === 0) {
    throw new RenderFailure('/ by zero');
  }
  return value;
}
