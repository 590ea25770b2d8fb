import { MapValue, type Value } from '../../json/values.js';
import { unsupported } from '../arguments.js';
import { javaEquals, keyIn } from '../equality.js';
import type { MethodTable } from '../java-class.js';
import type { Work } from '../work.js';
import { ArrayValue } from './array-value.js';
import { MapIterator } from './iterators.js';
import { collected, indexOf } from './list-methods.js';
import { CollectionView, changed, type MapEntry } from './views.js';

/** `java.util.LinkedHashMap`: maps of the template, objects read from JSON, `$context` and its parts. */
export const MAP_METHODS: MethodTable<MapValue> = {
  'size()': ({ entries }) => entries.size,
  'isEmpty()': ({ entries }) => entries.size === 0,
  'get(Object)': (self, [key], run) => self.entries.get(keyIn(self, key ?? null, run)) ?? null,
  'getOrDefault(Object,Object)': (self, [key, otherwise], run) => {
    const found = self.entries.get(keyIn(self, key ?? null, run));
    return found === undefined ? (otherwise ?? null) : found;
  },
  'containsKey(Object)': (self, [key], run) => self.entries.has(keyIn(self, key ?? null, run)),
  'containsValue(Object)': ({ entries }, [value], run) =>
    indexOf([...entries.values()], value, run) >= 0,
  'put(Object,Object)': (self, [key, value], run) => putInto(self, key ?? null, value ?? null, run),
  'putIfAbsent(Object,Object)': (self, [key, value], run) => {
    const old = self.entries.get(keyIn(self, key ?? null, run)) ?? null;
    if (old === null) {
      putInto(self, key ?? null, value ?? null, run);
    }
    return old;
  },
  'putAll(Map)': (self, [others], run) => {
    if (others instanceof MapValue) {
      putAll(self, others, run);
    }
    return '';
  },
  'remove(Object)': (self, [key], run) => removeFrom(self, key ?? null, run),
  'remove(Object,Object)': (self, [key, value], run) => {
    const own = keyIn(self, key ?? null, run);
    if (!self.entries.has(own)) {
      return false;
    }
    if (!javaEquals(self.entries.get(own) ?? null, value ?? null, run)) {
      return false;
    }
    removeFrom(self, own, run);
    return true;
  },
  'replace(Object,Object)': (self, [key, value], run) => {
    const own = keyIn(self, key ?? null, run);
    const old = self.entries.get(own);
    if (old === undefined) {
      return null;
    }
    self.entries.set(own, value ?? null);
    return old;
  },
  'replace(Object,Object,Object)': (self, [key, from, to], run) => {
    const own = keyIn(self, key ?? null, run);
    const old = self.entries.get(own);
    if (old === undefined || !javaEquals(old, from ?? null, run)) {
      return false;
    }
    self.entries.set(own, to ?? null);
    return true;
  },
  'clear()': (self) => {
    self.entries.clear();
    changed(self);
    return '';
  },
  'clone()': ({ entries }, _args, run) => {
    run.spend(entries.size);
    return new MapValue(new Map(entries));
  },
  'keySet()': (self) => new CollectionView(self, 'keys'),
  'values()': (self) => new CollectionView(self, 'values'),
  'entrySet()': (self) => new CollectionView(self, 'entries'),
};

/** `keySet()`, `values()`, `entrySet()`: removing an element removes it from the map. */
export const VIEW_METHODS: MethodTable<CollectionView> = {
  'size()': ({ map }) => map.entries.size,
  'isEmpty()': ({ map }) => map.entries.size === 0,
  'contains(Object)': (self, [value], run) => indexOf(self.items(), value, run) >= 0,
  'containsAll(Collection)': (self, [others], run) => {
    const items = self.items();
    return collected(others, run).every((other) => indexOf(items, other, run) >= 0);
  },
  'iterator()': (self) => new MapIterator(self),
  'toArray()': (self) => new ArrayValue(self.items(), 'Object'),
  'toArray(Object[])': (self) => new ArrayValue(self.items(), 'Object'),
  'add(Object)': unsupported,
  'addAll(Collection)': (_self, [others], run) =>
    collected(others, run).length === 0 ? false : unsupported(),
  'remove(Object)': (self, [value], run) => {
    const at = indexOf(self.items(), value, run);
    const key = [...self.map.entries.keys()][at];
    if (key === undefined) {
      return false;
    }
    removeFrom(self.map, key, run);
    return true;
  },
  'removeAll(Collection)': (self, [others], run) => {
    const gone = collected(others, run);
    return retain(self, (item) => indexOf(gone, item, run) < 0, run);
  },
  'retainAll(Collection)': (self, [others], run) => {
    const kept = collected(others, run);
    return retain(self, (item) => indexOf(kept, item, run) >= 0, run);
  },
  'clear()': ({ map }) => {
    map.entries.clear();
    changed(map);
    return '';
  },
};

/** `java.util.Map.Entry`. */
export const ENTRY_METHODS: MethodTable<MapEntry> = {
  'getKey()': ({ key }) => key,
  'getValue()': ({ value }) => value,
  'setValue(Object)': (self, [value], _run) => {
    const old = self.value;
    self.value = value ?? null;
    return old;
  },
};

/** `Map.put`, which returns the previous value. */
export function putInto(map: MapValue, key: Value, value: Value, run: Work): Value {
  const own = keyIn(map, key, run);
  const old = map.entries.get(own);
  map.entries.set(own, value);
  if (old !== undefined) {
    return old;
  }
  changed(map);
  return null;
}

/** Keys that are strings need no look-up, so that most of the work is the engine's own. */
function putAll(map: MapValue, others: MapValue, run: Work): void {
  const { entries } = map;
  if (entries === others.entries) {
    return;
  }
  const { size } = entries;
  run.spend(others.entries.size + (others.entries.size >> 1));
  for (const [key, value] of others.entries) {
    if (typeof key === 'string' && key.length <= 64) {
      entries.set(key, value);
    } else {
      entries.set(keyIn(map, key, run), value);
    }
  }
  if (entries.size !== size) {
    changed(map);
  }
}

function removeFrom(map: MapValue, key: Value, run: Work): Value {
  const own = keyIn(map, key, run);
  const old = map.entries.get(own);
  if (old === undefined) {
    return null;
  }
  map.entries.delete(own);
  changed(map);
  return old;
}

function retain(view: CollectionView, test: (item: Value) => boolean, run: Work): boolean {
  const keys = [...view.map.entries.keys()];
  const gone = view.items().map((item, at) => (test(item) ? undefined : keys[at]));
  for (const key of gone) {
    if (key !== undefined) {
      removeFrom(view.map, key, run);
    }
  }
  return gone.some((key) => key !== undefined);
}
