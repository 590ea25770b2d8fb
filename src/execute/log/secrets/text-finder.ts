/** The part of a text that a search reads. */
export type Units = Pick<string, 'length' | 'charCodeAt'>;

/**
 * Finds many texts in one pass over another, each unit of which is read once however many texts
 * are sought (the automaton of Aho and Corasick).
 */
export class TextFinder {
  readonly #next = new Transitions();
  /** Steps that fell back to a shorter beginning, and where they led: a step is looked up once. */
  readonly #fallen = new Transitions();
  /** By state: the state that it extends by one unit. */
  readonly #from: number[] = [0];
  readonly #unit: number[] = [0];
  readonly #depth: number[] = [0];
  /** By state: the state of the longest proper suffix that is also a beginning. */
  readonly #suffix: number[] = [0];
  /** By state: the length of the longest text that ends there; 0 for none. */
  readonly #found: number[] = [0];
  /** The units that begin a text, up to the last of ASCII. */
  readonly #begins = new Uint8Array(0x80);

  constructor(texts: Iterable<string>) {
    for (const text of texts) {
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
    const places: [number, number][] = [];
    const found = this.#found;
    const begins = this.#begins;
    const { length } = text;
    let state = 0;
    for (let at = 0; at < length; at += 1) {
      const unit = text.charCodeAt(at);
      if (state === 0 && unit < begins.length && begins[unit] === 0) {
        continue;
      }
      state = this.#step(state, unit);
      const size = found[state] ?? 0;
      if (size > 0) {
        cover(places, at + 1 - size, at + 1);
      }
    }
    return places;
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
        next = this.#found.push(0) - 1;
        this.#next.set(state, unit, next);
        this.#from.push(state);
        this.#unit.push(unit);
        this.#depth.push(at + 1);
        this.#suffix.push(0);
      }
      state = next;
    }
    this.#found[state] = text.length;
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
    const starts: number[] = [];
    for (const depth of this.#depth) {
      starts[depth] = (starts[depth] ?? 0) + 1;
    }
    let before = 0;
    for (let depth = 1; depth < starts.length; depth += 1) {
      const count = starts[depth] ?? 0;
      starts[depth] = before;
      before += count;
    }
    const order = new Int32Array(before);
    for (let state = 1; state < this.#depth.length; state += 1) {
      const depth = this.#depth[state] ?? 0;
      const place = starts[depth] ?? 0;
      order[place] = state;
      starts[depth] = place + 1;
    }
    return order;
  }
}

/** The steps that are kept: a text may ask for more of them than there is memory. */
const MOST_FALLEN = 2 ** 18;

/** Adds a range that ends after all others, and merges those that it overlaps or touches. */
function cover(places: [number, number][], start: number, end: number): void {
  let first = start;
  for (let last = places.at(-1); last !== undefined && last[1] >= first; last = places.at(-1)) {
    first = Math.min(first, last[0]);
    places.pop();
  }
  places.push([first, end]);
}

/** (state, unit) → state, in flat arrays: a log may need several hundred thousand of them. */
class Transitions {
  #states = new Int32Array(1024);
  #units = new Uint16Array(1024);
  #targets = new Int32Array(1024);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** 0 if there is no transition: none leads back to the start. */
  get(state: number, unit: number): number {
    return this.#targets[this.#slot(state, unit)] ?? 0;
  }

  set(state: number, unit: number, target: number): void {
    if (this.#size * 2 >= this.#targets.length) {
      this.#grow();
    }
    const slot = this.#slot(state, unit);
    this.#states[slot] = state;
    this.#units[slot] = unit;
    this.#targets[slot] = target;
    this.#size += 1;
  }

  #slot(state: number, unit: number): number {
    const last = this.#targets.length - 1;
    const mixed = Math.imul(Math.imul(state, 0x9e3779b1) ^ unit, 0x85ebca6b);
    let slot = (mixed ^ (mixed >>> 15)) & last;
    while (
      this.#targets[slot] !== 0 &&
      (this.#states[slot] !== state || this.#units[slot] !== unit)
    ) {
      slot = (slot + 1) & last;
    }
    return slot;
  }

  #grow(): void {
    const [states, units, targets] = [this.#states, this.#units, this.#targets];
    this.#states = new Int32Array(states.length * 2);
    this.#units = new Uint16Array(states.length * 2);
    this.#targets = new Int32Array(states.length * 2);
    this.#size = 0;
    for (let slot = 0; slot < targets.length; slot += 1) {
      if (targets[slot] !== 0) {
        this.set(states[slot] ?? 0, units[slot] ?? 0, targets[slot] ?? 0);
      }
    }
  }
}
