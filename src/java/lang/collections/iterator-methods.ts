import type { MethodTable } from '../java-class.js';
import type { JavaIterator, ListIterator } from './iterators.js';

/** `java.util.Iterator`. */
export const ITERATOR_METHODS: MethodTable<JavaIterator> = {
  'hasNext()': (self) => self.hasNext(),
  'next()': (self) => self.next(),
  'remove()': (self, _args, run) => {
    self.remove(run);
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
  'set(Object)': (self, [value], run) => {
    self.set(value ?? null, run);
    return '';
  },
  'add(Object)': (self, [value], run) => {
    self.add(value ?? null, run);
    return '';
  },
};
