import { BACKSLASH, LOWER_E, PLUS, POINT, UPPER_E } from '../../characters.js';
import type { Value } from '../values.js';
import { bareWord, isStop, type Stops, startsKeyword } from './bare-words.js';
import type { JsonCursor } from './json-cursor.js';
import { JsonSyntaxError } from './json-syntax-error.js';
import { END_OF_INPUT, type JsonUnits, startsNumber, unitAt } from './json-units.js';
import { BAD_NUMBER, type NumberForm, readNumberText } from './number-text.js';
import { readEscapedString } from './read-escaped-string.js';

/**
 * Reads the quoted string at the cursor.
 * @throws JsonSyntaxError for a string without an end and for an invalid `\u` escape
 */
export function readQuoted(cursor: JsonCursor): string {
  const { text, units, offset, unit: quote } = cursor;
  const start = offset + 1;
  const end = endOfPlain(text, units, start, quote);
  if (end < 0) {
    throw new JsonSyntaxError('Unterminated string', offset);
  }
  if (unitAt(units, end) === BACKSLASH) {
    const escaped = readEscapedString(units, offset);
    cursor.moveTo(escaped.end);
    return escaped.value;
  }
  cursor.moveTo(end + 1);
  return text.slice(start, end);
}

/** The offset of the quote or, if one comes before it, of a backslash; negative without a quote. */
function endOfPlain(text: string, units: JsonUnits, start: number, quote: number): number {
  const near = Math.min(text.length, start + SHORT);
  for (let at = start; at < near; at += 1) {
    const unit = unitAt(units, at);
    if (unit === quote) {
      return at;
    }
    if (unit === BACKSLASH) {
      return at;
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
    return readNumber(cursor, stops);
  }
  const maybeKeyword = startsKeyword(cursor.unit);
  const word = cursor.bareText(stops);
  return maybeKeyword ? bareWord(word) : word;
}

function readNumber(cursor: JsonCursor, stops: Stops): Value {
  const start = cursor.offset;
  cursor.next();
  cursor.skipDigits();
  let form: NumberForm = 'whole';
  if (cursor.isAt(POINT)) {
    form = 'point';
    cursor.next();
    cursor.skipDigits();
  }
  if (cursor.isAt(UPPER_E) || cursor.isAt(LOWER_E)) {
    form = 'exponent';
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
  const value = readNumberText(cursor.text.slice(start, end), form);
  if (value === BAD_NUMBER) {
    throw new JsonSyntaxError('Invalid number', start);
  }
  return value;
}
