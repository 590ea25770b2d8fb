import type { Wanted } from './wanted.js';

/** What an expression may stand for. */
export interface Findings {
  readonly texts: ReadonlySet<string>;
  /** Whether it refers to a local value: a plan does not have these. */
  readonly local: boolean;
}

/** What one search has met. */
export class ReferenceSearch implements Findings {
  readonly wanted: Wanted;
  readonly texts: Set<string> = new Set();
  local = false;
  readonly #entered: Set<string>;

  /** @param outer the search that this one is a part of */
  constructor(wanted: Wanted, outer?: ReferenceSearch) {
    this.wanted = wanted;
    this.#entered = outer === undefined ? new Set() : outer.#entered;
  }

  /** Whether this is the first time that the search comes here. */
  enters(place: string): boolean {
    const first = !this.#entered.has(place);
    this.#entered.add(place);
    return first;
  }
}
