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
  /** The list or object that is being read. */
  #current: Container | undefined;
  /** Those around it, the outermost first. */
  readonly #outer: Container[] = [];
  #value: Value | undefined;

  constructor(text: string) {
    this.#cursor = new JsonCursor(text);
  }

  /** What has been read; it is complete once `readTo` has returned true. */
  get value(): Value {
    return this.#value ?? null;
  }

  /**
   * Reads on to an offset, and to the end of the value there. A text that is not closed is refused at the
   * offset after its last unit.
   * @returns whether the whole payload has been read
   * @throws JsonSyntaxError
   */
  readTo(offset: number): boolean {
    const cursor = this.#cursor;
    if (this.#value === undefined) {
      cursor.skipBlanks();
      this.#value = this.#readShallow(NO_STOP);
    }
    while (this.#current !== undefined && cursor.offset < offset) {
      if (this.#current instanceof ListValue) {
        this.#readItems(this.#current, offset);
      } else {
        this.#readMembers(this.#current, offset);
      }
    }
    return this.#current === undefined;
  }

  /** Reads items of a list up to another list or object, or to the end. */
  #readItems(list: ListValue, offset: number): void {
    const cursor = this.#cursor;
    const { items } = list;
    while (this.#current === list && cursor.offset < offset) {
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

  /** Reads members of an object up to another list or object, or to the end. */
  #readMembers(map: MapValue, offset: number): void {
    const cursor = this.#cursor;
    const { entries } = map;
    while (this.#current === map && cursor.offset < offset) {
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
          entries.set(this.#readKey(), this.#readMember(map));
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
  #readMember(map: MapValue): Value {
    const cursor = this.#cursor;
    cursor.skipBlanks();
    const isText = cursor.isAt(DOUBLE_QUOTE);
    const short = isText ? undefined : readShortScalar(cursor, cursor.offset, OBJECT_STOPS);
    const value = short === undefined ? this.#readShallow(OBJECT_STOPS) : short;
    if (this.#current === map) {
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

  #begun<Kind extends Container>(container: Kind): Kind {
    const { offset } = this.#cursor;
    if (this.#current !== undefined) {
      this.#outer.push(this.#current);
    }
    if (this.#outer.length === MAX_JSON_DEPTH) {
      throw new JsonSyntaxError(`JSON is nested more than ${MAX_JSON_DEPTH} levels deep`, offset);
    }
    this.#current = container;
    this.#cursor.next();
    return container;
  }

  /** Ends the list or object that is being read. */
  #close(): void {
    this.#cursor.next();
    this.#current = this.#outer.pop();
    if (this.#current instanceof MapValue) {
      this.#checkMemberEnd();
    }
  }
}

type Container = ListValue | MapValue;
