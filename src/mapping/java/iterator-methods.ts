import type { JavaIterator, ListIterator } from './iterators.js';
import type { MethodTable } from './java-class.js';

/** `java.util.Iterator`. */
export const ITERATOR_METHODS: MethodTable<JavaIterator> = {
  'hasNext()': (self) => self.hasNext(),
  'next()': (self) => self.next(),
  'remove()': (self) => {
    self.remove();
    return '';
  },
};

/** `java.util.ListIterator`. */
export const LIST_ITERATOR_METHODS: MethodTable<ListIterator> = {
  ...ITERATOR_METHODS,
  'hasPrevious()': (self) => self.hasPrevious(),
  'previous()': (self) => self.previous(),
  'nextIndex()': (self) => self.nextIndex,
  'previousIndex()': (self) => self.nextIndex - 1,
  'set(Object)': (self, [value]) => {
    self.set(value ?? null);
    return '';
  },
  'add(Object)': (self, [value]) => {
    self.add(value ?? null);
    return '';
  },
};
