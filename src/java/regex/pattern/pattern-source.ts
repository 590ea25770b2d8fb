import { JavaRegexSyntaxError } from '../regex-errors.js';

/** What `peek` and `raw` return after the last character. */
export const END_OF_PATTERN = -1;

/** Marks each character of `\Q…\E`, so that it never equals a special character. */
const QUOTED = 0x20_0000;

/** The flags of `(?idmsuxU)`. */
export interface Flags {
  readonly caseInsensitive: boolean;
  readonly unixLines: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
  readonly unicodeCase: boolean;
  readonly comments: boolean;
  readonly unicodeClasses: boolean;
}

/** A pattern as its code points, read from left to right; `(?x)` removes white space and comments. */
export class PatternSource {
  flags: Flags = NO_FLAGS;
  readonly pattern: string;
  readonly #codePoints: number[] = [];
  readonly #offsets: number[] = [];
  #at = 0;

  constructor(pattern: string) {
    this.pattern = pattern;
    let quoted = false;
    for (let offset = 0; offset < pattern.length; ) {
      if (pattern.startsWith(quoted ? '\\E' : '\\Q', offset)) {
        quoted = !quoted;
        offset += 2;
        continue;
      }
      const width = !quoted && pattern[offset] === '\\' ? 2 : 1;
      for (let taken = 0; taken < width && offset < pattern.length; taken++) {
        const codePoint = pattern.codePointAt(offset) ?? 0;
        this.#codePoints.push(quoted ? codePoint | QUOTED : codePoint);
        this.#offsets.push(offset);
        offset += codePoint > 0xffff ? 2 : 1;
      }
    }
  }

  get place(): number {
    return this.#at;
  }

  set place(place: number) {
    this.#at = place;
  }

  /** The character `ahead` positions after the next, even if it is insignificant. */
  raw(ahead: number = 0): number {
    return this.#codePoints[this.#at + ahead] ?? END_OF_PATTERN;
  }

  /** Whether a character beyond U+FFFF, or half of one, occurs at `place` or later. */
  hasSurrogates(place: number): boolean {
    return this.#codePoints.some((codePoint, index) => {
      const written = literal(codePoint);
      return index >= place && (written > 0xffff || (written >= 0xd800 && written <= 0xdfff));
    });
  }

  /** Reads the next character, even if it is insignificant. */
  take(): number {
    const codePoint = this.raw();
    if (codePoint !== END_OF_PATTERN) {
      this.#at++;
    }
    return codePoint;
  }

  /** The next significant character. */
  peek(): number {
    if (this.flags.comments) {
      this.#skipComments();
    }
    return this.raw();
  }

  /** Reads the next significant character. */
  next(): number {
    this.peek();
    return this.take();
  }

  /** Reads the next character if it is the given one. */
  accept(char: string): boolean {
    if (this.peek() !== char.charCodeAt(0)) {
      return false;
    }
    this.#at++;
    return true;
  }

  /** Reads all characters up to, but not including, `end`; `undefined` if there is no `end`. */
  takeUntil(end: string): string | undefined {
    let taken = '';
    for (;;) {
      const codePoint = this.take();
      if (codePoint === END_OF_PATTERN) {
        return undefined;
      }
      if (codePoint === end.charCodeAt(0)) {
        return taken;
      }
      taken += String.fromCodePoint(literal(codePoint));
    }
  }

  fail(message: string): never {
    const offset = this.#offsets[this.#at] ?? this.pattern.length;
    throw new JavaRegexSyntaxError(message, this.pattern, offset);
  }

  #skipComments(): void {
    for (;;) {
      const codePoint = this.raw();
      if (codePoint === 0x20 || (codePoint >= 0x09 && codePoint <= 0x0d)) {
        this.#at++;
      } else if (codePoint === 0x23) {
        this.#skipLine();
      } else {
        return;
      }
    }
  }

  #skipLine(): void {
    while (this.raw() !== END_OF_PATTERN && !this.#endsLine(this.raw())) {
      this.#at++;
    }
  }

  #endsLine(codePoint: number): boolean {
    if (this.flags.unixLines) {
      return codePoint === 0x0a;
    }
    return (
      codePoint === 0x0a || codePoint === 0x0d || codePoint === 0x85 || (codePoint | 1) === 0x2029
    );
  }
}

/** The character itself, quoted or not. */
export function literal(codePoint: number): number {
  return codePoint & (QUOTED - 1);
}

/** The character as text; empty for a quoted character and after the end, which are never special. */
export function signOf(codePoint: number): string {
  return codePoint === END_OF_PATTERN || codePoint >= QUOTED ? '' : String.fromCodePoint(codePoint);
}

export const NO_FLAGS: Flags = {
  caseInsensitive: false,
  unixLines: false,
  multiline: false,
  dotAll: false,
  unicodeCase: false,
  comments: false,
  unicodeClasses: false,
};
