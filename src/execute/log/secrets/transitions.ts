/**
 * (state, unit) → state, in flat arrays: a log may need several hundred thousand of them. The first one of a
 * state, for most their only one, is at the place of the state; the others are in a table by their hash.
 */
export class Transitions {
  readonly #firstUnits: Uint16Array;
  readonly #firstTargets: Int32Array;
  #states = new Int32Array(1024);
  #units = new Uint16Array(1024);
  #targets = new Int32Array(1024);
  #size = 0;

  /** @param states how many there are at most */
  constructor(states: number) {
    this.#firstUnits = new Uint16Array(states);
    this.#firstTargets = new Int32Array(states);
  }

  /** Without the first one of each state. */
  get size(): number {
    return this.#size;
  }

  /** 0 if there is no transition: none leads back to the start. */
  get(state: number, unit: number): number {
    const first = this.#firstTargets[state] ?? 0;
    if (first === 0 || this.#firstUnits[state] === unit) {
      return first;
    }
    return this.#targets[this.#slot(state, unit)] ?? 0;
  }

  set(state: number, unit: number, target: number): void {
    if (this.#firstTargets[state] === 0) {
      this.#firstUnits[state] = unit;
      this.#firstTargets[state] = target;
    } else {
      this.#setOther(state, unit, target);
    }
  }

  #setOther(state: number, unit: number, target: number): void {
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
        this.#setOther(states[slot] ?? 0, units[slot] ?? 0, targets[slot] ?? 0);
      }
    }
  }
}
