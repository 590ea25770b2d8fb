import { ConversionProblem, convert } from '../../values/conversion/convert.js';
import { stringValue } from '../../values/make-value.js';
import type { BigFloat } from '../../values/numbers/big-float.js';
import { numberText } from '../../values/numbers/number-text.js';
import { graphemesOf } from '../../values/texts/text-order.js';
import { type HclValue, isPrimitiveValue } from '../../values/value.js';
import { encodedJson } from '../encoding/json-text.js';
import { FunctionProblem } from '../function.js';
import { goQuoted } from './go-quoted.js';
import { floatText } from './number-format.js';
import type { FormatVerb } from './parse-format.js';

/** A value as a verb of a format writes it; unknown where something in the value is. */
export function formatted(verb: FormatVerb, value: HclValue): HclValue {
  if (value.kind === 'null' && verb.verb !== 'v') {
    throw new FunctionProblem(`${JSON.stringify(verb.text)} cannot write null`);
  }
  if (verb.verb === 'v' && (verb.flags.has('#') || !isPrimitiveValue(value))) {
    const json = value.kind === 'null' ? stringValue('null') : encodedJson(value);
    return json.kind === 'string' ? stringValue(padded(json.text, verb)) : json;
  }
  return stringValue(write(verb, value));
}

function write(verb: FormatVerb, value: HclValue): string {
  switch (verb.verb) {
    case 't':
      // Go's width does not apply to it.
      return converted(value, 'bool', verb);
    case 's':
      return padded(limited(converted(value, 'string', verb), verb), verb);
    case 'q':
      return padded(goQuoted(limited(converted(value, 'string', verb), verb)), verb);
    case 'v':
      return value.kind === 'number'
        ? writeNumber({ ...verb, verb: 'g' }, value.number)
        : padded(limited(converted(value, 'string', verb), verb), verb);
    default:
      return writeNumber(verb, numberOf(value, verb));
  }
}

function converted(value: HclValue, type: 'string' | 'bool', verb: FormatVerb): string {
  const result = attempt(value, type, verb);
  return result.kind === 'string' ? result.text : String(result.kind === 'bool' && result.bool);
}

function numberOf(value: HclValue, verb: FormatVerb): BigFloat {
  const result = attempt(value, 'number', verb);
  if (result.kind !== 'number') {
    throw new FunctionProblem(`${JSON.stringify(verb.text)} needs a number`);
  }
  return result.number;
}

function attempt(value: HclValue, type: 'string' | 'bool' | 'number', verb: FormatVerb): HclValue {
  try {
    return convert(value, type);
  } catch (problem) {
    if (problem instanceof ConversionProblem) {
      throw new FunctionProblem(`${JSON.stringify(verb.text)}: ${problem.message}`);
    }
    throw problem;
  }
}

const BASES: Readonly<Record<string, readonly [base: number, prefix: string]>> = {
  b: [2, '0b'],
  d: [10, ''],
  o: [8, '0'],
  x: [16, '0x'],
  X: [16, '0X'],
};

function writeNumber(verb: FormatVerb, number: BigFloat): string {
  const base = BASES[verb.verb];
  const digits = base === undefined ? floatDigits(verb, number) : integerDigits(verb, number, base);
  const sign = number.sign < 0 ? '-' : verb.flags.has('+') ? '+' : verb.flags.has(' ') ? ' ' : '';
  const isZeroed = verb.flags.has('0') && !verb.flags.has('-');
  return isZeroed
    ? sign + digits.padStart(verb.width - sign.length, '0')
    : padded(sign + digits, verb);
}

function integerDigits(
  verb: FormatVerb,
  number: BigFloat,
  [base, prefix]: readonly [number, string],
): string {
  if (!number.isInteger) {
    const found = numberText(number).slice(0, 40);
    throw new FunctionProblem(`${JSON.stringify(verb.text)} needs a whole number, not ${found}`);
  }
  const whole = number.truncated();
  const digits = (whole < 0n ? -whole : whole).toString(base).padStart(verb.precision ?? 0, '0');
  const written = verb.verb === 'X' ? digits.toUpperCase() : digits;
  return verb.flags.has('#') ? prefix + written : written;
}

function floatDigits({ verb, precision }: FormatVerb, number: BigFloat): string {
  const lower = verb.toLowerCase() as 'e' | 'f' | 'g';
  const text = floatText(number, lower, precision ?? (lower === 'g' ? -1 : 6));
  return verb === lower ? text : text.toUpperCase();
}

function limited(text: string, { precision }: FormatVerb): string {
  return precision === undefined ? text : graphemesOf(text).slice(0, precision).join('');
}

/** Fills a text up to the width of its verb, counting characters as a reader does. */
function padded(text: string, { width, flags }: FormatVerb): string {
  const missing = Math.max(0, width - (width === 0 ? 0 : graphemesOf(text).length));
  if (flags.has('-')) {
    return text + ' '.repeat(missing);
  }
  return (flags.has('0') ? '0' : ' ').repeat(missing) + text;
}
