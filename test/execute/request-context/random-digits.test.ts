import { expect, test } from 'vitest';
import { randomDigits } from '../../../src/execute/request-context/random-digits.js';

test('as many as are asked for, none of them twice', () => {
  const given = Array.from({ length: 1_000 }, (_, index) => randomDigits(index % 2 ? 24 : 16));
  expect(given.filter((digits) => !/^(?:[0-9a-f]{16}|[0-9a-f]{24})$/.test(digits))).toEqual([]);
  expect(new Set(given.map((digits) => digits.slice(0, 16))).size).toBe(given.length);
});
