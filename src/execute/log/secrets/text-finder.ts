import { CoveredRanges } from './covered-ranges.js';
import { ASCII, StepTable, type Units } from './step-table.js';
import { Transitions } from './transitions.js';

/**
 * Finds many texts in one pass over another, each unit of which is read once however many texts
 * are sought (the automaton of Aho and Corasick).
 */
export class TextFinder {
  readonly #next: Transitions;
  /** Steps that fell back to a shorter beginning, and where they led: a step is looked up once. */
  readonly #fallen: Transitions;
  #states = 1;
  /** By state: the state of the longest proper suffix that is also a beginning. */
  readonly #suffix: Int32Array;
  /** By state: the length of the longest text that ends there; 0 for none. */
  readonly #found: Int32Array;
  #table: StepTable | undefined;
  /** The units that begin a text, up to the last of ASCII. */
  readonly #begins = new Uint8Array(ASCII);

  constructor(texts: Iterable<string>) {
    const longestFirst = [...texts].sort((one, other) => other.length - one.length);
    const most = longestFirst.reduce((sum, text) => sum + text.length, 1);
    this.#next = new Transitions(most);
    this.#fallen = new Transitions(most);
    this.#suffix = new Int32Array(most);
    this.#found = new Int32Array(most);
    this.#add(longestFirst);
  }

  /** `text` with every match replaced by `stars`; matches that overlap or touch are replaced as one. */
  replaceAll(text: string, stars: string): string {
    let replaced = '';
    let from = 0;
    for (const [start, end] of this.places(text)) {
      replaced += text.slice(from, start) + stars;
      from = end;
    }
    return from === 0 ? text : replaced + text.slice(from);
  }

  /** Start and end of each range that matches cover. */
  places(text: Units): readonly (readonly [start: number, end: number])[] {
    const ranges = new CoveredRanges();
    const found = this.#found;
    const begins = this.#begins;
    const { length } = text;
    const table = length > LONG ? this.#openTable() : undefined;
    let state = 0;
    for (let at = 0; at < length; at += 1) {
      if (table !== undefined) {
        at = table.follow(text, at, state, ranges);
        state = table.state;
        if (at === length) {
          break;
        }
      }
      const unit = table === undefined ? text.charCodeAt(at) : table.unit;
      if (state === 0 && unit < ASCII && begins[unit] === 0) {
        continue;
      }
      const next = this.#step(state, unit);
      const size = found[next] ?? 0;
      table?.keep(state, unit, next, size);
      if (size !== 0) {
        ranges.add(at + 1 - size, at + 1);
      }
      state = next;
    }
    return ranges.places();
  }

  #openTable(): StepTable {
    this.#table ??= new StepTable(this.#states, this.#begins);
    return this.#table;
  }

  #step(from: number, unit: number): number {
    const next = this.#next.get(from, unit);
    return next !== 0 || from === 0 ? next : this.#fall(from, unit);
  }

  #fall(from: number, unit: number): number {
    const known = this.#fallen.get(from, unit);
    if (known !== 0) {
      return known - 1;
    }
    let state = from;
    let next = 0;
    while (next === 0 && state !== 0) {
      state = this.#suffix[state] ?? 0;
      next = this.#next.get(state, unit);
    }
    if (this.#fallen.size < MOST_FALLEN) {
      this.#fallen.set(from, unit, next + 1);
    }
    return next;
  }

  /** Unit by unit of all texts: a state falls back to shorter ones, which are complete by then. */
  #add(longestFirst: readonly string[]): void {
    const states = new Int32Array(longestFirst.length);
    let open = longestFirst.length;
    for (let at = 0; ; at += 1) {
      while (open > 0 && longestFirst[open - 1]?.length === at) {
        open -= 1;
        this.#found[states[open] ?? 0] = at;
      }
      if (open === 0) {
        return;
      }
      for (let index = 0; index < open; index += 1) {
        const unit = longestFirst[index]?.charCodeAt(at) ?? 0;
        states[index] = this.#extend(states[index] ?? 0, unit);
      }
    }
  }

  /** The state after one more unit of a text. */
  #extend(from: number, unit: number): number {
    const known = this.#next.get(from, unit);
    if (known !== 0) {
      return known;
    }
    const state = this.#states;
    this.#states += 1;
    if (from !== 0) {
      const suffix = this.#step(this.#suffix[from] ?? 0, unit);
      this.#suffix[state] = suffix;
      this.#found[state] = this.#found[suffix] ?? 0;
    } else if (unit < ASCII) {
      this.#begins[unit] = 1;
    }
    this.#next.set(from, unit, state);
    return state;
  }
}

/** From so many units on, a table pays. */
const LONG = 4096;

/** The steps that are kept: a text may ask for more of them than there is memory. */
const MOST_FALLEN = 2 ** 18;
