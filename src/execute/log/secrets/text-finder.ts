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
  #deepest = 0;
  /** By state: the state that it extends by one unit. */
  readonly #from: Int32Array;
  readonly #unit: Uint16Array;
  readonly #depth: Int32Array;
  /** By state: the state of the longest proper suffix that is also a beginning. */
  readonly #suffix: Int32Array;
  /** By state: the length of the longest text that ends there; 0 for none. */
  readonly #found: Int32Array;
  #table: StepTable | undefined;
  /** The units that begin a text, up to the last of ASCII. */
  readonly #begins = new Uint8Array(ASCII);

  constructor(texts: Iterable<string>) {
    const all = [...texts];
    const most = all.reduce((sum, text) => sum + text.length, 1);
    this.#next = new Transitions(most);
    this.#fallen = new Transitions(most);
    this.#from = new Int32Array(most);
    this.#unit = new Uint16Array(most);
    this.#depth = new Int32Array(most);
    this.#suffix = new Int32Array(most);
    this.#found = new Int32Array(most);
    for (const text of all) {
      this.#addText(text);
    }
    this.#link();
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

  #addText(text: string): void {
    let state = 0;
    if (text.charCodeAt(0) < this.#begins.length) {
      this.#begins[text.charCodeAt(0)] = 1;
    }
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      let next = this.#next.get(state, unit);
      if (next === 0) {
        next = this.#states;
        this.#states += 1;
        this.#next.set(state, unit, next);
        this.#from[next] = state;
        this.#unit[next] = unit;
        this.#depth[next] = at + 1;
      }
      state = next;
    }
    this.#found[state] = text.length;
    this.#deepest = Math.max(this.#deepest, text.length);
  }

  /** Breadth first: the state that another falls back to is shorter, so it is known already. */
  #link(): void {
    for (const state of this.#shortestFirst()) {
      const from = this.#from[state] ?? 0;
      const suffix = from === 0 ? 0 : this.#step(this.#suffix[from] ?? 0, this.#unit[state] ?? 0);
      this.#suffix[state] = suffix;
      this.#found[state] = Math.max(this.#found[state] ?? 0, this.#found[suffix] ?? 0);
    }
  }

  /** All states but the first, by the number of states of each depth. */
  #shortestFirst(): Int32Array {
    const depths = this.#depth.subarray(0, this.#states);
    const starts = new Int32Array(this.#deepest + 1);
    for (let state = 1; state < depths.length; state += 1) {
      const depth = depths[state] ?? 0;
      starts[depth] = (starts[depth] ?? 0) + 1;
    }
    let before = 0;
    for (let depth = 1; depth < starts.length; depth += 1) {
      const count = starts[depth] ?? 0;
      starts[depth] = before;
      before += count;
    }
    const order = new Int32Array(before);
    for (let state = 1; state < depths.length; state += 1) {
      const depth = depths[state] ?? 0;
      const place = starts[depth] ?? 0;
      order[place] = state;
      starts[depth] = place + 1;
    }
    return order;
  }
}

/** From so many units on, a table pays. */
const LONG = 4096;

/** The steps that are kept: a text may ask for more of them than there is memory. */
const MOST_FALLEN = 2 ** 18;
