import { expect, test } from 'vitest';
import { KeptRequests } from '../../../src/console/events/kept-requests.js';
import { summaryOf } from '../../../src/console/events/request-summary.js';
import { someRecord } from './some-record.js';

function keeping(most: number, mostBytes?: number) {
  const kept = new KeptRequests(most, mostBytes);
  return {
    kept,
    ids: () => kept.summaries.map(({ id }) => id),
    add(requestId: string, size = 100) {
      const record = someRecord({ requestId, size });
      kept.add(record, summaryOf(record));
      return record;
    },
  };
}

test('the latest are kept, oldest first', () => {
  const { kept, ids, add } = keeping(2);
  add('a');
  const b = add('b');
  add('c');
  expect(ids()).toEqual(['b', 'c']);
  expect(kept.find('b')).toBe(b);
  expect(kept.find('a')).toBeUndefined();
});

test('and no more than a number of bytes', () => {
  const { ids, add } = keeping(100, 10_000);
  add('a', 3000);
  add('b', 3000);
  expect(ids()).toEqual(['a', 'b']);
  add('c', 3000);
  expect(ids()).toEqual(['b', 'c']);
  add('d', 100_000);
  expect(ids()).toEqual([]);
  add('e', 3000);
  add('f', 3000);
  expect(ids()).toEqual(['e', 'f']);
});

test('a request with the ID of another takes its place, and its bytes', () => {
  const { kept, ids, add } = keeping(3, 10_000);
  for (let i = 0; i < 10; i += 1) {
    add('same', 5000);
  }
  const last = add('same', 1000);
  add('other', 5000);
  expect(ids()).toEqual(['same', 'other']);
  expect(kept.find('same')).toBe(last);
});

test.each([Number.NaN, -1, null])('a size of %j counts as little', (size) => {
  const { ids, add } = keeping(100, 10_000);
  for (let i = 0; i < 20; i += 1) {
    add(`id-${i}`, size as number);
  }
  expect(ids()).toHaveLength(9);
});

test('names of prototypes are IDs like any other', () => {
  const { kept, add } = keeping(10);
  expect(kept.find('__proto__')).toBeUndefined();
  expect(kept.find('constructor')).toBeUndefined();
  expect(kept.find('__proto__')).toBe(void 0);
  const record = add('__proto__');
  expect(kept.find('__proto__')).toBe(record);
});

test('all are forgotten', () => {
  const { kept, ids, add } = keeping(10, 10_000);
  add('a', 8000);
  kept.clear();
  expect(ids()).toEqual([]);
  add('b', 8000);
  expect(ids()).toEqual(['b']);
});
