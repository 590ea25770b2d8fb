import { javaText } from '../json/index.js';
import { ListValue, type MapValue, type OpaqueValue, type Value } from '../json/values.js';
import { RenderFailure } from './work.js';

/** A key of a map with its value, as `entrySet()` gives it: it follows the map. */
export class MapEntry implements OpaqueValue {
  readonly kind = 'Opaque';
  readonly key: Value;
  readonly #map: MapValue;

  constructor(map: MapValue, key: Value) {
    this.#map = map;
    this.key = key;
  }

  get value(): Value {
    return this.#map.entries.get(this.key) ?? null;
  }

  set value(value: Value) {
    this.#map.entries.set(this.key, value);
  }

  text(): string {
    return `${javaText(this.key)}=${javaText(this.value)}`;
  }
}

/** `keySet()`, `values()` or `entrySet()` of a map: they follow the map, and changes reach it. */
export class CollectionView implements OpaqueValue {
  readonly kind = 'Opaque';
  readonly map: MapValue;
  readonly part: 'keys' | 'values' | 'entries';

  constructor(map: MapValue, part: CollectionView['part']) {
    this.map = map;
    this.part = part;
  }

  items(): Value[] {
    if (this.part === 'keys') return [...this.map.entries.keys()];
    if (this.part === 'values') return [...this.map.entries.values()];
    return [...this.map.entries.keys()].map((key) => new MapEntry(this.map, key));
  }

  text(): string {
    return javaText(new ListValue(this.items()));
  }
}

/** A part of a list, as `subList` gives it: changes reach the list it was cut from. */
export class SubList extends ListValue {
  readonly #source: ListValue;
  readonly #from: number;
  #expected: number;

  constructor(source: ListValue, from: number, to: number) {
    super(source.items.slice(from, to));
    this.#source = source;
    this.#from = from;
    this.#expected = changesOf(source);
  }

  /** Takes over what was set in the list since; fails where the list was cut or lengthened. */
  refresh(): void {
    if (this.#source instanceof SubList) this.#source.refresh();
    if (changesOf(this.#source) !== this.#expected) throw concurrentChange();
    const end = this.#from + this.items.length;
    this.items.splice(0, this.items.length, ...this.#source.items.slice(this.#from, end));
  }

  /** Hands a change on; `size` is how many elements the part had before. */
  handOn(size: number): void {
    this.#source.items.splice(this.#from, size, ...this.items);
    if (size !== this.items.length) changed(this.#source);
    if (this.#source instanceof SubList) {
      this.#source.handOn(this.#source.items.length - this.items.length + size);
    }
    this.#expected = changesOf(this.#source);
  }
}

/** How often a collection has grown or shrunk: Java's iterators refuse to go on after that. */
export function changesOf(collection: ListValue | MapValue): number {
  return CHANGES.get(collection) ?? 0;
}

/** Notes that a collection has grown or shrunk. */
export function changed(collection: ListValue | MapValue): void {
  CHANGES.set(collection, changesOf(collection) + 1);
}

/** What Java throws where a collection is changed while it is walked. */
export function concurrentChange(): RenderFailure {
  return new RenderFailure('A collection was changed while it was walked');
}

const CHANGES = new WeakMap<ListValue | MapValue, number>();
