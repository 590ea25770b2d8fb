import { ListValue, MapValue, type OpaqueValue, type Value } from '../json/values.js';
import { ArrayValue } from './array-value.js';
import {
  CollectionView,
  changed,
  changesOf,
  concurrentChange,
  MapEntry,
  SubList,
} from './views.js';
import { RenderFailure } from './work.js';

/** A Java iterator. */
export abstract class JavaIterator implements OpaqueValue {
  readonly kind = 'Opaque';

  abstract hasNext(): boolean;
  /** @throws RenderFailure at the end, and where the collection was changed meanwhile */
  abstract next(): Value;
  abstract remove(): void;

  text(): string {
    return 'java.util.Iterator@0';
  }
}

/** The iterator that `#foreach` uses; `undefined` for what cannot be walked. */
export function iteratorOf(value: Value): JavaIterator | undefined {
  if (value instanceof ListValue) return new ListIterator(value);
  if (value instanceof MapValue) return new MapIterator(new CollectionView(value, 'values'));
  if (value instanceof CollectionView) return new MapIterator(value);
  return value instanceof JavaIterator ? value : undefined;
}

/** Walks a list or an array, in both directions. */
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

  remove(): void {
    this.#checkChangeable();
    this.#list.items.splice(this.#last, 1);
    this.#handOn(this.#list.items.length + 1);
    this.#cursor = this.#last;
    this.#last = -1;
  }

  set(value: Value): void {
    this.#checkChangeable();
    this.#list.items[this.#last] = value;
    if (this.#list instanceof SubList) this.#list.handOn(this.#list.items.length);
  }

  add(value: Value): void {
    this.#list.items.splice(this.#cursor, 0, value);
    this.#handOn(this.#list.items.length - 1);
    this.#cursor += 1;
    this.#last = -1;
  }

  #step(index: number, cursor: number): Value {
    if (changesOf(this.#list) !== this.#expected) throw concurrentChange();
    const value = this.#list.items[index];
    if (value === undefined) throw new RenderFailure('The iterator is at its end');
    this.#cursor = cursor;
    this.#last = index;
    return value;
  }

  #checkChangeable(): void {
    if (this.#list instanceof ArrayValue) throw new RenderFailure('An array keeps its length');
    if (this.#last < 0) throw new RenderFailure('The iterator has given nothing yet');
  }

  #handOn(size: number): void {
    changed(this.#list);
    if (this.#list instanceof SubList) this.#list.handOn(size);
    this.#expected = changesOf(this.#list);
  }
}

/** Walks a list from its beginning to its end, and can do nothing else. */
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

  remove(): void {
    this.#inner.remove();
  }
}

/** Walks the keys, values or entries of a map. */
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
    if (changesOf(map) !== this.#expected) throw concurrentChange();
    const key = this.#keys[this.#cursor];
    if (key === undefined) throw new RenderFailure('The iterator is at its end');
    this.#cursor += 1;
    if (part === 'keys') return key;
    return part === 'values' ? (map.entries.get(key) ?? null) : new MapEntry(map, key);
  }

  remove(): void {
    const key = this.#keys[this.#cursor - 1];
    if (key === undefined) throw new RenderFailure('The iterator has given nothing yet');
    const { map } = this.#view;
    map.entries.delete(key);
    changed(map);
    this.#expected = changesOf(map);
  }
}
