import type { BigDecimalValue, JavaNumber } from './values.js';

/** A number as its Java class prints it. */
export function javaNumberText(value: number | JavaNumber): string {
  if (typeof value === 'number') {
    return String(value);
  }
  switch (value.kind) {
    case 'Long':
      return String(value.exact);
    case 'BigInteger':
      return value.digits;
    case 'Double':
      return doubleText(value.value);
    case 'Float':
      return floatText(value.value);
    case 'BigDecimal':
      return value.text ?? bigDecimalText(value);
  }
}

/** `Double.toString`: the shortest digits, always with a point, with `E` from 10⁷ on and below 10⁻³. */
export function doubleText(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e-3 && size < 1e7) {
    // JavaScript's own text has the same digits here, except for the point of a whole number.
    return Number.isInteger(value) ? `${value}.0` : String(value);
  }
  if (!Number.isFinite(value) || value === 0) {
    return specialText(value);
  }
  const text = String(value);
  const letter = text.indexOf('e');
  if (letter > 0 && size >= LEAST_NORMAL) {
    const mantissa = text.slice(0, letter);
    const exponent = text.slice(letter + (text[letter + 1] === '+' ? 2 : 1));
    return `${mantissa}${mantissa.includes('.') ? '' : '.0'}E${exponent}`;
  }
  const shortest = value.toExponential();
  // Java prints at least two digits, which differ for the smallest numbers: 4.9E-324, not 5.0E-324.
  return finiteText(value, shortest.includes('.') ? shortest : value.toExponential(1));
}

/** Smaller doubles have fewer digits. */
const LEAST_NORMAL = 2 ** -1022;

/** `Float.toString`: as `doubleText`, with the digits that distinguish a 32-bit number from its neighbours. */
function floatText(value: number): string {
  if (!Number.isFinite(value) || value === 0) {
    return specialText(value);
  }
  for (let digits = 0; digits < 8; digits++) {
    const text = value.toExponential(digits);
    if (Math.fround(Number(text)) === value) {
      return finiteText(value, text);
    }
  }
  return finiteText(value, value.toExponential(8));
}

function specialText(value: number): string {
  if (value === 0) {
    return Object.is(value, -0) ? '-0.0' : '0.0';
  }
  return String(value);
}

function finiteText(value: number, exponential: string): string {
  const [mantissa = '', power = '0'] = exponential.split('e');
  const exponent = Number(power);
  const digits = mantissa.replace(/[-.]/g, '').replace(/0+$/, '') || '0';
  const sign = value < 0 ? '-' : '';
  if (exponent < -3 || exponent >= 7) {
    return `${sign}${digits[0]}.${digits.slice(1) || '0'}E${exponent}`;
  }
  if (exponent < 0) {
    return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  }
  const padded = digits.padEnd(exponent + 1, '0');
  return `${sign}${padded.slice(0, exponent + 1)}.${padded.slice(exponent + 1) || '0'}`;
}

/** `BigDecimal.toString`: all its digits; `E` for a negative scale or more than five leading zeros. */
function bigDecimalText({ digits: signed, scale }: BigDecimalValue): string {
  if (scale === 0) {
    return signed;
  }
  const sign = signed.startsWith('-') ? '-' : '';
  const digits = signed.slice(sign.length);
  const exponent = digits.length - 1 - scale;
  if (scale > 0 && exponent >= -6) {
    const padded = digits.padStart(scale + 1, '0');
    return `${sign}${padded.slice(0, -scale)}.${padded.slice(-scale)}`;
  }
  const fraction = digits.length > 1 ? `.${digits.slice(1)}` : '';
  const power = exponent === 0 ? '' : `E${exponent > 0 ? '+' : ''}${exponent}`;
  return `${sign}${digits[0]}${fraction}${power}`;
}
