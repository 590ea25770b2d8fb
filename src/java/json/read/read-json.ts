import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  DOUBLE_QUOTE,
  LOWER_E,
  OPEN_BRACE,
  OPEN_BRACKET,
  PLUS,
  POINT,
  SINGLE_QUOTE,
  SPACE,
  UPPER_E,
} from '../../characters.js';
import { ListValue, MapValue, type Value } from '../values.js';
import {
  ARRAY_STOPS,
  bareWord,
  KEY_STOPS,
  NO_STOP,
  OBJECT_STOPS,
  type Stops,
  startsKeyword,
} from './bare-words.js';
import { JsonSyntaxError } from './json-syntax-error.js';
import {
  END_OF_INPUT,
  isBlank,
  isQuote,
  startsNumber,
  trimControls,
  unitAt,
} from './json-units.js';
import { BAD_NUMBER, readNumberText } from './number-text.js';
import { readEscapedString } from './read-escaped-string.js';

/** The maximum depth of nested objects and arrays, on which recursive code relies. */
export const MAX_JSON_DEPTH = 1000;

/**
 * Reads a payload as json-smart's permissive mode does: single quotes, bare keys and values, surplus
 * commas, leading zeros, text after the value; plain text is a string, no text is the empty string.
 * @throws JsonSyntaxError for unclosed or misplaced brackets and quotes, invalid `\u` escapes, numbers
 * without digits, and nesting deeper than `MAX_JSON_DEPTH`
 */
export function readJson(text: string): Value {
  return new Reader(text).document();
}

/** One pass over the text; `unit` is the UTF-16 unit at `offset`. */
class Reader {
  readonly #text: string;
  #offset = 0;
  #unit: number;

  constructor(text: string) {
    this.#text = text;
    this.#unit = unitAt(text, 0);
  }

  document(): Value {
    return this.#value(NO_STOP, 0);
  }

  #value(stops: Stops, depth: number): Value {
    while (isBlank(this.#unit)) {
      this.#next();
    }
    switch (this.#unit) {
      case OPEN_BRACE:
        return this.#object(depth + 1);
      case OPEN_BRACKET:
        return this.#array(depth + 1);
      case DOUBLE_QUOTE:
      case SINGLE_QUOTE:
        return this.#quoted();
      case COLON:
      case CLOSE_BRACE:
      case CLOSE_BRACKET:
        return this.#unexpected();
      default:
        return startsNumber(this.#unit) ? this.#number(stops) : this.#bareValue(stops);
    }
  }

  #array(depth: number): ListValue {
    this.#checkDepth(depth);
    const items: Value[] = [];
    this.#next();
    for (;;) {
      this.#skipSurplus();
      switch (this.#unit) {
        case CLOSE_BRACKET:
          this.#next();
          return new ListValue(items, 'JsonArray');
        case COLON:
        case CLOSE_BRACE:
        case END_OF_INPUT:
          return this.#unexpected();
        default:
          items.push(this.#value(ARRAY_STOPS, depth));
      }
    }
  }

  #object(depth: number): MapValue {
    this.#checkDepth(depth);
    const entries = new Map<Value, Value>();
    this.#next();
    for (;;) {
      this.#skipSurplus();
      switch (this.#unit) {
        case CLOSE_BRACE:
          this.#next();
          return new MapValue(entries);
        case OPEN_BRACE:
        case OPEN_BRACKET:
        case CLOSE_BRACKET:
        case COLON:
        case END_OF_INPUT:
          return this.#unexpected();
        default: {
          const key = isQuote(this.#unit) ? this.#quoted() : this.#bareText(KEY_STOPS);
          this.#skipControls();
          if (!this.#at(COLON)) {
            this.#unexpected();
          }
          this.#next();
          if (this.#offset >= this.#text.length) {
            this.#unexpected();
          }
          entries.set(key, this.#value(OBJECT_STOPS, depth));
          this.#skipControls();
          if (!this.#at(COMMA) && !this.#at(CLOSE_BRACE)) {
            this.#unexpected();
          }
        }
      }
    }
  }

  #quoted(): string {
    const start = this.#offset + 1;
    const end = this.#text.indexOf(String.fromCharCode(this.#unit), start);
    if (end < 0) {
      throw new JsonSyntaxError('Unterminated string', this.#offset);
    }
    const plain = this.#text.slice(start, end);
    if (plain.includes('\\')) {
      const escaped = readEscapedString(this.#text, this.#offset);
      this.#moveTo(escaped.end);
      return escaped.value;
    }
    this.#moveTo(end + 1);
    return plain;
  }

  #number(stops: Stops): Value {
    const start = this.#offset;
    this.#next();
    this.#skipDigits();
    let whole = true;
    if (this.#unit === POINT) {
      whole = false;
      this.#next();
      this.#skipDigits();
    }
    if (this.#unit === UPPER_E || this.#unit === LOWER_E) {
      whole = false;
      this.#next();
      if (!this.#at(PLUS) && !startsNumber(this.#unit)) {
        return this.#bareText(stops, start);
      }
      this.#next();
      this.#skipDigits();
    }
    const end = this.#offset;
    this.#skipControls();
    // Characters after a number turn it into text, except those that end it. From U+007E on, json-smart
    // does not check and starts the next value there.
    if (this.#unit !== END_OF_INPUT && this.#unit < 0x7e && !stops.has(this.#unit)) {
      return this.#bareText(stops, start);
    }
    const value = readNumberText(this.#text.slice(start, end), whole);
    if (value === BAD_NUMBER) {
      throw new JsonSyntaxError('Invalid number', start);
    }
    return value;
  }

  /** `true`, `false`, `null` and `NaN` at the very start, otherwise text. */
  #bareValue(stops: Stops): Value {
    const maybeKeyword = startsKeyword(this.#unit);
    const text = this.#bareText(stops);
    return maybeKeyword ? bareWord(text) : text;
  }

  #bareText(stops: Stops, start: number = this.#offset): string {
    while (this.#unit !== END_OF_INPUT && !stops.has(this.#unit)) {
      this.#next();
    }
    return trimControls(this.#text.slice(start, this.#offset));
  }

  /** Skips white space and any number of commas. */
  #skipSurplus(): void {
    while (isBlank(this.#unit) || this.#unit === COMMA) {
      this.#next();
    }
  }

  #skipDigits(): void {
    while (this.#unit >= 0x30 && this.#unit <= 0x39) {
      this.#next();
    }
  }

  #skipControls(): void {
    while (this.#unit <= SPACE && this.#unit !== END_OF_INPUT) {
      this.#next();
    }
  }

  #at(unit: number): boolean {
    return this.#unit === unit;
  }

  #next(): void {
    this.#moveTo(this.#offset + 1);
  }

  #moveTo(offset: number): void {
    this.#offset = offset;
    this.#unit = unitAt(this.#text, offset);
  }

  #checkDepth(depth: number): void {
    if (depth > MAX_JSON_DEPTH) {
      throw new JsonSyntaxError(
        `JSON is nested more than ${MAX_JSON_DEPTH} levels deep`,
        this.#offset,
      );
    }
  }

  #unexpected(): never {
    const found = this.#text[this.#offset];
    throw new JsonSyntaxError(
      found === undefined ? 'Unexpected end of JSON' : `Unexpected ${JSON.stringify(found)}`,
      this.#offset,
    );
  }
}
