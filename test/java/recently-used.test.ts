import { expect, test } from 'vitest';
import { RecentlyUsed } from '../../src/java/recently-used.js';

function counted(limit: number, longest: number) {
  const made: string[] = [];
  const cache = new RecentlyUsed(limit, longest, (text) => {
    if (text === 'bad') {
      throw new Error('bad');
    }
    made.push(text);
    return { text };
  });
  return { made, cache };
}

test('a value is made once, and the same one returned', () => {
  const { made, cache } = counted(2, 10);
  expect(cache.get('a')).toBe(cache.get('a'));
  expect(made).toEqual(['a']);
});

test('the value that was not used for longest is forgotten', () => {
  const { made, cache } = counted(2, 10);
  for (const text of ['a', 'b', 'a', 'c', 'a', 'b']) {
    cache.get(text);
  }
  expect(made).toEqual(['a', 'b', 'c', 'b']);
});

test.each([
  [3, 1],
  [2, 2],
])('a text of 3 units is kept where the longest has %i: made %i times', (longest, times) => {
  const { made, cache } = counted(2, longest);
  cache.get('abc');
  expect(cache.get('abc')).toEqual({ text: 'abc' });
  expect(made).toHaveLength(times);
});

test('an error is not kept', () => {
  const { cache } = counted(2, 10);
  expect(() => cache.get('bad')).toThrow('bad');
  expect(() => cache.get('bad')).toThrow('bad');
});
