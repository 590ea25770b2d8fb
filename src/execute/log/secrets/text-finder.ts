/** The part of a text that a search reads. */
export type Units = Pick<string, 'length' | 'charCodeAt'>;

/**
 * Finds many texts in one pass over another, each unit of which is read once however many texts
 * are sought (the automaton of Aho and Corasick).
 */
export class TextFinder {
  readonly #next = new Transitions();
  /** By state: the state of the longest proper suffix that is also a beginning. */
  readonly #suffix: number[] = [0];
  /** By state: the length of the longest text that ends there; 0 for none. */
  readonly #found: number[] = [0];

  constructor(texts: Iterable<string>) {
    const edges: [from: number, unit: number, to: number][] = [];
    for (const text of texts) {
      this.#addText(text, edges);
    }
    this.#link(edges);
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
    let state = 0;
    for (let at = 0; at < text.length; at += 1) {
      state = this.#step(state, text.charCodeAt(at));
      const length = this.#found[state] ?? 0;
      if (length > 0) {
        cover(places, at + 1 - length, at + 1);
      }
    }
    return places;
  }

  #step(from: number, unit: number): number {
    let state = from;
    let next = this.#next.get(state, unit);
    while (next === 0 && state !== 0) {
      state = this.#suffix[state] ?? 0;
      next = this.#next.get(state, unit);
    }
    return next;
  }

  #addText(text: string, edges: [number, number, number][]): void {
    let state = 0;
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      let next = this.#next.get(state, unit);
      if (next === 0) {
        next = this.#found.push(0) - 1;
        this.#next.set(state, unit, next);
        edges.push([state, unit, next]);
      }
      state = next;
    }
    this.#found[state] = text.length;
  }

  /** Breadth first: the state that another falls back to is shorter, so it is known already. */
  #link(edges: readonly (readonly [number, number, number])[]): void {
    const depth: number[] = [0];
    for (const [from, , to] of edges) {
      depth[to] = (depth[from] ?? 0) + 1;
    }
    const shortestFirst = [...edges].sort((a, b) => (depth[a[2]] ?? 0) - (depth[b[2]] ?? 0));
    for (const [from, unit, to] of shortestFirst) {
      const suffix = from === 0 ? 0 : this.#step(this.#suffix[from] ?? 0, unit);
      this.#suffix[to] = suffix;
      this.#found[to] = Math.max(this.#found[to] ?? 0, this.#found[suffix] ?? 0);
    }
  }
}

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
