import type { Place, SourceText } from '../../../../source/source-text.js';
import { HclError } from '../hcl-error.js';

/** The most brackets, templates and blocks in each other; far more than any configuration has. */
const MAX_SYNTAX_DEPTH = 200;

/** The most terms, steps, lines of text and blocks of a file; a megabyte of HCL has a tenth of it. */
const MAX_SYNTAX_ITEMS = 500_000;

/** Reads a text character by character, knowing HCL's white space. */
export class HclCursor {
  readonly source: SourceText;
  readonly text: string;
  offset: number;
  /** Whether a newline is white space, as between brackets. */
  #newlinesAreBlank = false;
  #depth = 0;
  #items = 0;

  constructor(source: SourceText) {
    this.source = source;
    this.text = source.text;
    this.offset = this.text.startsWith('\uFEFF') ? 1 : 0;
  }

  placeAt(offset: number): Place {
    return { text: this.source, offset };
  }

  /** Where the next character is that is not white space. */
  next(): Place {
    this.skipBlank();
    return this.placeAt(this.offset);
  }

  get atEnd(): boolean {
    this.skipBlank();
    return this.offset >= this.text.length;
  }

  /** Whether the next character that is not white space begins this text. */
  at(expected: string): boolean {
    this.skipBlank();
    return this.text.startsWith(expected, this.offset);
  }

  take(expected: string): boolean {
    const found = this.at(expected);
    if (found) {
      this.offset += expected.length;
    }
    return found;
  }

  /** The identifier that comes next, without taking it. */
  peekIdentifier(): string | undefined {
    this.skipBlank();
    return this.match(IDENTIFIER);
  }

  takeIdentifier(): string | undefined {
    const found = this.peekIdentifier();
    this.offset += found?.length ?? 0;
    return found;
  }

  takeKeyword(word: string): boolean {
    const found = this.peekIdentifier() === word;
    if (found) {
      this.offset += word.length;
    }
    return found;
  }

  /** What a sticky pattern matches right here. */
  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.offset;
    return pattern.exec(this.text)?.[0];
  }

  /** @returns whether there was a newline, which is taken */
  takeNewline(): boolean {
    this.#skip(false);
    const newline = this.match(NEWLINE);
    this.offset += newline?.length ?? 0;
    return newline !== undefined;
  }

  get atNewline(): boolean {
    this.#skip(false);
    return this.match(NEWLINE) !== undefined;
  }

  skipBlank(): void {
    this.#skip(this.#newlinesAreBlank);
  }

  /** Parses with newlines as white space or not. */
  within<Result>(newlinesAreBlank: boolean, parse: () => Result): Result {
    const before = this.#newlinesAreBlank;
    this.#newlinesAreBlank = newlinesAreBlank;
    const result = parse();
    this.#newlinesAreBlank = before;
    return result;
  }

  /** Parses something that may contain itself. */
  nested<Result>(parse: () => Result): Result {
    this.#depth += 1;
    if (this.#depth > MAX_SYNTAX_DEPTH) {
      this.fail(
        'Nested too deeply',
        `brackets, templates and blocks may be nested up to ${MAX_SYNTAX_DEPTH} levels; move inner parts to locals of their own`,
      );
    }
    const result = parse();
    this.#depth -= 1;
    return result;
  }

  /** Counts a term, a step, a line of text or a block. */
  count(): void {
    this.#items += 1;
    if (this.#items > MAX_SYNTAX_ITEMS) {
      this.fail(
        'Text too large',
        `a file may consist of up to ${MAX_SYNTAX_ITEMS} terms and lines; split it`,
      );
    }
  }

  fail(title: string, detail: string, offset: number = this.offset): never {
    throw new HclError(title, detail, this.placeAt(Math.min(offset, this.text.length)));
  }

  #skip(newlines: boolean): void {
    for (;;) {
      const blank = this.match(newlines ? BLANK_OR_NEWLINES : BLANK);
      if (blank !== undefined) {
        this.offset += blank.length;
      } else if (this.text.startsWith('/*', this.offset)) {
        this.#skipComment();
      } else {
        return;
      }
    }
  }

  #skipComment(): void {
    const end = this.text.indexOf('*/', this.offset + 2);
    if (end === -1) {
      this.fail('Unterminated comment', 'this comment has no end; add "*/"');
    }
    this.offset = end + 2;
  }
}

const IDENTIFIER = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
const NEWLINE = /\r?\n/y;
// A comment to the end of the line stops before the newline, which then counts.
const BLANK = /[ \t]+|(?:#|\/\/)[^\n]*/y;
const BLANK_OR_NEWLINES = /[ \t\n]+|\r\n|(?:#|\/\/)[^\n]*/y;
