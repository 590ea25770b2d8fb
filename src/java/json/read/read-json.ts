import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  DOUBLE_QUOTE,
  OPEN_BRACE,
  OPEN_BRACKET,
  SINGLE_QUOTE,
} from '../../characters.js';
import { ListValue, MapValue, type Value } from '../values.js';
import { ARRAY_STOPS, KEY_STOPS, NO_STOP, OBJECT_STOPS, type Stops } from './bare-words.js';
import { JsonCursor } from './json-cursor.js';
import { JsonSyntaxError } from './json-syntax-error.js';
import { END_OF_INPUT, isQuote } from './json-units.js';
import { readQuoted, readUnquoted } from './read-scalar.js';
import { readShortItems } from './short-scalar.js';

/** The maximum depth of nested objects and arrays, on which recursive code relies. */
export const MAX_JSON_DEPTH = 1000;

/**
 * Reads a payload as json-smart's permissive mode does: single quotes, bare keys and values, surplus
 * commas, leading zeros, text after the value; plain text is a string, no text is the empty string.
 * @throws JsonSyntaxError for unclosed or misplaced brackets and quotes, invalid `\u` escapes, numbers
 * without digits, and nesting deeper than `MAX_JSON_DEPTH`
 */
export function readJson(text: string): Value {
  return readValue(new JsonCursor(text), NO_STOP, 0);
}

function readValue(cursor: JsonCursor, stops: Stops, depth: number): Value {
  cursor.skipBlanks();
  switch (cursor.unit) {
    case OPEN_BRACE:
      return readObject(cursor, depth + 1);
    case OPEN_BRACKET:
      return readArray(cursor, depth + 1);
    case DOUBLE_QUOTE:
    case SINGLE_QUOTE:
      return readQuoted(cursor);
    case COLON:
    case CLOSE_BRACE:
    case CLOSE_BRACKET:
      return cursor.unexpected();
    default:
      return readUnquoted(cursor, stops);
  }
}

function readArray(cursor: JsonCursor, depth: number): ListValue {
  checkDepth(cursor, depth);
  const items: Value[] = [];
  cursor.next();
  for (;;) {
    readShortItems(cursor, items);
    cursor.skipSurplus();
    switch (cursor.unit) {
      case CLOSE_BRACKET:
        cursor.next();
        return new ListValue(items, 'JsonArray');
      case COLON:
      case CLOSE_BRACE:
      case END_OF_INPUT:
        return cursor.unexpected();
      default:
        items.push(readValue(cursor, ARRAY_STOPS, depth));
    }
  }
}

function readObject(cursor: JsonCursor, depth: number): MapValue {
  checkDepth(cursor, depth);
  const entries = new Map<Value, Value>();
  cursor.next();
  for (;;) {
    cursor.skipSurplus();
    switch (cursor.unit) {
      case CLOSE_BRACE:
        cursor.next();
        return new MapValue(entries);
      case OPEN_BRACE:
      case OPEN_BRACKET:
      case CLOSE_BRACKET:
      case COLON:
      case END_OF_INPUT:
        return cursor.unexpected();
      default: {
        const key = readKey(cursor);
        entries.set(key, readValue(cursor, OBJECT_STOPS, depth));
        cursor.skipControls();
        if (!cursor.isAt(COMMA) && !cursor.isAt(CLOSE_BRACE)) {
          cursor.unexpected();
        }
      }
    }
  }
}

/** Reads a key and the colon after it. */
function readKey(cursor: JsonCursor): string {
  const key = isQuote(cursor.unit) ? readQuoted(cursor) : cursor.bareText(KEY_STOPS);
  cursor.skipControls();
  if (!cursor.isAt(COLON)) {
    cursor.unexpected();
  }
  cursor.next();
  if (cursor.offset >= cursor.text.length) {
    cursor.unexpected();
  }
  return key;
}

function checkDepth({ offset }: JsonCursor, depth: number): void {
  if (depth > MAX_JSON_DEPTH) {
    throw new JsonSyntaxError(`JSON is nested more than ${MAX_JSON_DEPTH} levels deep`, offset);
  }
}
