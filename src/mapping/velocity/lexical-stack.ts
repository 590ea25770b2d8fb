import type { LexicalState } from './scan.js';

interface Suspended {
  readonly state: LexicalState;
  readonly opened: number;
  readonly closed: number;
}

/**
 * The present state of the lexer, and those it goes back to, with their parentheses. How many are
 * closed is not set back for a new state: Velocity counts on, and what is text depends on it.
 */
export class LexicalStack {
  state: LexicalState = 'text';
  readonly #suspended: Suspended[] = [];
  #opened = 0;
  #closed = 0;

  /** Parentheses opened in the present state. */
  get opened(): number {
    return this.#opened;
  }

  openParenthesis(): void {
    this.#opened += 1;
  }

  /** Leaves states without a parenthesis, and the one whose last parenthesis closes. */
  closeParenthesis(): void {
    while (this.#opened === 0) {
      if (!this.resume()) return;
    }
    if (this.#opened === this.#closed + 1) this.resume();
    else this.#closed += 1;
  }

  suspend(next: LexicalState): void {
    this.#suspended.push({ state: this.state, opened: this.#opened, closed: this.#closed });
    this.#opened = 0;
    this.state = next;
  }

  /** Back to the state before; false, and text, where there was none. */
  resume(): boolean {
    const former = this.#suspended.pop();
    this.#opened = former?.opened ?? 0;
    this.#closed = former?.closed ?? this.#closed;
    this.state = former?.state ?? 'text';
    return former !== undefined;
  }
}
