import { Lexer, LexicalError } from './lexer.js';
import type { Token, TokenKind } from './token.js';

/** A template that does not parse; `at` is the offset in it. */
export class SyntaxFailure extends Error {
  readonly at: number;

  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

/** The tokens of a template, scanned one by one on demand. */
export class TokenStream {
  readonly lexer: Lexer;
  readonly all: Token[] = [];
  #next = 0;

  constructor(text: string) {
    this.lexer = new Lexer(text);
  }

  /** The index of the next token. */
  get position(): number {
    return this.#next;
  }

  /** @throws SyntaxFailure */
  peek(ahead = 0): Token {
    const index = this.#next + ahead;
    while (this.all.length <= index) {
      this.all.push(this.#read());
    }
    return this.all[index] as Token;
  }

  take(): Token {
    const token = this.peek();
    this.#next += 1;
    return token;
  }

  /** @throws SyntaxFailure if the next token is of another kind */
  expect(...kinds: readonly TokenKind[]): Token {
    if (kinds.includes(this.peek().kind)) {
      return this.take();
    }
    throw this.unexpected(kinds.join(' or '));
  }

  /** The error for a next token other than `expected`. */
  unexpected(expected: string): SyntaxFailure {
    const { kind, image, start } = this.peek();
    const found = kind === 'end of template' ? kind : JSON.stringify(image);
    return new SyntaxFailure(`Expected ${expected} but found ${found}`, start);
  }

  skip(kind: TokenKind): boolean {
    if (this.peek().kind !== kind) {
      return false;
    }
    this.take();
    return true;
  }

  #read(): Token {
    try {
      return this.lexer.next();
    } catch (error) {
      if (error instanceof LexicalError) {
        throw new SyntaxFailure(error.message, error.at);
      }
      throw error;
    }
  }
}
