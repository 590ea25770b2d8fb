import { javaNumberText } from './java-number-text.js';
import { BigDecimalValue, type JavaNumber } from './values.js';

/** Longer text is refused as a number: parsing it takes more than linear time. */
const MAX_LENGTH = 10_000;

/** `new BigDecimal(text)`; `undefined` if Java throws. */
export function parseBigDecimal(text: string): BigDecimalValue | undefined {
  const parts = text.length <= MAX_LENGTH ? GRAMMAR.exec(text) : null;
  if (parts === null) {
    return undefined;
  }
  const [, sign = '', whole = '', fraction = '', direction = '', exponent = '0'] = parts;
  if (whole === '' && fraction === '') {
    return undefined;
  }
  const scale = fraction.length - (direction === '-' ? -Number(exponent) : Number(exponent));
  if (scale !== (scale | 0)) {
    return undefined;
  }
  const digits = withoutLeadingZeros(whole + fraction);
  return new BigDecimalValue(sign === '-' && digits !== '0' ? `-${digits}` : digits, scale);
}

function withoutLeadingZeros(digits: string): string {
  let start = 0;
  while (digits[start] === '0' && start < digits.length - 1) {
    start += 1;
  }
  return digits.slice(start);
}

/** A number as a BigDecimal, by way of its text; `undefined` for NaN and infinities. */
export function decimalOf(value: number | JavaNumber): BigDecimalValue | undefined {
  if (typeof value === 'number') {
    return new BigDecimalValue(BigInt(value), 0);
  }
  switch (value.kind) {
    case 'Long':
    case 'BigInteger':
      return new BigDecimalValue(value.value, 0);
    case 'BigDecimal':
      return value;
    default:
      return parseBigDecimal(javaNumberText(value));
  }
}

/** `BigDecimal.compareTo`, by value: −1, 0 or 1. Very different scales are cheap. */
export function compareBigDecimals(left: BigDecimalValue, right: BigDecimalValue): number {
  const sign = signOf(left.unscaled);
  if (sign !== signOf(right.unscaled)) {
    return sign > signOf(right.unscaled) ? 1 : -1;
  }
  if (sign === 0) {
    return 0;
  }
  const magnitude = magnitudeOf(left) - magnitudeOf(right);
  if (magnitude !== 0) {
    return Math.sign(magnitude) * sign;
  }
  // With equal magnitudes, the scales differ by at most as much as the numbers of digits.
  const scale = Math.max(left.scale, right.scale);
  return signOf(scaledTo(left, scale) - scaledTo(right, scale));
}

const GRAMMAR = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?)0*(\d{1,10}))?$/;

function signOf(value: bigint): number {
  if (value === 0n) {
    return 0;
  }
  return value < 0n ? -1 : 1;
}

function magnitudeOf({ digits, scale }: BigDecimalValue): number {
  return digits.length - (digits.startsWith('-') ? 1 : 0) - scale;
}

function scaledTo({ unscaled, scale }: BigDecimalValue, wanted: number): bigint {
  return unscaled * 10n ** BigInt(wanted - scale);
}
