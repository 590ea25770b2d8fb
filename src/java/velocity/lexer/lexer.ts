import { LexicalStack } from './lexical-stack.js';
import { type LexicalState, scan } from './scan.js';
import { endOfBackslashes, type ScannedToken, scanBeginning, textOfSkipped } from './scan-token.js';
import type { Token, TokenKind } from './token.js';

/** A character that does not begin a token. */
export class LexicalError extends Error {
  readonly at: number;

  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

/**
 * Cuts a template into tokens, one at a time, with the states, the stack of states and the longest
 * match of Velocity 1.7, which alone decide what is text and which white space is removed.
 */
export class Lexer {
  readonly #text: string;
  #at = 0;
  readonly #stack = new LexicalStack();
  /** True between `#set(` and its closing parenthesis. */
  inSet = false;

  constructor(text: string) {
    this.#text = text;
  }

  /** @throws LexicalError */
  next(): Token {
    let before = '';
    let skipped = '';
    for (;;) {
      const start = this.#at;
      const match = start < this.#text.length ? this.#untilToken(start) : END;
      if (match === undefined) {
        continue;
      }
      if (match.kind !== 'terminator') {
        const text = skipped.startsWith('##') ? '' : before;
        return this.#token(match.kind as TokenKind, start, text);
      }
      skipped = this.#text.slice(start, match.end);
      before += textOfSkipped(skipped);
      this.#at = match.end - 1;
      this.#endReference();
    }
  }

  /** Called once the word after `#` turns out to be a directive, with or without arguments. */
  enterDirective(): void {
    this.#stack.state = 'directive';
  }

  /** Returns to the state before the current construct. */
  leave(): void {
    this.#stack.resume();
  }

  /** Whether a parenthesis follows, optionally after white space. */
  parenthesisFollows(): boolean {
    let at = this.#at;
    while (' \t\n\r'.includes(this.#text.charAt(at)) && at < this.#text.length) {
      at += 1;
    }
    return this.#text[at] === '(';
  }

  /** A space that ends one reference ends all open ones, so it is examined only once. */
  #endReference(): void {
    const blank = ' \t'.includes(this.#text.charAt(this.#at));
    do {
      this.#stack.resume();
    } while (blank && (this.#stack.state === 'reference' || this.#stack.state === 'after dot'));
  }

  /** Collects prefixes until a token is complete; `undefined` if a comment swallowed them. */
  #untilToken(start: number): ScannedToken | undefined {
    let at = start;
    for (;;) {
      if (at >= this.#text.length) {
        throw new LexicalError('The template ends unexpectedly', start);
      }
      const match = this.#match(at);
      if (match === undefined) {
        throw new LexicalError(`Unexpected character ${JSON.stringify(this.#text[at])}`, at);
      }
      if (match === 'skipped') {
        return undefined;
      }
      this.#at = match.end;
      if (!this.#begin(match)) {
        return match;
      }
      at = this.#at;
    }
  }

  #match(at: number): ScannedToken | 'skipped' | undefined {
    switch (this.#stack.state) {
      case 'line comment':
        return this.#matchInComment(at, LINE_END, 'end of line comment');
      case 'block comment':
        return this.#matchInComment(at, COMMENT_END, 'block comment');
      case 'formal comment':
        return this.#matchInComment(at, COMMENT_END, 'formal comment');
      case 'raw text':
        return this.#matchInComment(at, RAW_END, 'raw text');
      default:
        return scan(this.#stack.state, this.#text, at);
    }
  }

  /** `$` and `#` are tokens in comments too: `#**` and `$#` there hide what follows them. */
  #matchInComment(at: number, closing: RegExp, kind: TokenKind): ScannedToken | 'skipped' {
    closing.lastIndex = at;
    if (closing.test(this.#text)) {
      return { kind, end: closing.lastIndex };
    }
    const beginning = scanBeginning(this.#text, at);
    if (beginning !== undefined) {
      return beginning;
    }
    const end =
      this.#text[at] === '\\' ? endOfBackslashes(this.#text, at) : this.#endOfPlainComment(at);
    if (this.#stack.state === 'raw text') {
      return { kind: '#', end };
    }
    this.#at = end;
    return 'skipped';
  }

  #endOfPlainComment(at: number): number {
    PLAIN_COMMENT.lastIndex = at;
    return PLAIN_COMMENT.test(this.#text) ? PLAIN_COMMENT.lastIndex : at + 1;
  }

  /** Takes the prefix of a token; false if the match is a complete token. */
  #begin(match: ScannedToken): boolean {
    const commented = COMMENTS.has(this.#stack.state);
    switch (match.kind) {
      case '$':
        if (!commented) {
          if (this.#stack.state === 'reference') {
            this.#stack.resume();
          }
          this.#stack.suspend('reference');
        }
        return true;
      case '#':
        if (!commented) {
          if (this.#stack.state === 'reference' || this.#stack.state === 'after dot') {
            this.#stack.resume();
          }
          this.#stack.suspend('after #');
        }
        return true;
      case '#[[':
        if (!commented) {
          this.#stack.suspend('raw text');
        }
        return true;
      case '#*':
        if (!commented) {
          this.#stack.suspend('block comment');
        }
        return true;
      case '#**':
        if (!commented) {
          this.#at -= 1;
          this.#stack.suspend('formal comment');
        }
        return true;
      default:
        return false;
    }
  }

  #token(kind: TokenKind, start: number, before: string): Token {
    let image = kind === 'dot' ? '.' : this.#text.slice(start, this.#at);
    if (kind === 'integer' && image.endsWith('..')) {
      image = image.slice(0, -2);
      this.#at -= 2;
    }
    if (kind === '#set(') {
      this.inSet = true;
    }
    this.#stack.take(kind, this.inSet);
    return { kind, image, before, start };
  }
}

const COMMENTS: ReadonlySet<LexicalState> = new Set<LexicalState>([
  'line comment',
  'block comment',
  'formal comment',
  'raw text',
]);

const END: ScannedToken = { kind: 'end of template', end: 0 };
const LINE_END = /\r\n|\n|\r/y;
const COMMENT_END = /\*#/y;
const RAW_END = /\]\]#/y;
const PLAIN_COMMENT = /[^$#\\*\]\n\r]+/y;
