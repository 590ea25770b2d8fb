import { Re2Problem } from './pattern.js';

/** Reads a pattern character by character. */
export class PatternReader {
  readonly #text: string;
  #offset = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get atEnd(): boolean {
    return this.#offset >= this.#text.length;
  }

  at(expected: string): boolean {
    return this.#text.startsWith(expected, this.#offset);
  }

  take(expected: string): boolean {
    const found = this.at(expected);
    this.#offset += found ? expected.length : 0;
    return found;
  }

  /** @param pattern a sticky one */
  takeMatch(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#offset;
    const found = pattern.exec(this.#text);
    this.#offset += found?.[0].length ?? 0;
    return found ?? undefined;
  }

  takeCodePoint(): number {
    const codePoint = this.#text.codePointAt(this.#offset);
    if (codePoint === undefined) {
      throw new Re2Problem('the pattern ends too early');
    }
    this.#offset += codePoint > 0xffff ? 2 : 1;
    return codePoint;
  }

  /** The rest up to `\E` or the end. */
  takeQuoted(): string {
    const end = this.#text.indexOf('\\E', this.#offset);
    const quoted = this.#text.slice(this.#offset, end === -1 ? undefined : end);
    this.#offset = end === -1 ? this.#text.length : end + 2;
    return quoted;
  }

  /** The code point that an escape stands for. */
  takeEscape(): number {
    const hex = this.takeMatch(/\\x(?:\{([\da-fA-F]{1,6})\}|([\da-fA-F]{2}))/y);
    if (hex !== undefined) {
      const code = Number.parseInt(hex[1] ?? hex[2] ?? '', 16);
      if (code > 0x10ffff) {
        throw new Re2Problem('a character is out of range');
      }
      return code;
    }
    const octal = this.takeMatch(/\\(0[0-7]{0,2}|[1-7][0-7]{1,2})/y)?.[1];
    if (octal !== undefined) {
      return Number.parseInt(octal, 8);
    }
    const simple = this.takeMatch(/\\([aftnrv]|[!-/:-@[-`{-~])/y)?.[1];
    if (simple === undefined) {
      const found = this.#text.slice(this.#offset, this.#offset + 2);
      throw new Re2Problem(`there is no escape ${found}`);
    }
    return CONTROLS[simple] ?? simple.charCodeAt(0);
  }
}

const CONTROLS: Readonly<Record<string, number>> = { a: 7, f: 12, t: 9, n: 10, r: 13, v: 11 };
