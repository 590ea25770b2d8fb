import { writeJson } from '../../json/index.js';
import { ListValue, type Value } from '../../json/values.js';
import { int, outOfBounds, unsupported } from '../arguments.js';
import { javaEquals } from '../equality.js';
import type { MethodBody, MethodTable } from '../java-class.js';
import { RenderFailure, type Work } from '../work.js';
import { ArrayValue } from './array-value.js';
import { ListIterator, OneWayIterator } from './iterators.js';
import { arrayOf, refreshed, replaceItems, SubList } from './sub-list.js';
import { CollectionView, changed } from './views.js';

/** The common methods of lists and arrays. */
const READING: MethodTable<ListValue> = {
  'size()': ({ items }) => items.length,
  'isEmpty()': ({ items }) => items.length === 0,
  'get(int)': ({ items }, [index]) => itemAt(items, int(index)),
  'contains(Object)': ({ items }, [value], run) => indexOf(items, value, run) >= 0,
  'containsAll(Collection)': ({ items }, [others], run) =>
    collected(others, run).every((other) => indexOf(items, other, run) >= 0),
  'indexOf(Object)': ({ items }, [value], run) => indexOf(items, value, run),
  'lastIndexOf(Object)': ({ items }, [value], run) => {
    run.spend(items.length >> 2);
    return items.findLastIndex((item) => javaEquals(item, value ?? null, run));
  },
  'set(int,Object)': (self, [index, value], run) => {
    const old = itemAt(self.items, int(index));
    arrayOf(self)?.checkElement(value ?? null);
    self.items[int(index)] = value ?? null;
    if (self instanceof SubList) {
      self.handOn(self.items.length, run);
    }
    return old;
  },
  'iterator()': (self) => new OneWayIterator(new ListIterator(self)),
  'listIterator()': (self) => new ListIterator(self),
  'listIterator(int)': (self, [start]) => {
    if (int(start) < 0 || int(start) > self.items.length) {
      throw outOfBounds(int(start), self.items.length);
    }
    return new ListIterator(self, int(start));
  },
  'subList(int,int)': (self, [from, to]) => {
    if (int(from) < 0 || int(to) > self.items.length || int(from) > int(to)) {
      throw outOfBounds(int(from) < 0 ? int(from) : int(to), self.items.length);
    }
    return new SubList(self, int(from), int(to));
  },
  'toArray()': ({ items }) => new ArrayValue([...items], 'Object'),
  'toArray(Object[])': ({ items }) => new ArrayValue([...items], 'Object'),
};

/** `java.util.ArrayList`: lists of the template, ranges, and arrays read from JSON. */
export const LIST_METHODS: MethodTable<ListValue> = {
  ...READING,
  'add(Object)': changing((items, [value]) => {
    items.push(value ?? null);
    return true;
  }),
  'add(int,Object)': changing((items, [index, value]) => {
    if (int(index) < 0 || int(index) > items.length) {
      throw outOfBounds(int(index), items.length);
    }
    items.splice(int(index), 0, value ?? null);
    return '';
  }),
  'addAll(Collection)': changing((items, [others], run) =>
    insert(items, items.length, collected(others, run), run),
  ),
  'addAll(int,Collection)': changing((items, [index, others], run) => {
    if (int(index) < 0 || int(index) > items.length) {
      throw outOfBounds(int(index), items.length);
    }
    return insert(items, int(index), collected(others, run), run);
  }),
  'clear()': changing((items) => {
    items.length = 0;
    return '';
  }),
  'clone()': ({ items, kind }) => new ListValue([...items], kind),
  'ensureCapacity(int)': () => '',
  'trimToSize()': () => '',
  'remove(int)': changing((items, [index]) => {
    const old = itemAt(items, int(index));
    items.splice(int(index), 1);
    return old;
  }),
  'remove(Object)': changing((items, [value], run) => {
    const index = indexOf(items, value, run);
    if (index >= 0) {
      items.splice(index, 1);
    }
    return index >= 0;
  }),
  'removeAll(Collection)': changing((items, [others], run) => {
    const gone = collected(others, run);
    return keep(items, (item) => indexOf(gone, item, run) < 0);
  }),
  'retainAll(Collection)': changing((items, [others], run) => {
    const kept = collected(others, run);
    return keep(items, (item) => indexOf(kept, item, run) >= 0);
  }),
};

/** The methods that `net.minidev.json.JSONArray` adds. */
export const JSON_ARRAY_METHODS: MethodTable<ListValue> = {
  'toJSONString()': (self) => writeJson(self, 'escaped'),
};

/**
 * Java arrays, which Velocity wraps as lists of fixed length, and parts of them. As in
 * `java.util.AbstractList`, a call that would not change anything does not fail.
 */
export const FIXED_LIST_METHODS: MethodTable<ListValue> = {
  ...READING,
  'add(Object)': unsupported,
  'add(int,Object)': unsupported,
  'addAll(Collection)': (_self, [others], run) => failIf(collected(others, run).length > 0),
  'addAll(int,Collection)': ({ items }, [index, others], run) => {
    if (int(index) < 0 || int(index) > items.length) {
      throw outOfBounds(int(index), items.length);
    }
    return failIf(collected(others, run).length > 0);
  },
  'clear()': ({ items }) => (items.length === 0 ? '' : unsupported()),
  'remove(int)': unsupported,
  'remove(Object)': ({ items }, [value], run) => failIf(indexOf(items, value, run) >= 0),
  'removeAll(Collection)': ({ items }, [others], run) => {
    const gone = collected(others, run);
    return failIf(items.some((item) => indexOf(gone, item, run) >= 0));
  },
  'retainAll(Collection)': ({ items }, [others], run) => {
    const kept = collected(others, run);
    return failIf(items.some((item) => indexOf(kept, item, run) < 0));
  },
};

/** False for a call that does not change anything; otherwise an error. */
function failIf(changes: boolean): Value {
  return changes ? unsupported() : false;
}

/** The elements of a parameter of type Collection. */
export function collected(value: Value | undefined, work: Work): readonly Value[] {
  if (value instanceof ListValue) {
    work.spend(value.items.length >> 3);
    return refreshed(value, work).items;
  }
  if (value instanceof CollectionView) {
    work.spend(value.map.entries.size);
    return value.items();
  }
  throw new RenderFailure('The argument must be a collection, not null');
}

/** The index of the first element that equals `value`; −1 if there is none. */
export function indexOf(items: readonly Value[], value: Value | undefined, work: Work): number {
  work.spend(items.length >> 2);
  return items.findIndex((item) => javaEquals(item, value ?? null, work));
}

/** A method that may change the length of a list, which it reports to iterators and the underlying list. */
function changing(
  body: (items: Value[], args: readonly Value[], run: Work) => Value,
): MethodBody<ListValue> {
  return (self, args, run) => {
    const size = self.items.length;
    const result = body(self.items, args, run);
    if (self.items.length !== size) {
      changed(self);
    }
    if (self instanceof SubList) {
      self.handOn(size, run);
    }
    return result;
  };
}

function itemAt(items: readonly Value[], index: number): Value {
  const item = items[index];
  if (item === undefined) {
    throw outOfBounds(index, items.length);
  }
  return item;
}

function insert(items: Value[], index: number, others: readonly Value[], run: Work): boolean {
  run.spend(others.length);
  const count = others.length;
  replaceItems(items, index, 0, others);
  return count > 0;
}

function keep(items: Value[], test: (item: Value) => boolean): boolean {
  const kept = items.filter(test);
  if (kept.length === items.length) {
    return false;
  }
  replaceItems(items, 0, items.length, kept);
  return true;
}
