import { ListValue, MapValue, type OpaqueValue, type Value } from '../../json/values.js';
import { unsupported } from '../arguments.js';
import { RenderFailure, type Work } from '../work.js';
import { arrayOf, refreshed, SubList } from './sub-list.js';
import { CollectionView, changed, changesOf, concurrentChange, MapEntry } from './views.js';

/** A Java iterator. */
export abstract class JavaIterator implements OpaqueValue {
  readonly kind = 'Opaque';

  abstract hasNext(): boolean;
  /** @throws RenderFailure at the end, and if the collection was modified meanwhile */
  abstract next(): Value;
  abstract remove(work: Work): void;

  text(): string {
    return 'java.util.Iterator@0';
  }
}

/** The iterator that `#foreach` uses; `undefined` for a value that cannot be iterated. */
export function iteratorOf(value: Value, work: Work): JavaIterator | undefined {
  if (value instanceof ListValue) {
    return new ListIterator(refreshed(value, work));
  }
  if (value instanceof MapValue || value instanceof CollectionView) {
    const view = value instanceof MapValue ? new CollectionView(value, 'values') : value;
    work.spend(view.map.entries.size >> 3);
    return new MapIterator(view);
  }
  return value instanceof JavaIterator ? value : undefined;
}

/** Iterates over a list or an array, in both directions. */
export class ListIterator extends JavaIterator {
  readonly #list: ListValue;
  #cursor: number;
  #last = -1;
  #expected: number;

  constructor(list: ListValue, start = 0) {
    super();
    this.#list = list;
    this.#cursor = start;
    this.#expected = changesOf(list);
  }

  get nextIndex(): number {
    return this.#cursor;
  }

  hasNext(): boolean {
    return this.#cursor !== this.#list.items.length;
  }

  hasPrevious(): boolean {
    return this.#cursor !== 0;
  }

  next(): Value {
    return this.#step(this.#cursor, this.#cursor + 1);
  }

  previous(): Value {
    return this.#step(this.#cursor - 1, this.#cursor - 1);
  }

  remove(work: Work): void {
    this.#checkStarted();
    this.#checkLength(work);
    this.#list.items.splice(this.#last, 1);
    this.#handOn(this.#list.items.length + 1, work);
    this.#cursor = this.#last;
    this.#last = -1;
  }

  set(value: Value, work: Work): void {
    this.#checkStarted();
    arrayOf(this.#list)?.checkElement(value);
    this.#list.items[this.#last] = value;
    if (this.#list instanceof SubList) {
      this.#list.handOn(this.#list.items.length, work);
    }
  }

  add(value: Value, work: Work): void {
    this.#checkLength(work);
    this.#list.items.splice(this.#cursor, 0, value);
    this.#handOn(this.#list.items.length - 1, work);
    this.#cursor += 1;
    this.#last = -1;
  }

  #step(index: number, cursor: number): Value {
    if (changesOf(this.#list) !== this.#expected) {
      throw concurrentChange();
    }
    const value = this.#list.items[index];
    if (value === undefined) {
      throw new RenderFailure('The iterator has no more elements');
    }
    this.#cursor = cursor;
    this.#last = index;
    return value;
  }

  #checkStarted(): void {
    if (this.#last < 0) {
      throw new RenderFailure('The iterator has not returned an element yet: call next() first');
    }
  }

  /** An array keeps its length; in a list, the following elements move. */
  #checkLength(work: Work): void {
    if (arrayOf(this.#list) !== undefined) {
      unsupported();
    }
    work.spend(this.#list.items.length >> 3);
  }

  #handOn(size: number, work: Work): void {
    changed(this.#list);
    if (this.#list instanceof SubList) {
      this.#list.handOn(size, work);
    }
    this.#expected = changesOf(this.#list);
  }
}

/** Iterates over a list from beginning to end only. */
export class OneWayIterator extends JavaIterator {
  readonly #inner: ListIterator;

  constructor(inner: ListIterator) {
    super();
    this.#inner = inner;
  }

  hasNext(): boolean {
    return this.#inner.hasNext();
  }

  next(): Value {
    return this.#inner.next();
  }

  remove(work: Work): void {
    this.#inner.remove(work);
  }
}

/** Iterates over the keys, values or entries of a map. */
export class MapIterator extends JavaIterator {
  readonly #view: CollectionView;
  readonly #keys: readonly Value[];
  #cursor = 0;
  #expected: number;

  constructor(view: CollectionView) {
    super();
    this.#view = view;
    this.#keys = [...view.map.entries.keys()];
    this.#expected = changesOf(view.map);
  }

  hasNext(): boolean {
    return this.#cursor < this.#keys.length;
  }

  next(): Value {
    const { map, part } = this.#view;
    if (changesOf(map) !== this.#expected) {
      throw concurrentChange();
    }
    const key = this.#keys[this.#cursor];
    if (key === undefined) {
      throw new RenderFailure('The iterator has no more elements');
    }
    this.#cursor += 1;
    if (part === 'keys') {
      return key;
    }
    return part === 'values' ? (map.entries.get(key) ?? null) : new MapEntry(map, key);
  }

  remove(): void {
    const key = this.#keys[this.#cursor - 1];
    if (key === undefined) {
      throw new RenderFailure('The iterator has not returned an element yet: call next() first');
    }
    const { map } = this.#view;
    map.entries.delete(key);
    changed(map);
    this.#expected = changesOf(map);
  }
}
