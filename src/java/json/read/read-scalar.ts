import { LOWER_E, PLUS, POINT, UPPER_E } from '../../characters.js';
import type { Value } from '../values.js';
import { bareWord, type Stops, startsKeyword } from './bare-words.js';
import type { JsonCursor } from './json-cursor.js';
import { JsonSyntaxError } from './json-syntax-error.js';
import { END_OF_INPUT, startsNumber } from './json-units.js';
import { BAD_NUMBER, readNumberText } from './number-text.js';
import { readEscapedString } from './read-escaped-string.js';

/**
 * Reads the quoted string at the cursor.
 * @throws JsonSyntaxError for a string without an end and for an invalid `\u` escape
 */
export function readQuoted(cursor: JsonCursor): string {
  const { text, offset } = cursor;
  const start = offset + 1;
  const end = text.indexOf(String.fromCharCode(cursor.unit), start);
  if (end < 0) {
    throw new JsonSyntaxError('Unterminated string', offset);
  }
  const plain = text.slice(start, end);
  if (plain.includes('\\')) {
    const escaped = readEscapedString(text, offset);
    cursor.moveTo(escaped.end);
    return escaped.value;
  }
  cursor.moveTo(end + 1);
  return plain;
}

/**
 * Reads the unquoted value at the cursor: a number, `true`, `false`, `null` or `NaN`, otherwise text.
 * @throws JsonSyntaxError for a number without digits
 */
export function readUnquoted(cursor: JsonCursor, stops: Stops): Value {
  if (startsNumber(cursor.unit)) {
    return readNumber(cursor, stops);
  }
  const maybeKeyword = startsKeyword(cursor.unit);
  const text = cursor.bareText(stops);
  return maybeKeyword ? bareWord(text) : text;
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
  if (cursor.unit !== END_OF_INPUT && cursor.unit < 0x7e && !stops.has(cursor.unit)) {
    return cursor.bareText(stops, start);
  }
  const value = readNumberText(cursor.text.slice(start, end), whole);
  if (value === BAD_NUMBER) {
    throw new JsonSyntaxError('Invalid number', start);
  }
  return value;
}
