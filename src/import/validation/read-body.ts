import { MAX_JSON_DEPTH } from '../../java/json/index.js';
import { numberOfLiteral } from './number.js';

/**
 * Parses a body as strict JSON (RFC 8259). A number is a double if that keeps its digits, otherwise an
 * {@link ExactNumber}.
 * @throws SyntaxError if the text is not JSON
 * @throws RangeError if it is nested too deeply, or has a number that Java's BigDecimal cannot hold
 */
export function readBody(text: string): unknown {
  const body: unknown = JSON.parse(text);
  // Each level needs two brackets, so a short text cannot be nested too deeply.
  if (text.length > 2 * MAX_JSON_DEPTH && depthOf(text) > MAX_JSON_DEPTH) {
    throw new RangeError(`JSON is nested deeper than ${MAX_JSON_DEPTH}`);
  }
  return LOSES_DIGITS.test(text) ? new ExactReader(text).value() : body;
}

/** Matches where a number may be that a double does not keep: with an exponent, trailing zeros, or many digits. */
const LOSES_DIGITS = /(?<![^[:,\s-])\d(?:\d*(?:\.\d+)?[eE]|\d*\.\d*0(?!\d)|[\d.]{15})/;

/** The depth of the brackets in a valid text. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === QUOTE) {
      at = endOfString(text, at);
    } else if (sign === OPEN_BRACE || sign === OPEN_BRACKET) {
      deepest = Math.max(deepest, ++depth);
    } else if (sign === CLOSE_BRACE || sign === CLOSE_BRACKET) {
      depth -= 1;
    }
  }
  return deepest;
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

/** Parses a text again that is known to be valid and not too deep, keeping the digits of its numbers. */
class ExactReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(): unknown {
    switch (this.#next()) {
      case OPEN_BRACE:
        return this.#object();
      case OPEN_BRACKET:
        return this.#list();
      case QUOTE:
        return this.#string();
      default:
        return this.#scalar();
    }
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
    while (SCALAR_SIGNS.has(this.#text.charCodeAt(this.#at))) {
      this.#at += 1;
    }
    const literal = this.#text.slice(start, this.#at);
    switch (literal) {
      case 'true':
        return true;
      case 'false':
        return false;
      case 'null':
        return null;
      default:
        return numberOfLiteral(literal);
    }
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

const SPACE = 0x20;
const QUOTE = 0x22;
const COMMA = 0x2c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const BACKSLASH = 0x5c;
const SCALAR_SIGNS: ReadonlySet<number> = new Set(
  [...'+-.0123456789Eaeflnrstu'].map((sign) => sign.charCodeAt(0)),
);
