import { BACKSLASH, DELETE, SPACE } from '../../characters.js';
import { JsonSyntaxError } from './json-syntax-error.js';
import { END_OF_INPUT, unitAt } from './json-units.js';

/**
 * Reads a string that contains a backslash, from its opening quote on, and decodes its escapes. An unknown
 * escape is dropped together with its letter, and so are control characters.
 * @returns the text, and the offset after the closing quote
 */
export function readEscapedString(
  text: string,
  open: number,
): { readonly value: string; readonly end: number } {
  const quote = text.charCodeAt(open);
  let value = '';
  let start = open + 1;
  for (let at = start; ; at++) {
    const unit = unitAt(text, at);
    if (unit >= SPACE && unit !== quote && unit !== BACKSLASH && unit !== DELETE) {
      continue;
    }
    value += text.slice(start, at);
    if (unit === END_OF_INPUT) {
      throw new JsonSyntaxError('Unterminated string', at);
    }
    if (unit === quote) {
      return { value, end: at + 1 };
    }
    if (unit === BACKSLASH) {
      const letter = text[++at] ?? '';
      const digits = HEXADECIMAL.get(letter);
      value += digits === undefined ? (ESCAPES.get(letter) ?? '') : decode(text, at + 1, digits);
      at += digits ?? 0;
    }
    start = at + 1;
  }
}

const HEXADECIMAL: ReadonlyMap<string, number> = new Map([
  ['u', 4],
  ['x', 2],
]);

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["'", "'"],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

function decode(text: string, start: number, length: number): string {
  const digits = text.slice(start, start + length);
  if (digits.length < length || !/^[0-9A-Fa-f]+$/.test(digits)) {
    throw new JsonSyntaxError('Invalid escape sequence in a string', start - 1);
  }
  return String.fromCharCode(Number.parseInt(digits, 16));
}
