import { expect, test } from 'vitest';
import { RecentTexts } from '../../src/stage/recent-texts.js';

/** Each entry takes 204 bytes: a key and a value of one character. */
const ENTRY = 204;

test('a text is kept until its time ends', () => {
  let time = 1000;
  const texts = new RecentTexts(() => time);
  texts.set('a', '1', 500);
  expect(texts.get('b')).toBeUndefined();
  time = 1499;
  expect(texts.get('a')).toBe('1');
  time = 1500;
  expect(texts.get('a')).toBeUndefined();
  time = 1000;
  expect(texts.get('a')).toBeUndefined();
});

test('a text takes the place of the one before, with its time', () => {
  let time = 0;
  const texts = new RecentTexts(() => time);
  texts.set('a', '1', 10);
  texts.set('a', '2', 20);
  time = 15;
  expect(texts.get('a')).toBe('2');
});

test('the text that was not read for the longest time makes room', () => {
  const texts = new RecentTexts(() => 0, { mostBytes: 2 * ENTRY, largestEntry: 1000 });
  texts.set('a', '1', 1);
  texts.set('b', '2', 1);
  texts.get('a');
  texts.set('c', '3', 1);
  expect(['a', 'b', 'c'].map((key) => texts.get(key))).toEqual(['1', undefined, '3']);
});

test('what was replaced or has ended takes no room', () => {
  let time = 0;
  const texts = new RecentTexts(() => time, { mostBytes: 2 * ENTRY, largestEntry: 1000 });
  texts.set('a', '1', 1);
  for (let i = 0; i < 9; i++) {
    texts.set('b', String(i), 5);
  }
  expect(texts.get('a')).toBe('1');
  time = 1;
  expect(texts.get('a')).toBeUndefined();
  texts.set('c', '3', 5);
  expect([texts.get('b'), texts.get('c')]).toEqual(['8', '3']);
});

test('a text that is too large is not kept, and neither is the one it replaces', () => {
  const texts = new RecentTexts(() => 0, { mostBytes: 9999, largestEntry: ENTRY });
  texts.set('a', '1', 1);
  texts.set('a', '12', 1);
  expect(texts.get('a')).toBeUndefined();
});
