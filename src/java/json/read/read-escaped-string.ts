import { BACKSLASH, DELETE, LOWER_U, SPACE } from '../../characters.js';
import { UNITS } from '../unit-buffer.js';
import { JsonSyntaxError } from './json-syntax-error.js';
import { END_OF_INPUT, type JsonUnits, unitAt } from './json-units.js';

/**
 * Reads a string that contains a backslash, from its opening quote on, and decodes its escapes. An unknown
 * escape is dropped together with its letter, and so are control characters.
 * @returns the text, and the offset after the closing quote
 */
export function readEscapedString(
  units: JsonUnits,
  open: number,
): { readonly value: string; readonly end: number } {
  const quote = unitAt(units, open);
  const out = UNITS.begin();
  for (let at = open + 1; ; at += 1) {
    const unit = unitAt(units, at);
    if (unit === quote) {
      return { value: out.end(), end: at + 1 };
    }
    if (unit === END_OF_INPUT) {
      throw new JsonSyntaxError('Unterminated string', at);
    }
    if (unit !== BACKSLASH) {
      if (unit >= SPACE && unit !== DELETE) {
        out.add(unit);
      }
      continue;
    }
    at += 1;
    const letter = unitAt(units, at);
    const digits = letter === LOWER_U ? 4 : letter === LOWER_X ? 2 : 0;
    if (digits > 0) {
      out.add(decode(units, at + 1, digits));
      at += digits;
    } else {
      const decoded = ESCAPES[letter] ?? 0;
      if (decoded !== 0) {
        out.add(decoded);
      }
    }
  }
}

const LOWER_X = 0x78;

/** What a letter after a backslash stands for, by its unit; 0 for a letter that stands for nothing. */
const ESCAPES = new Uint8Array(0x80);
for (const [letter = '', unit = ''] of [
  ['"', '"'],
  ["'", "'"],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]) {
  ESCAPES[letter.charCodeAt(0)] = unit.charCodeAt(0);
}

function decode(units: JsonUnits, start: number, length: number): number {
  let unit = 0;
  for (let at = start; at < start + length; at += 1) {
    const digit = hexadecimal(unitAt(units, at));
    if (digit < 0) {
      throw new JsonSyntaxError('Invalid escape sequence in a string', start - 1);
    }
    unit = unit * 16 + digit;
  }
  return unit;
}

/** Negative for a unit that is not a hexadecimal digit, such as that after the end of a text. */
function hexadecimal(unit: number): number {
  if (unit >= 0x30 && unit <= 0x39) {
    return unit - 0x30;
  }
  const letter = unit | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
