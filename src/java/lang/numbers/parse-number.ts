import { RenderFailure } from '../work.js';

/**
 * `Integer.parseInt` and `Long.parseLong`: digits with an optional sign, within the given bits.
 * @throws RenderFailure for anything else
 */
export function parseWhole(text: string, bits: number): bigint {
  return parseWholeIn(text, 10, bits);
}

/** As `parseWhole`, in another radix. */
export function parseWholeIn(text: string, radix: number, bits: number): bigint {
  const digits = text.replace(/^[+-]/, '');
  if (digits === '' || digits.length > 200 || radix < 2 || radix > 36) {
    throw notNumber(text);
  }
  let value = 0n;
  for (const digit of digits.toLowerCase()) {
    const code = digit.charCodeAt(0);
    const worth = code >= 97 && code <= 122 ? code - 87 : code >= 48 && code <= 57 ? code - 48 : 99;
    if (worth >= radix) {
      throw notNumber(text);
    }
    value = value * BigInt(radix) + BigInt(worth);
  }
  if (text.startsWith('-')) {
    value = -value;
  }
  if (BigInt.asIntN(bits, value) !== value) {
    throw notNumber(text);
  }
  return value;
}

/** `Integer.decode`: decimal, or hexadecimal after `0x` or `#`, or octal after `0`. */
export function decodeWhole(text: string, bits: number): bigint {
  const [, sign = '', prefix = '', digits = ''] =
    /^([+-]?)(0[xX]|#|0(?=.))?(.*)$/s.exec(text) ?? [];
  if (/^[+-]/.test(digits)) {
    throw notNumber(text);
  }
  const radix = prefix === '' ? 10 : prefix === '0' ? 8 : 16;
  return parseWholeIn(sign + digits, radix, bits);
}

/** Digits in a radix; in radix 10 if Java does not support the radix. */
export function inRadix(value: bigint, radix: number): string {
  return value.toString(radix < 2 || radix > 36 ? 10 : radix);
}

/** `Double.parseDouble`: decimal text, `NaN` or `Infinity`, optional white space around, and a final `d` or `f`. */
export function parseDouble(text: string): number {
  const trimmed = text
    .replace(/^[\0-\x20]+/, '')
    .slice(0, 2000)
    .trimEnd();
  const match = /^([+-]?)(?:(NaN)|(Infinity)|((?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)[dDfF]?)$/.exec(
    trimmed,
  );
  if (match === null) {
    throw notNumber(text);
  }
  const [, sign, nan, infinity, digits] = match;
  const value = nan !== undefined ? Number.NaN : Number(infinity ?? digits);
  return sign === '-' ? -value : value;
}

function notNumber(text: string): RenderFailure {
  return new RenderFailure(`Not a number: ${JSON.stringify(text.slice(0, 100))}`);
}
