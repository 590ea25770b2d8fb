import { InvalidJsonPathError } from '../json-path-errors.js';

/** What a path may be at most: so many characters, steps, and filters and functions in one another. */
export const MAX_PATH_LENGTH = 32_768;
export const MAX_STEPS = 500;
export const MAX_PATH_DEPTH = 20;

/** The text of a path, or of a filter within one, and how far it has been read. */
export class PathSource {
  readonly text: string;
  position: number;
  readonly #last: number;
  readonly #origin: number;
  readonly #expression: string;

  /**
   * @param text blanks around it do not count
   * @param origin where the text begins in the whole expression
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

  /** One character at most is left. Jayway ends a path here, whatever that character is. */
  get atTail(): boolean {
    return this.position >= this.#last;
  }

  get current(): string {
    return this.at(this.position);
  }

  /** Empty behind the end. */
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

  /** The place of the next character behind `from` that is no blank; the end where there is none. */
  afterBlanks(from: number): number {
    let index = from + 1;
    while (this.at(index) === ' ') {
      index++;
    }
    return index;
  }

  /** The place of `char` behind `from`; -1 where there is none. */
  find(char: string, from: number): number {
    const index = this.text.indexOf(char, from + 1);
    return index > this.#last ? -1 : index;
  }

  /** As `find`, past every character with a backslash before it. */
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

  /** Where the bracket at `from` closes; strings, and `/patterns/` if asked, are skipped. */
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

  /** A text of this one that is read by itself; `at` is where it begins here. */
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

/** `Integer.parseInt`, without a plus. */
export function readInteger(source: PathSource, text: string, at?: number): number {
  const value = Number(text);
  const fits = /^-?\d+$/.test(text) && value >= -0x8000_0000 && value <= 0x7fff_ffff;
  if (!fits) {
    return source.fail(`Expected an integer instead of ${JSON.stringify(text)}`, at);
  }
  return value + 0;
}

/** Jayway's escapes in names and strings: those of JSON; a backslash before anything else vanishes. */
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
