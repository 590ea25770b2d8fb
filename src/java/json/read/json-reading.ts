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
import { readShortItems, readShortScalar } from './short-scalar.js';

/** The maximum depth of nested objects and arrays, on which recursive code relies. */
export const MAX_JSON_DEPTH = 1000;

/** Reads a payload, and may pause between two values, but not of a short text, whose units `unitsOf` keeps for a moment. */
export class JsonReading {
  readonly #cursor: JsonCursor;
  /** The list or object that is being read, after those around it. */
  readonly #open: (ListValue | MapValue)[] = [];
  #value: Value | undefined;

  constructor(text: string) {
    this.#cursor = new JsonCursor(text);
  }

  /** What has been read; it is complete once `readTo` has returned true. */
  get value(): Value {
    return this.#value ?? null;
  }

  /**
   * Reads on to an offset, and to the end of the value there.
   * @returns whether the whole payload has been read
   * @throws JsonSyntaxError
   */
  readTo(offset: number): boolean {
    if (this.#value === undefined) {
      this.#begin();
    }
    let current = this.#open.at(-1);
    while (current !== undefined && this.#cursor.offset < offset) {
      if (current instanceof ListValue) {
        this.#readItems(current.items, offset);
      } else {
        this.#readMembers(current.entries, offset);
      }
      current = this.#open.at(-1);
    }
    return current === undefined;
  }

  #begin(): void {
    const cursor = this.#cursor;
    cursor.skipBlanks();
    this.#value = this.#readShallow(NO_STOP);
  }

  /** Reads items of the innermost list up to another list or object, or to the end. */
  #readItems(items: Value[], offset: number): void {
    const cursor = this.#cursor;
    const { length: depth } = this.#open;
    while (this.#open.length === depth && cursor.offset < offset) {
      readShortItems(cursor, items, offset);
      cursor.skipSurplus();
      switch (cursor.unit) {
        case CLOSE_BRACKET:
          this.#close();
          return;
        case COLON:
        case CLOSE_BRACE:
        case END_OF_INPUT:
          cursor.unexpected();
          break;
        default:
          items.push(this.#readShallow(ARRAY_STOPS));
      }
    }
  }

  /** Reads members of the innermost object up to another list or object, or to the end. */
  #readMembers(entries: Map<Value, Value>, offset: number): void {
    const cursor = this.#cursor;
    const { length: depth } = this.#open;
    while (this.#open.length === depth && cursor.offset < offset) {
      cursor.skipSurplus();
      switch (cursor.unit) {
        case CLOSE_BRACE:
          this.#close();
          return;
        case OPEN_BRACE:
        case OPEN_BRACKET:
        case CLOSE_BRACKET:
        case COLON:
        case END_OF_INPUT:
          cursor.unexpected();
          break;
        default:
          entries.set(this.#readKey(), this.#readMember());
      }
    }
  }

  /** Reads a key and the colon after it. */
  #readKey(): string {
    const cursor = this.#cursor;
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

  /** Reads the value of a member; a list or object is only begun. */
  #readMember(): Value {
    const cursor = this.#cursor;
    const { length: depth } = this.#open;
    cursor.skipBlanks();
    const short = readShortScalar(cursor, cursor.offset, OBJECT_STOPS);
    const value = short === undefined ? this.#readShallow(OBJECT_STOPS) : short;
    if (this.#open.length === depth) {
      this.#checkMemberEnd();
    }
    return value;
  }

  #checkMemberEnd(): void {
    const cursor = this.#cursor;
    cursor.skipControls();
    if (!cursor.isAt(COMMA) && !cursor.isAt(CLOSE_BRACE)) {
      cursor.unexpected();
    }
  }

  /** Reads a scalar, or begins a list or object. */
  #readShallow(stops: Stops): Value {
    const cursor = this.#cursor;
    switch (cursor.unit) {
      case OPEN_BRACE:
        return this.#begun(new MapValue());
      case OPEN_BRACKET:
        return this.#begun(new ListValue([], 'JsonArray'));
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

  #begun<Container extends ListValue | MapValue>(container: Container): Container {
    if (this.#open.length === MAX_JSON_DEPTH) {
      throw new JsonSyntaxError(
        `JSON is nested more than ${MAX_JSON_DEPTH} levels deep`,
        this.#cursor.offset,
      );
    }
    this.#open.push(container);
    this.#cursor.next();
    return container;
  }

  /** Ends the innermost list or object. */
  #close(): void {
    this.#cursor.next();
    this.#open.pop();
    if (this.#open.at(-1) instanceof MapValue) {
      this.#checkMemberEnd();
    }
  }
}
