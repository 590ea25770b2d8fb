import { expect, test } from 'vitest';
import { hashOrder } from '../../../src/java/lang/hash-order.js';

const sentence = (n: number) =>
  `string "v${n}" is too short (length: 2, required minimum: ${n % 7})`;

// What OpenJDK 17 prints of a HashSet to which the sentences were added one by one.
test.each([
  [3, '1 2 0'],
  [12, '1 8 11 10 2 7 0 9 6 4 3 5'],
  [13, '1 10 7 12 9 6 4 5 8 11 2 0 3'],
  [24, '18 22 1 10 7 12 9 6 4 15 23 5 14 8 11 20 2 17 0 19 3 13 21 16'],
  [25, '22 7 12 4 15 23 11 2 19 3 18 1 10 9 6 24 5 14 8 20 17 0 13 21 16'],
  [
    60,
    '22 58 43 7 12 33 41 54 48 27 51 30 19 29 3 46 25 18 31 56 45 53 5 14 8 20 0 38 13 21 16 40 55 4 15 36 44 23 50 47 11 2 26 52 49 28 1 10 9 6 24 32 35 39 42 17 57 59 37 34',
  ],
])('%d texts are in the same order as in Java', (count, expected) => {
  const texts = Array.from({ length: count }, (_, n) => sentence(n));
  expect(
    hashOrder(texts)
      .map((text) => texts.indexOf(text))
      .join(' '),
  ).toBe(expected);
});

test('texts with equal hashes stay in insertion order', () => {
  const texts = ['AaAa', 'BBBB', 'AaBB', 'BBAa', 'q', 'é😀'];
  expect(hashOrder(texts)).toEqual(['q', 'é😀', 'AaAa', 'BBBB', 'AaBB', 'BBAa']);
});
