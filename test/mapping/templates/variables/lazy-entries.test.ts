import { expect, test } from 'vitest';
import type { Value } from '../../../../src/java/json/values.js';
import { LazyEntries } from '../../../../src/mapping/templates/variables/lazy-entries.js';

const VALUES = new Map<Value, Value>([
  ['a', '1'],
  ['b', '2'],
]);

function lazy() {
  const asked: Value[] = [];
  let fills = 0;
  const entries = new LazyEntries(
    (name) => {
      asked.push(name);
      return VALUES.get(name);
    },
    () => {
      fills += 1;
      return VALUES;
    },
  );
  return { asked, entries, fills: () => fills };
}

test('a value is created when it is first read, and alone', () => {
  const { asked, entries, fills } = lazy();
  expect([entries.get('a'), entries.get('a'), entries.get('none')]).toEqual(['1', '1', undefined]);
  expect(asked).toEqual(['a', 'none']);
  expect(fills()).toBe(0);
});

test.each<[use: string, run: (entries: LazyEntries) => unknown, expected: unknown]>([
  ['has', (entries) => [entries.has('a'), entries.has('none')], [true, false]],
  ['size', (entries) => entries.size, 2],
  ['keys', (entries) => [...entries.keys()], ['a', 'b']],
  ['values', (entries) => [...entries.values()], ['1', '2']],
  ['entries', (entries) => [...entries.entries()], [...VALUES]],
  ['iteration', (entries) => [...entries], [...VALUES]],
  [
    'forEach',
    (entries) => {
      const seen: Value[] = [];
      entries.forEach((value, key) => void seen.push(key, value));
      return seen;
    },
    ['a', '1', 'b', '2'],
  ],
  [
    'set',
    (entries) => [...entries.set('a', 'x').set('c', '3')].flat(),
    ['a', 'x', 'b', '2', 'c', '3'],
  ],
  [
    'delete',
    (entries) => [entries.delete('a'), entries.delete('a'), entries.get('a')],
    [true, false, undefined],
  ],
  [
    'clear',
    (entries) => {
      entries.clear();
      return [entries.size, entries.get('a')];
    },
    [0, undefined],
  ],
])('all values are created once for %s', (_, run, expected) => {
  const { entries, fills } = lazy();
  expect(run(entries)).toEqual(expected);
  expect(entries.has('none')).toBe(false);
  expect(fills()).toBe(1);
});

test('a value that was read before stays the same', () => {
  const made = { kind: 'Opaque', text: () => '' } as const;
  const other = { kind: 'Opaque', text: () => '' } as const;
  const entries = new LazyEntries(
    () => made,
    () => [['a', other]],
  );
  expect(entries.get('a')).toBe(made);
  expect([...entries.values()][0]).toBe(made);
  expect(entries.get('a')).toBe(made);
});
