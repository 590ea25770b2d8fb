import {
  BigDecimalValue,
  BigIntegerValue,
  DoubleValue,
  FloatValue,
  type JavaNumber,
  LongValue,
  type Value,
} from '../../json/values.js';
import { RenderFailure } from '../work.js';

/** Whether a value is a `java.lang.Number`. */
export function isNumber(value: Value | undefined): value is number | JavaNumber {
  if (typeof value === 'number') {
    return true;
  }
  return (
    value instanceof DoubleValue ||
    value instanceof LongValue ||
    value instanceof BigDecimalValue ||
    value instanceof BigIntegerValue ||
    value instanceof FloatValue
  );
}

/** −1, 0 or 1. */
export function sign(value: bigint): number {
  if (value === 0n) {
    return 0;
  }
  return value < 0n ? -1 : 1;
}

/** `Number.doubleValue()`. */
export function doubleOf(value: number | JavaNumber): number {
  if (typeof value === 'number') {
    return value;
  }
  if (value instanceof BigDecimalValue) {
    return Number(`${value.unscaled}e${-value.scale}`);
  }
  return Number(value.value);
}

/** The integral part, of any size; NaN is 0. */
export function longOf(value: number | JavaNumber): bigint {
  if (typeof value === 'number') {
    return BigInt(value);
  }
  if (value instanceof BigDecimalValue) {
    if (value.scale <= 0) {
      return value.unscaled * 10n ** BigInt(Math.min(-value.scale, 20_000));
    }
    return value.unscaled / 10n ** BigInt(Math.min(value.scale, 20_000));
  }
  if (typeof value.value === 'bigint') {
    return value.value;
  }
  if (Number.isNaN(value.value)) {
    return 0n;
  }
  if (!Number.isFinite(value.value)) {
    return value.value < 0 ? -(1n << 63n) : (1n << 63n) - 1n;
  }
  return BigInt(Math.trunc(value.value));
}

/** `Number.longValue()`: doubles are clamped to the range, integers wrap around. */
export function toLong(value: number | JavaNumber): bigint {
  const whole = longOf(value);
  if (!(value instanceof DoubleValue || value instanceof FloatValue)) {
    return BigInt.asIntN(64, whole);
  }
  const largest = (1n << 63n) - 1n;
  if (whole > largest) {
    return largest;
  }
  return whole < -largest - 1n ? -largest - 1n : whole;
}

/** `Number.intValue()`. */
export function toInt(value: number | JavaNumber): number {
  if (typeof value === 'number') {
    return value;
  }
  if (value instanceof DoubleValue || value instanceof FloatValue) {
    if (Number.isNaN(value.value)) {
      return 0;
    }
    return Math.trunc(Math.min(Math.max(value.value, -2147483648), 2147483647)) | 0;
  }
  return Number(BigInt.asIntN(32, longOf(value)));
}

/** `new BigDecimal(…)` of any number; a double keeps all the digits of its binary value. */
export function toBigDecimal(value: number | JavaNumber): BigDecimalValue {
  if (value instanceof BigDecimalValue) {
    return value;
  }
  if (typeof value === 'number') {
    return ofDouble(value);
  }
  if (typeof value.value === 'bigint') {
    return value instanceof BigIntegerValue
      ? new BigDecimalValue(value.value, 0)
      : ofDouble(Number(value.value));
  }
  return ofDouble(value.value);
}

function ofDouble(value: number): BigDecimalValue {
  if (!Number.isFinite(value)) {
    throw new RenderFailure('Infinite or NaN');
  }
  let scale = 0;
  let scaled = value;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    scale += 1;
  }
  // value = scaled / 2^scale = scaled × 5^scale / 10^scale
  return new BigDecimalValue(BigInt(scaled) * 5n ** BigInt(scale), scale);
}
