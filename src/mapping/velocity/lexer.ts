import { endOfBackslashes, type LexicalState, type Match, scan, scanBeginning } from './scan.js';
import type { Token, TokenKind } from './token.js';

/** A character that no token of the template language begins with. */
export class LexicalError extends Error {
  readonly at: number;

  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

interface Suspended {
  readonly state: LexicalState;
  readonly opened: number;
  readonly closed: number;
}

/**
 * Cuts a template into tokens, one at a time, with the states, the stack of states and the longest
 * match of Velocity 1.7: what is text, and which white space goes, depends on nothing else.
 */
export class Lexer {
  readonly #text: string;
  #at = 0;
  #state: LexicalState = 'text';
  readonly #stack: Suspended[] = [];
  /** Parentheses of the present directive. */
  #opened = 0;
  #closed = 0;
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
      if (match === undefined) continue;
      if (match.kind !== 'terminator') {
        const text = skipped.startsWith('##') ? '' : before;
        return this.#token(match.kind as TokenKind, start, text);
      }
      skipped = this.#text.slice(start, match.end);
      before += textOf(skipped);
      this.#at = match.end - 1;
      this.#endReference();
    }
  }

  /** The word after `#` turned out to be a directive with or without arguments. */
  enterDirective(): void {
    this.#state = 'directive';
  }

  /** Goes back to the state before the present construct. */
  leave(): void {
    this.#resume();
  }

  /** Whether a parenthesis follows, perhaps after white space. */
  parenthesisFollows(): boolean {
    let at = this.#at;
    while (' \t\n\r'.includes(this.#text.charAt(at)) && at < this.#text.length) at += 1;
    return this.#text[at] === '(';
  }

  /** A blank that ends one reference ends all that are open: no need to look at it again for each. */
  #endReference(): void {
    const blank = ' \t'.includes(this.#text.charAt(this.#at));
    do this.#resume();
    while (blank && (this.#state === 'reference' || this.#state === 'after dot'));
  }

  /** Collects beginnings until a token is complete; `undefined` where a comment swallowed them. */
  #untilToken(start: number): Match | undefined {
    let at = start;
    for (;;) {
      if (at >= this.#text.length) throw new LexicalError('The template ends unexpectedly', start);
      const match = this.#match(at);
      if (match === undefined) {
        throw new LexicalError(`Unexpected character ${JSON.stringify(this.#text[at])}`, at);
      }
      if (match === 'skipped') return undefined;
      this.#at = match.end;
      if (!this.#begin(match)) return match;
      at = this.#at;
    }
  }

  #match(at: number): Match | 'skipped' | undefined {
    switch (this.#state) {
      case 'line comment':
        return this.#matchInComment(at, LINE_END, 'end of line comment');
      case 'block comment':
        return this.#matchInComment(at, COMMENT_END, 'block comment');
      case 'formal comment':
        return this.#matchInComment(at, COMMENT_END, 'formal comment');
      case 'raw text':
        return this.#matchInComment(at, RAW_END, 'raw text');
      default:
        return scan(this.#state, this.#text, at);
    }
  }

  /** `$` and `#` are known in comments too: `#**` and `$#` there hide what follows them. */
  #matchInComment(at: number, closing: RegExp, kind: TokenKind): Match | 'skipped' {
    closing.lastIndex = at;
    if (closing.test(this.#text)) return { kind, end: closing.lastIndex };
    const beginning = scanBeginning(this.#text, at);
    if (beginning !== undefined) return beginning;
    const end =
      this.#text[at] === '\\' ? endOfBackslashes(this.#text, at) : this.#endOfPlainComment(at);
    if (this.#state === 'raw text') return { kind: '#', end };
    this.#at = end;
    return 'skipped';
  }

  #endOfPlainComment(at: number): number {
    PLAIN_COMMENT.lastIndex = at;
    return PLAIN_COMMENT.test(this.#text) ? PLAIN_COMMENT.lastIndex : at + 1;
  }

  /** Takes the beginning of a token; false where the match is a token by itself. */
  #begin(match: Match): boolean {
    const commented = COMMENTS.has(this.#state);
    switch (match.kind) {
      case '$':
        if (!commented) {
          if (this.#state === 'reference') this.#resume();
          this.#suspend('reference');
        }
        return true;
      case '#':
        if (!commented) {
          if (this.#state === 'reference' || this.#state === 'after dot') this.#resume();
          this.#suspend('after #');
        }
        return true;
      case '#[[':
        if (!commented) this.#suspend('raw text');
        return true;
      case '#*':
        if (!commented) this.#suspend('block comment');
        return true;
      case '#**':
        if (!commented) {
          this.#at -= 1;
          this.#suspend('formal comment');
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
    this.#act(kind);
    return { kind, image, before, start };
  }

  #act(kind: TokenKind): void {
    switch (kind) {
      case 'opening bracket of an index':
        this.#suspend('index');
        return;
      case '#set(':
        this.#suspend('directive');
        this.inSet = true;
        this.#opened = 1;
        return;
      case '(':
        this.#opened += 1;
        if (this.#state === 'after dot') this.#state = 'arguments';
        return;
      case ')':
        this.#closeParenthesis();
        return;
      case 'closing parenthesis of a method':
        this.#state = 'reference';
        return;
      case 'dot':
        this.#state = 'after dot';
        return;
      case '#if':
      case '#elseif':
        this.#state = 'directive';
        return;
      case 'line comment':
        if (this.#state === 'reference') this.#resume();
        this.#suspend('line comment');
        return;
      case 'string':
        if (this.#state === 'directive') this.#endBareDirective();
        return;
      case 'integer':
        if (this.#state !== 'arguments' && this.#state !== 'index') this.#endBareDirective();
        return;
      case 'decimal':
        if (this.#state !== 'arguments') this.#endBareDirective();
        return;
      default:
        if (ENDS_OF_STATE.has(kind)) this.#resume();
    }
  }

  /** A literal behind a `#` without parenthesis is no argument but text. */
  #endBareDirective(): void {
    if (this.#opened === 0 && !this.inSet) this.#resume();
  }

  #closeParenthesis(): void {
    while (this.#opened === 0) {
      if (!this.#resume()) return;
    }
    if (this.#opened === this.#closed + 1) this.#resume();
    else this.#closed += 1;
  }

  #suspend(next: LexicalState): void {
    this.#stack.push({ state: this.#state, opened: this.#opened, closed: this.#closed });
    this.#opened = 0;
    this.#state = next;
  }

  #resume(): boolean {
    const former = this.#stack.pop();
    this.#opened = former?.opened ?? 0;
    this.#closed = former?.closed ?? this.#closed;
    this.#state = former?.state ?? 'text';
    return former !== undefined;
  }
}

/** What remains of `$`, `#` and backslashes that began nothing: `$!5` prints `$5`, `\$5` stays. */
function textOf(skipped: string): string {
  let text = '';
  for (let at = 0; at < skipped.length; at += 1) {
    const character = skipped.charAt(at);
    if (character === '$' || character === '#') text += character;
    else if (character === '\\') {
      const dollar = endOfBackslashes(skipped, at);
      if (skipped[dollar] !== '$') continue;
      text += skipped.slice(at, dollar + 1);
      at = dollar + 1;
    }
  }
  return text;
}

const COMMENTS: ReadonlySet<LexicalState> = new Set<LexicalState>([
  'line comment',
  'block comment',
  'formal comment',
  'raw text',
]);

const ENDS_OF_STATE: ReadonlySet<TokenKind> = new Set<TokenKind>([
  'closing bracket of an index',
  'closing brace of a reference',
  'end of line comment',
  'block comment',
  'formal comment',
  'raw text',
  '#end',
  '#else',
]);

const END: Match = { kind: 'end of template', end: 0 };
const LINE_END = /\r\n|\n|\r/y;
const COMMENT_END = /\*#/y;
const RAW_END = /\]\]#/y;
const PLAIN_COMMENT = /[^$#\\*\]\n\r]+/y;
