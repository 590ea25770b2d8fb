import type { LexicalState } from './scan.js';
import type { TokenKind } from './token.js';

interface Suspended {
  readonly state: LexicalState;
  readonly opened: number;
  readonly closed: number;
}

/**
 * The current state of the lexer, and the states it returns to, with their parentheses. A new state does
 * not reset the number of closed ones: Velocity keeps counting, and what is text depends on it.
 */
export class LexicalStack {
  state: LexicalState = 'text';
  readonly #suspended: Suspended[] = [];
  #opened = 0;
  #closed = 0;

  openParenthesis(): void {
    this.#opened += 1;
  }

  /** Leaves states without a parenthesis, and the state whose last parenthesis closes. */
  closeParenthesis(): void {
    while (this.#opened === 0) {
      if (!this.resume()) {
        return;
      }
    }
    if (this.#opened === this.#closed + 1) {
      this.resume();
    } else {
      this.#closed += 1;
    }
  }

  suspend(next: LexicalState): void {
    this.#suspended.push({ state: this.state, opened: this.#opened, closed: this.#closed });
    this.#opened = 0;
    this.state = next;
  }

  /** Returns to the previous state; without one, changes to text and returns false. */
  resume(): boolean {
    const former = this.#suspended.pop();
    this.#opened = former?.opened ?? 0;
    this.#closed = former?.closed ?? this.#closed;
    this.state = former?.state ?? 'text';
    return former !== undefined;
  }

  /**
   * Goes to the state that follows a token.
   * @param inSet whether the token is between `#set(` and its closing parenthesis
   */
  take(kind: TokenKind, inSet: boolean): void {
    switch (kind) {
      case 'opening bracket of an index':
        this.suspend('index');
        return;
      case '#set(':
        this.suspend('directive');
        this.openParenthesis();
        return;
      case '(':
        this.openParenthesis();
        if (this.state === 'after dot') {
          this.state = 'arguments';
        }
        return;
      case ')':
        this.closeParenthesis();
        return;
      case 'closing parenthesis of a method':
        this.state = 'reference';
        return;
      case 'dot':
        this.state = 'after dot';
        return;
      case '#if':
      case '#elseif':
        this.state = 'directive';
        return;
      case 'line comment':
        if (this.state === 'reference') {
          this.resume();
        }
        this.suspend('line comment');
        return;
      case 'string':
        if (this.state === 'directive') {
          this.#endBareDirective(inSet);
        }
        return;
      case 'integer':
        if (this.state !== 'arguments' && this.state !== 'index') {
          this.#endBareDirective(inSet);
        }
        return;
      case 'decimal':
        if (this.state !== 'arguments') {
          this.#endBareDirective(inSet);
        }
        return;
      default:
        if (ENDS_OF_STATE.has(kind)) {
          this.resume();
        }
    }
  }

  /** A literal after a `#` without a parenthesis is text, not an argument. */
  #endBareDirective(inSet: boolean): void {
    if (this.#opened === 0 && !inSet) {
      this.resume();
    }
  }
}

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
