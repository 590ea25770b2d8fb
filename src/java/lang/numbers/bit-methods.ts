import {
  BigIntegerValue,
  DoubleValue,
  FloatValue,
  LongValue,
  type Value,
} from '../../json/values.js';
import { double, int, long, stringArgument } from '../arguments.js';
import type { MethodTable } from '../java-class.js';
import { RenderFailure } from '../work.js';
import { bounded } from './decimals.js';
import { inRadix, parseWholeIn } from './parse-number.js';

/** The static methods of `java.lang.Long` for bits. */
export const LONG_BITS: MethodTable<LongValue> = {
  'reverse(long)': (_self, [value]) =>
    wrapped(BigInt(`0b${[...bitsOf(long(value))].reverse().join('')}`)),
  'reverseBytes(long)': (_self, [value]) => {
    const bytes = bitsOf(long(value)).match(/.{8}/g) ?? [];
    return wrapped(BigInt(`0b${bytes.reverse().join('')}`));
  },
  'rotateLeft(long,int)': (_self, [value, by]) => rotated(long(value), int(by)),
  'rotateRight(long,int)': (_self, [value, by]) => rotated(long(value), -int(by)),
  'divideUnsigned(long,long)': (_self, [one, other]) =>
    wrapped(unsigned(long(one)) / divisor(unsigned(long(other)))),
  'remainderUnsigned(long,long)': (_self, [one, other]) =>
    wrapped(unsigned(long(one)) % divisor(unsigned(long(other)))),
  'toUnsignedString(long,int)': (_self, [value, radix]) =>
    inRadix(unsigned(long(value)), int(radix)),
  'parseUnsignedLong(String,int)': (_self, [value, radix]) =>
    wrapped(parseWholeIn(stringArgument(value), int(radix), 65)),
};

/** Of `java.lang.Double`. */
export const DOUBLE_BITS: MethodTable<DoubleValue> = {
  'doubleToLongBits(double)': (_self, [value]) => bitsOfDouble(double(value)),
  'doubleToRawLongBits(double)': (_self, [value]) => bitsOfDouble(double(value)),
  'longBitsToDouble(long)': (_self, [value]) => {
    VIEW.setBigInt64(0, long(value));
    return new DoubleValue(VIEW.getFloat64(0));
  },
};

/** Of `java.lang.Float`. */
export const FLOAT_BITS: MethodTable<FloatValue> = {
  'floatToIntBits(float)': (_self, [value]) => bitsOfFloat(double(value)),
  'floatToRawIntBits(float)': (_self, [value]) => bitsOfFloat(double(value)),
  'intBitsToFloat(int)': (_self, [value]) => {
    VIEW.setInt32(0, int(value));
    return new FloatValue(VIEW.getFloat32(0));
  },
};

/** The methods of `java.math.BigInteger` for single bits. */
export const BIG_INTEGER_BITS: MethodTable<BigIntegerValue> = {
  'testBit(int)': ({ value }, [bit]) => ((value >> place(bit)) & 1n) === 1n,
  'setBit(int)': ({ value }, [bit]) => big(value | mask(bit)),
  'clearBit(int)': ({ value }, [bit]) => big(value & ~mask(bit)),
  'flipBit(int)': ({ value }, [bit]) => big(value ^ mask(bit)),
  'andNot(BigInteger)': ({ value }, [other]) => big(value & ~long(other)),
  'bitCount()': ({ value }) => (value < 0n ? ~value : value).toString(2).replaceAll('0', '').length,
  'getLowestSetBit()': ({ value }) => (value === 0n ? -1 : (value & -value).toString(2).length - 1),
};

const VIEW = new DataView(new ArrayBuffer(8));

/** Every NaN has the same bits. */
function bitsOfDouble(value: number): Value {
  VIEW.setFloat64(0, Number.isNaN(value) ? Number.NaN : value);
  return new LongValue(VIEW.getBigInt64(0));
}

function bitsOfFloat(value: number): Value {
  VIEW.setFloat32(0, Number.isNaN(value) ? Number.NaN : value);
  return VIEW.getInt32(0);
}

function unsigned(value: bigint): bigint {
  return BigInt.asUintN(64, value);
}

function wrapped(value: bigint): LongValue {
  return new LongValue(BigInt.asIntN(64, value));
}

function bitsOf(value: bigint): string {
  return unsigned(value).toString(2).padStart(64, '0');
}

function rotated(value: bigint, by: number): LongValue {
  const left = BigInt(by & 63);
  return wrapped((unsigned(value) << left) | (unsigned(value) >> (64n - left)));
}

function divisor(value: bigint): bigint {
  if (value === 0n) {
    throw new RenderFailure('/ by zero');
  }
  return value;
}

function place(bit: Value | undefined): bigint {
  if (int(bit) < 0) {
    throw new RenderFailure('Negative bit address');
  }
  return BigInt(int(bit));
}

function mask(bit: Value | undefined): bigint {
  const at = place(bit);
  if (at > 65_536n) {
    throw new RenderFailure('A number is too large');
  }
  return 1n << at;
}

function big(value: bigint): Value {
  return new BigIntegerValue(bounded(value));
}
