import { javaText } from '../../json/index.js';
import { ListValue, type MapValue, type OpaqueValue, type Value } from '../../json/values.js';
import { RenderFailure } from '../work.js';

/** A key of a map with its value, as `entrySet()` returns it; it reflects later changes of the map. */
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

/** `keySet()`, `values()` or `entrySet()` of a map, which reflect the map and change it. */
export class CollectionView implements OpaqueValue {
  readonly kind = 'Opaque';
  readonly map: MapValue;
  readonly part: 'keys' | 'values' | 'entries';

  constructor(map: MapValue, part: CollectionView['part']) {
    this.map = map;
    this.part = part;
  }

  items(): Value[] {
    if (this.part === 'keys') {
      return [...this.map.entries.keys()];
    }
    if (this.part === 'values') {
      return [...this.map.entries.values()];
    }
    return [...this.map.entries.keys()].map((key) => new MapEntry(this.map, key));
  }

  text(): string {
    return javaText(new ListValue(this.items()));
  }
}

/** The number of changes to the size of a collection, after which Java's iterators fail. */
export function changesOf(collection: ListValue | MapValue): number {
  return CHANGES.get(collection) ?? 0;
}

/** Counts a change to the size of a collection. */
export function changed(collection: ListValue | MapValue): void {
  CHANGES.set(collection, changesOf(collection) + 1);
}

/** The error that Java throws if a collection is modified during iteration. */
export function concurrentChange(): RenderFailure {
  return new RenderFailure('A collection was modified during iteration');
}

const CHANGES = new WeakMap<ListValue | MapValue, number>();
