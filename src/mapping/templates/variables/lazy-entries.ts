import type { Value } from '../../../java/json/values.js';

/**
 * The entries of a map of which templates usually read one or two: each is created on first access, and
 * all of them when the map is iterated or changed.
 */
export class LazyEntries extends Map<Value, Value> {
  readonly #find: (name: Value) => Value | undefined;
  #fill: (() => Iterable<readonly [Value, Value]>) | undefined;
  readonly #found = new Map<Value, Value>();

  constructor(
    find: (name: Value) => Value | undefined,
    fill: () => Iterable<readonly [Value, Value]>,
  ) {
    super();
    this.#find = find;
    this.#fill = fill;
  }

  override get(name: Value): Value | undefined {
    if (this.#fill === undefined) {
      return super.get(name);
    }
    const known = this.#found.get(name);
    if (known !== undefined) {
      return known;
    }
    const found = this.#find(name);
    if (found !== undefined) {
      this.#found.set(name, found);
    }
    return found;
  }

  override has(name: Value): boolean {
    return this.#all() && super.has(name);
  }

  override set(name: Value, value: Value): this {
    return this.#all() && super.set(name, value);
  }

  override delete(name: Value): boolean {
    return this.#all() && super.delete(name);
  }

  override clear(): void {
    this.#all();
    super.clear();
  }

  override get size(): number {
    return this.#all() && super.size;
  }

  override keys(): MapIterator<Value> {
    return this.#all() && super.keys();
  }

  override values(): MapIterator<Value> {
    return this.#all() && super.values();
  }

  override entries(): MapIterator<[Value, Value]> {
    return this.#all() && super.entries();
  }

  override [Symbol.iterator](): MapIterator<[Value, Value]> {
    return this.entries();
  }

  override forEach(visit: (value: Value, key: Value, map: Map<Value, Value>) => void): void {
    this.#all();
    super.forEach(visit);
  }

  /** Creates the missing entries; a value that has been read before stays the same. */
  #all(): this {
    const fill = this.#fill;
    this.#fill = undefined;
    if (fill === undefined) {
      return this;
    }
    for (const [name, value] of fill()) {
      super.set(name, this.#found.get(name) ?? value);
    }
    return this;
  }
}
