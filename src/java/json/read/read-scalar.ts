import { BACKSLASH, LOWER_E, LOWER_N, MINUS, PLUS, POINT, UPPER_E } from '../../characters.js';
import { DoubleValue, type Value } from '../values.js';
import { bareWord, isStop, literalAt, type Stops, startsKeyword } from './bare-words.js';
import type { JsonCursor } from './json-cursor.js';
import { JsonSyntaxError } from './json-syntax-error.js';
import { END_OF_INPUT, startsNumber } from './json-units.js';
import { BAD_NUMBER, readNumberText, shortWhole } from './number-text.js';
import { readEscapedString } from './read-escaped-string.js';

/**
 * Reads the quoted string at the cursor.
 * @throws JsonSyntaxError for a string without an end and for an invalid `\u` escape
 */
export function readQuoted(cursor: JsonCursor): string {
  const { text, offset, unit: quote } = cursor;
  const start = offset + 1;
  const end = endOfPlain(text, start, quote);
  if (end < 0) {
    throw new JsonSyntaxError('Unterminated string', offset);
  }
  if (text.charCodeAt(end) === BACKSLASH) {
    const escaped = readEscapedString(text, offset);
    cursor.moveTo(escaped.end);
    return escaped.value;
  }
  cursor.moveTo(end + 1);
  return text.slice(start, end);
}

/** The offset of the quote or, if one comes before it, of a backslash; negative without a quote. */
function endOfPlain(text: string, start: number, quote: number): number {
  const near = Math.min(text.length, start + SHORT);
  for (let at = start; at < near; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === quote) {
      return at;
    }
    if (unit === BACKSLASH) {
      return text.indexOf(String.fromCharCode(quote), at) < 0 ? -1 : at;
    }
  }
  const end = text.indexOf(String.fromCharCode(quote), near);
  const backslash = text.slice(near, Math.max(near, end)).indexOf('\\');
  return backslash < 0 ? end : near + backslash;
}

/** The units of most strings: the engine's own search pays for longer ones. */
const SHORT = 40;

/**
 * Reads the unquoted value at the cursor: a number, `true`, `false`, `null` or `NaN`, otherwise text.
 * @throws JsonSyntaxError for a number without digits
 */
export function readUnquoted(cursor: JsonCursor, stops: Stops): Value {
  if (startsNumber(cursor.unit)) {
    return readShortNumber(cursor, stops) ?? readNumber(cursor, stops);
  }
  const { text, offset } = cursor;
  const length = literalAt(text, offset, stops);
  if (length > 0) {
    const { unit } = cursor;
    cursor.moveTo(offset + length);
    return length === 5 ? false : unit === LOWER_N ? null : true;
  }
  const maybeKeyword = startsKeyword(cursor.unit);
  const word = cursor.bareText(stops);
  return maybeKeyword ? bareWord(word) : word;
}

function readNumber(cursor: JsonCursor, stops: Stops): Value {
  const start = cursor.offset;
  cursor.next();
  cursor.skipDigits();
  let whole = true;
  if (cursor.isAt(POINT)) {
    whole = false;
    cursor.next();
    cursor.skipDigits();
  }
  if (cursor.isAt(UPPER_E) || cursor.isAt(LOWER_E)) {
    whole = false;
    cursor.next();
    if (!cursor.isAt(PLUS) && !startsNumber(cursor.unit)) {
      return cursor.bareText(stops, start);
    }
    cursor.next();
    cursor.skipDigits();
  }
  const end = cursor.offset;
  cursor.skipControls();
  // Characters after a number turn it into text, except those that end it. From U+007E on, json-smart
  // does not check and starts the next value there.
  if (cursor.unit !== END_OF_INPUT && cursor.unit < 0x7e && !isStop(stops, cursor.unit)) {
    return cursor.bareText(stops, start);
  }
  const value = readNumberText(cursor.text.slice(start, end), whole);
  if (value === BAD_NUMBER) {
    throw new JsonSyntaxError('Invalid number', start);
  }
  return value;
}

/**
 * Reads a number of up to fifteen digits before a stop, which a double holds exactly; `undefined` for any
 * other number, with the cursor where it was.
 */
function readShortNumber(cursor: JsonCursor, stops: Stops): Value | undefined {
  const { text, offset, unit } = cursor;
  const start = unit === MINUS ? offset + 1 : offset;
  let digits = 0;
  let value = 0;
  let point = -1;
  let at = start;
  for (; digits <= 15; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) {
      value = value * 10 + code - 0x30;
      digits += 1;
    } else if (code === POINT && point < 0 && digits > 0) {
      point = at;
    } else {
      break;
    }
  }
  if (digits === 0 || digits > 15 || point === at - 1 || !isStop(stops, text.charCodeAt(at))) {
    return undefined;
  }
  cursor.moveTo(at);
  const signed = unit === MINUS ? -value : value;
  // Dividing rounds once, as reading the decimal does: both numbers are exact.
  return point < 0
    ? shortWhole(signed)
    : new DoubleValue(signed / (POWERS_OF_TEN[at - point - 1] ?? 1));
}

const POWERS_OF_TEN: readonly number[] = Array.from({ length: 16 }, (_, power) => 10 ** power);
