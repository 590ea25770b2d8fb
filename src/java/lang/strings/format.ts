import { doubleText } from '../../json/index.js';
import {
  BigDecimalValue,
  BigIntegerValue,
  CharacterValue,
  DoubleValue,
  FloatValue,
  type Value,
} from '../../json/values.js';
import { javaHash } from '../hash.js';
import { doubleOf, isNumber, longOf } from '../numbers/numbers.js';
import { RenderFailure, type Work } from '../work.js';
import { printed } from './text.js';

interface Specifier {
  readonly flags: string;
  readonly width: number;
  readonly precision: number | undefined;
  readonly conversion: string;
}

/** `String.format` for text, numbers, characters and Booleans; dates and times are refused. */
export function javaFormat(pattern: string, values: readonly Value[], run: Work): string {
  let ordinary = 0;
  let last = -1;
  let result = '';
  let end = 0;
  for (const match of pattern.matchAll(SPECIFIER)) {
    const [whole, index = '', flags = '', width = '', precision, conversion = ''] = match;
    const plain = pattern.slice(end, match.index);
    if (plain.includes('%')) {
      throw badFormat(plain);
    }
    const specifier = {
      flags,
      width: Number(width),
      precision: precision === undefined ? undefined : Number(precision),
      conversion,
    };
    end = match.index + whole.length;
    run.spendText(result.length + specifier.width + (specifier.precision ?? 0));
    let text: string;
    if (conversion === 'n') {
      text = '\n';
    } else if (conversion === '%') {
      text = padded('%', specifier);
    } else {
      if (flags.includes('<')) {
        last += 0;
      } else if (index !== '') {
        last = Number(index) - 1;
      } else {
        last = ordinary++;
      }
      const value = values[last];
      if (value === undefined) {
        throw new RenderFailure(`Missing argument for ${whole}`);
      }
      text = formatted(value, specifier, run);
    }
    result += plain + text;
  }
  const rest = pattern.slice(end);
  if (rest.includes('%')) {
    throw badFormat(rest);
  }
  return result + rest;
}

const SPECIFIER = /%(?:(\d+)\$)?([-#+ 0,(<]*)(\d+)?(?:\.(\d+))?([a-zA-Z%])/g;

function badFormat(text: string): RenderFailure {
  return new RenderFailure(`Unknown format specifier in ${JSON.stringify(text)}`);
}

function formatted(value: Value, specifier: Specifier, run: Work): string {
  const { conversion, precision } = specifier;
  const lower = conversion.toLowerCase();
  const text = convert(value, lower, specifier, run);
  const shaped = conversion === lower ? text : text.toUpperCase();
  const cut =
    'sbhc'.includes(lower) && precision !== undefined ? shaped.slice(0, precision) : shaped;
  return padded(cut, specifier);
}

function convert(value: Value, conversion: string, specifier: Specifier, run: Work): string {
  switch (conversion) {
    case 's':
      return printed(value, run);
    case 'b':
      return String(typeof value === 'boolean' ? value : value !== null);
    case 'h':
      return value === null ? 'null' : (javaHash(value, run) >>> 0).toString(16);
    case 'c':
      return value === null ? 'null' : oneCharacter(value);
    case 'd':
      return value === null ? 'null' : decimal(whole(value), specifier);
    case 'x':
    case 'o':
      return value === null ? 'null' : unsigned(value, specifier);
    case 'f':
    case 'e':
      return value === null ? 'null' : fraction(value, specifier);
    default:
      throw badFormat(`%${specifier.conversion}`);
  }
}

function oneCharacter(value: Value): string {
  if (value instanceof CharacterValue) {
    return value.value;
  }
  if (typeof value === 'number' && value >= 0 && value <= 0x10ffff) {
    return String.fromCodePoint(value);
  }
  throw new RenderFailure('%c needs a character');
}

function whole(value: Value): bigint {
  const fits =
    isNumber(value) &&
    !(
      value instanceof DoubleValue ||
      value instanceof FloatValue ||
      value instanceof BigDecimalValue
    );
  if (!fits) {
    throw new RenderFailure('%d, %x and %o need an integer');
  }
  return longOf(value);
}

function unsigned(value: Value, specifier: Specifier): string {
  const number = whole(value);
  const radix = specifier.conversion.toLowerCase() === 'x' ? 16 : 8;
  const width = typeof value === 'number' ? 32 : 64;
  const big = value instanceof BigIntegerValue;
  const digits = (big ? number : BigInt.asUintN(width, number)).toString(radix);
  const prefix = !specifier.flags.includes('#') ? '' : radix === 16 ? '0x' : '0';
  return zeroFilled(prefix, digits, specifier);
}

function decimal(value: bigint, specifier: Specifier): string {
  return signed(value < 0n, (value < 0n ? -value : value).toString(), specifier);
}

function fraction(value: Value, specifier: Specifier): string {
  const decimal =
    value instanceof DoubleValue || value instanceof FloatValue || value instanceof BigDecimalValue;
  if (!decimal) {
    throw new RenderFailure('%f and %e need a decimal number');
  }
  const number = doubleOf(value);
  if (!Number.isFinite(number)) {
    return doubleText(number);
  }
  const precision = Math.min(specifier.precision ?? 6, 100);
  const negative = number < 0 || Object.is(number, -0);
  if (specifier.conversion.toLowerCase() === 'e') {
    const [mantissa = '', exponent = ''] = Math.abs(number).toExponential(precision).split('e');
    const digits = exponent.slice(1).padStart(2, '0');
    return signed(negative, `${mantissa}e${exponent[0]}${digits}`, specifier);
  }
  return signed(negative, roundHalfUp(Math.abs(number), precision), specifier);
}

/** Java rounds half up, starting from the shortest decimal form of a double. */
function roundHalfUp(number: number, precision: number): string {
  const [mantissa = '', power = '0'] = number.toExponential().split('e');
  const digits = mantissa.replace('.', '');
  const scale = digits.length - 1 - Number(power);
  let unscaled = BigInt(digits);
  if (scale > precision) {
    const divisor = 10n ** BigInt(scale - precision);
    unscaled = (unscaled + divisor / 2n) / divisor;
  } else {
    unscaled *= 10n ** BigInt(precision - scale);
  }
  const text = unscaled.toString().padStart(precision + 1, '0');
  return precision === 0 ? text : `${text.slice(0, -precision)}.${text.slice(-precision)}`;
}

function signed(negative: boolean, digits: string, specifier: Specifier): string {
  const { flags } = specifier;
  const grouped = flags.includes(',')
    ? digits.replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ',')
    : digits;
  if (negative && flags.includes('(')) {
    return zeroFilled('(', `${grouped})`, specifier);
  }
  const sign = negative ? '-' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';
  return zeroFilled(sign, grouped, specifier);
}

function zeroFilled(prefix: string, digits: string, { flags, width }: Specifier): string {
  if (!flags.includes('0')) {
    return prefix + digits;
  }
  return prefix + digits.padStart(width - prefix.length, '0');
}

function padded(text: string, { flags, width }: Specifier): string {
  return flags.includes('-') ? text.padEnd(width) : text.padStart(width);
}
