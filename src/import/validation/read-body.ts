import { MAX_JSON_DEPTH } from '../../java/json/index.js';
import { afterRun } from '../../java/text-search.js';
import { numberOfLiteral } from './number.js';

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
    } else if (sign === QUOTE) {
      at = endOfString(text, at);
    } else if (sign >= ZERO && sign <= NINE) {
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
  for (; (sign >= ZERO && sign <= NINE) || sign === POINT; sign = text.charCodeAt(at)) {
    hasPoint ||= sign === POINT;
    at += 1;
  }
  const keeps =
    at - start <= MOST_DIGITS &&
    (sign | 0x20) !== LOWER_E &&
    !(hasPoint && text.charCodeAt(at - 1) === ZERO);
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
      case QUOTE:
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
        return this.#shortNumber() ?? this.#number(start);
    }
  }

  /** Reads a number of at most fifteen digits that a double prints as it is written; leaves others. */
  #shortNumber(): number | undefined {
    const text = this.#text;
    const isNegative = text.charCodeAt(this.#at) === MINUS;
    const start = isNegative ? this.#at + 1 : this.#at;
    let at = start;
    let value = 0;
    let point = -1;
    let sign = text.charCodeAt(at);
    while (at - start <= MOST_DIGITS) {
      if (sign >= ZERO && sign <= NINE) {
        value = value * 10 + sign - ZERO;
      } else if (sign === POINT) {
        point = at;
      } else {
        break;
      }
      at += 1;
      sign = text.charCodeAt(at);
    }
    const isLong = at - start > MOST_DIGITS || (sign | 0x20) === LOWER_E;
    const endsWithZero = point >= 0 && text.charCodeAt(at - 1) === ZERO;
    if (isLong || endsWithZero || (isNegative && value === 0)) {
      return undefined;
    }
    // Dividing rounds once, as reading the decimal does: both numbers are exact.
    const size = point < 0 ? value : value / (POWERS_OF_TEN[at - point - 1] ?? 1);
    if (point >= 0 && size < LEAST_PLAIN) {
      return undefined;
    }
    this.#at = at;
    return isNegative ? -size : size;
  }

  #number(start: number): unknown {
    this.#at = afterRun(this.#text, start, DIGITS);
    const hasExponent = (this.#text.charCodeAt(this.#at) | 0x20) === LOWER_E;
    if (hasExponent) {
      this.#at = afterRun(this.#text, this.#at + 1, DIGITS);
    }
    return numberOfLiteral(this.#text.slice(start, this.#at), hasExponent);
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
/** Of a short number, with its point. */
const MOST_DIGITS = 15;
const POWERS_OF_TEN: readonly number[] = Array.from({ length: 16 }, (_, power) => 10 ** power);
/** A double below prints with an exponent. */
const LEAST_PLAIN = 1e-6;

const SPACE = 0x20;
const QUOTE = 0x22;
const COMMA = 0x2c;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;
const LOWER_E = 0x65;
const LOWER_F = 0x66;
const LOWER_N = 0x6e;
const LOWER_T = 0x74;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
