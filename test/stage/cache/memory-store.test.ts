import { LRUCache } from 'lru-cache';
import { expect, test } from 'vitest';
import { type MemoryEntry, MemoryStore } from '../../../src/stage/cache/memory-store.js';
import { kept } from './kept.js';

function storeOf(maxSize = 1_000_000) {
  const store = new MemoryStore(new LRUCache<string, MemoryEntry>({ maxSize }));
  const write = (key: string, time: number, body = key) =>
    store.write(key, kept(body), { time, ttlInMillis: 1000, edition: store.read(key, 0).edition });
  return { store, write };
}

test('an entry is there until its time is over, and then it is gone', () => {
  const { store, write } = storeOf();
  write('a', 5000);
  expect(store.read('a', 5999).found).toEqual(kept('a'));
  expect(store.read('b', 5999).found).toBeUndefined();
  expect(store.read('a', 6000).found).toBeUndefined();
  expect(store.entries).toBe(0);
});

test('an entry does not outlive its time when the clock is put back', () => {
  const { store, write } = storeOf();
  write('a', 86_400_000);
  expect(store.read('a', 0).found).toBeUndefined();
  expect(store.entries).toBe(0);
});

test('the least recently used entries make room', () => {
  const { store, write } = storeOf(3 * 1000);
  for (const key of ['a', 'b', 'c']) {
    write(key, 0, 'x'.repeat(600));
  }
  store.read('a', 0);
  write('d', 0, 'x'.repeat(600));
  expect(['a', 'b', 'c', 'd'].filter((key) => store.read(key, 0).found)).toEqual(['a', 'c', 'd']);
  expect(store.entries).toBe(3);
  expect(store.bytes).toBeGreaterThan(1800);
  expect(store.bytes).toBeLessThanOrEqual(3000);
});

test('an entry that is larger than the memory is not kept', () => {
  const { store, write } = storeOf(1000);
  write('a', 0, 'x'.repeat(1001));
  expect([store.read('a', 0).found, store.entries, store.bytes]).toEqual([undefined, 0, 0]);
});

test('a flush removes what is there, and what was looked for before it', () => {
  const { store, write } = storeOf();
  write('a', 0);
  const { edition } = store.read('b', 0);
  store.flush();
  store.write('b', kept('b'), { time: 0, ttlInMillis: 1000, edition });
  expect(['a', 'b'].filter((key) => store.read(key, 0).found)).toEqual([]);
  write('b', 0);
  expect(store.read('b', 0).found).toEqual(kept('b'));
});
