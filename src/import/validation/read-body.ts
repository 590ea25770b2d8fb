import {
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COMMA,
  DOUBLE_QUOTE,
  LOWER_E,
  LOWER_N,
  MINUS,
  OPEN_BRACE,
  OPEN_BRACKET,
  POINT,
  SPACE,
} from '../../java/characters.js';
import { MAX_JSON_DEPTH } from '../../java/json/index.js';
import { isDigit } from '../../java/json/read/json-units.js';
import { afterRun } from '../../java/text-search.js';
import { type ModelNumber, numberOfLiteral } from './number.js';

/**
 * Parses a body as strict JSON (RFC 8259). A number is a double if that keeps its digits, otherwise an
 * {@link ExactNumber}.
 * @throws SyntaxError if the text is not JSON
 * @throws RangeError if it is nested too deeply, or has a number that Java's BigDecimal cannot hold
 */
export function readBody(text: string): unknown {
  const body: unknown = JSON.parse(text);
  return keepsDigits(text) ? body : new ExactReader(text).value();
}

/**
 * Whether doubles keep the digits of all numbers of a valid text: none has an exponent, zeros at its end,
 * or more than fifteen characters.
 * @throws RangeError if brackets are nested too deeply before the first number that has
 */
function keepsDigits(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign <= SPACE) {
      at = endOfBlanks(text, at) - 1;
    } else if (sign === DOUBLE_QUOTE) {
      at = endOfString(text, at);
    } else if (isDigit(sign)) {
      at = endOfPlainNumber(text, at) - 1;
      if (at < 0) {
        return false;
      }
    } else if (sign === OPEN_BRACE || sign === OPEN_BRACKET) {
      depth += 1;
      checkDepth(depth);
    } else if (sign === CLOSE_BRACE || sign === CLOSE_BRACKET) {
      depth -= 1;
    }
  }
  return true;
}

/** The engine's own search reads long runs of blanks faster than a loop does. */
function endOfBlanks(text: string, start: number): number {
  const next = start + 1;
  if (!(text.charCodeAt(next) <= SPACE)) {
    return next;
  }
  OTHER.lastIndex = next;
  return OTHER.test(text) ? OTHER.lastIndex - 1 : text.length;
}

const OTHER = /\S/g;

/** The offset after a number that a double keeps, from its first digit on; otherwise negative. */
function endOfPlainNumber(text: string, start: number): number {
  let hasPoint = false;
  let at = start + 1;
  let sign = text.charCodeAt(at);
  while ((isDigit(sign) || sign === POINT) && at - start <= MOST_DIGITS) {
    hasPoint ||= sign === POINT;
    at += 1;
    sign = text.charCodeAt(at);
  }
  const keeps =
    at - start <= MOST_DIGITS && (sign | 0x20) !== LOWER_E && !(hasPoint && text[at - 1] === '0');
  return keeps ? at : -1;
}

function checkDepth(depth: number): void {
  if (depth > MAX_JSON_DEPTH) {
    throw new RangeError(`JSON is nested deeper than ${MAX_JSON_DEPTH}`);
  }
}

/** The offset of the quote that ends a string of a valid text. */
function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); ; at = text.indexOf('"', at + 1)) {
    let before = at - 1;
    while (text.charCodeAt(before) === BACKSLASH) {
      before -= 1;
    }
    if ((at - before) % 2 === 1) {
      return at;
    }
  }
}

/** Parses a text again that is known to be valid, keeping the digits of its numbers. */
class ExactReader {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(): unknown {
    switch (this.#next()) {
      case OPEN_BRACE:
        return this.#nested(() => this.#object());
      case OPEN_BRACKET:
        return this.#nested(() => this.#list());
      case DOUBLE_QUOTE:
        return this.#string();
      default:
        return this.#scalar();
    }
  }

  #nested(read: () => unknown): unknown {
    this.#depth += 1;
    checkDepth(this.#depth);
    const value = read();
    this.#depth -= 1;
    return value;
  }

  #object(): unknown {
    const object: Record<string, unknown> = {};
    this.#at += 1;
    while (this.#hasMember(CLOSE_BRACE)) {
      const name = this.#string();
      // Skip the colon.
      this.#next();
      this.#at += 1;
      const value = this.value();
      if (name !== '__proto__') {
        object[name] = value;
      } else {
        Object.defineProperty(object, name, { value, enumerable: true, configurable: true });
      }
    }
    return object;
  }

  #list(): unknown {
    const list: unknown[] = [];
    this.#at += 1;
    while (this.#hasMember(CLOSE_BRACKET)) {
      list.push(this.value());
    }
    return list;
  }

  /** Skips a comma or the closing bracket; false at the latter. */
  #hasMember(close: number): boolean {
    const sign = this.#next();
    if (sign === COMMA || sign === close) {
      this.#at += 1;
    }
    if (sign === COMMA) {
      this.#next();
    }
    return sign !== close;
  }

  #string(): string {
    const start = this.#at;
    const end = endOfString(this.#text, start);
    this.#at = end + 1;
    const plain = this.#text.slice(start + 1, end);
    return plain.includes('\\') ? JSON.parse(this.#text.slice(start, end + 1)) : plain;
  }

  #scalar(): unknown {
    const start = this.#at;
    switch (this.#text.charCodeAt(start)) {
      case LOWER_T:
        this.#at += 4;
        return true;
      case LOWER_F:
        this.#at += 5;
        return false;
      case LOWER_N:
        this.#at += 4;
        return null;
      default:
        return this.#number();
    }
  }

  #number(): ModelNumber {
    const text = this.#text;
    const start = this.#at;
    const isNegative = text.charCodeAt(start) === MINUS;
    const end = endOfPlainNumber(text, isNegative ? start + 1 : start);
    if (end >= 0) {
      const double = Number(text.slice(start, end));
      if (Math.abs(double) >= LEAST_PLAIN || (double === 0 && !isNegative)) {
        this.#at = end;
        return double;
      }
    }
    this.#at = afterRun(text, start, DIGITS);
    const hasExponent = (text.charCodeAt(this.#at) | 0x20) === LOWER_E;
    if (hasExponent) {
      this.#at = afterRun(text, this.#at + 1, DIGITS);
    }
    return numberOfLiteral(text.slice(start, this.#at), hasExponent);
  }

  /** Skips white space; returns the character after it. */
  #next(): number {
    let sign = this.#text.charCodeAt(this.#at);
    while (sign <= SPACE) {
      this.#at += 1;
      sign = this.#text.charCodeAt(this.#at);
    }
    return sign;
  }
}

const DIGITS = /[-+.\d]*/y;
/** Of a plain number, with its point. */
const MOST_DIGITS = 15;
/** A double below prints with an exponent. */
const LEAST_PLAIN = 1e-6;
const LOWER_F = 0x66;
const LOWER_T = 0x74;
