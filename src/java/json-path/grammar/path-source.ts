import { InvalidJsonPathError } from '../json-path-errors.js';

/** The limits of a path: its characters, its steps, and the depth of its filters and functions. */
export const MAX_PATH_LENGTH = 32_768;
export const MAX_STEPS = 500;
export const MAX_PATH_DEPTH = 20;

/** The text of a path, or of a filter within one, and the current position. */
export class PathSource {
  readonly text: string;
  position: number;
  readonly #last: number;
  readonly #origin: number;
  readonly #expression: string;

  /**
   * @param text spaces around it are ignored
   * @param origin the offset of the text in the whole expression
   */
  constructor(text: string, origin: number = 0, expression: string = text) {
    this.text = text;
    this.#origin = origin;
    this.#expression = expression;
    let first = 0;
    let last = text.length - 1;
    while (first < last && text[first] === ' ') {
      first++;
    }
    while (last > first && text[last] === ' ') {
      last--;
    }
    this.position = first;
    this.#last = last;
  }

  get ended(): boolean {
    return this.position > this.#last;
  }

  /** Whether at most one character is left: Jayway ends a path here and ignores that character. */
  get atTail(): boolean {
    return this.position >= this.#last;
  }

  get current(): string {
    return this.at(this.position);
  }

  /** Empty after the end. */
  at(index: number): string {
    return index <= this.#last ? (this.text[index] ?? '') : '';
  }

  slice(start: number, end: number): string {
    return this.text.slice(start, Math.min(end, this.#last + 1));
  }

  skipBlanks(): this {
    while (this.current === ' ') {
      this.position++;
    }
    return this;
  }

  /** The offset of the next character after `from` other than a space; the end if there is none. */
  afterBlanks(from: number): number {
    let index = from + 1;
    while (this.at(index) === ' ') {
      index++;
    }
    return index;
  }

  /** The offset of `char` after `from`; -1 if there is none. */
  find(char: string, from: number): number {
    const index = this.text.indexOf(char, from + 1);
    return index > this.#last ? -1 : index;
  }

  /** As `find`, but skips characters after a backslash. */
  findUnescaped(char: string, from: number): number {
    for (let index = from + 1; index <= this.#last; index++) {
      if (this.text[index] === '\\') {
        index++;
      } else if (this.text[index] === char) {
        return index;
      }
    }
    return -1;
  }

  /** The offset where the bracket at `from` closes; skips strings and, optionally, `/patterns/`. */
  findClosing(from: number, close: string, patterns: boolean): number {
    const open = this.at(from);
    let depth = 1;
    for (let index = from + 1; index <= this.#last; index++) {
      for (const quote of patterns ? ['"\'', '/'] : ['"\'']) {
        if (this.at(index) !== '' && quote.includes(this.at(index))) {
          const end = this.findUnescaped(this.at(index), index);
          if (end < 0) {
            return this.fail(`Unclosed ${this.at(index)}`, index);
          }
          index = end + 1;
        }
      }
      if (this.at(index) === open) {
        depth++;
      } else if (this.at(index) === close && --depth === 0) {
        return index;
      }
    }
    return -1;
  }

  /** A part of this text as a source of its own; `at` is its offset here. */
  part(text: string, at: number): PathSource {
    return new PathSource(text, this.#origin + at, this.#expression);
  }

  /** @throws InvalidJsonPathError with the offset in the whole expression */
  fail(message: string, at: number = this.position): never {
    const offset = Math.min(Math.max(0, this.#origin + at), this.#expression.length);
    throw new InvalidJsonPathError(
      `${message} in the JSONPath ${excerpt(this.#expression)}`,
      offset,
    );
  }
}

/** `Integer.parseInt`, except that a plus sign is refused. */
export function readInteger(source: PathSource, text: string, at?: number): number {
  const value = Number(text);
  const fits = /^-?\d+$/.test(text) && value >= -0x8000_0000 && value <= 0x7fff_ffff;
  if (!fits) {
    return source.fail(`Expected an integer instead of ${JSON.stringify(text)}`, at);
  }
  return value + 0;
}

/** Jayway's escapes in names and strings: those of JSON; a backslash before any other character is removed. */
export function unescapeText(source: PathSource, text: string): string {
  return text.replace(/\\(u([\s\S]{0,4})|[\s\S]|$)/g, (whole, escaped: string, digits?: string) => {
    if (digits === undefined) {
      return ESCAPES.get(escaped) ?? (escaped === '' ? whole : escaped);
    }
    if (!/^[0-9A-Fa-f]{4}$/.test(digits)) {
      return source.fail('Expected four hexadecimal digits after \\u');
    }
    return String.fromCharCode(Number.parseInt(digits, 16));
  });
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

function excerpt(text: string): string {
  return JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}…` : text);
}
