import { expect, test } from 'vitest';
import { randomDigits, randomUuid } from '../../../src/execute/request-context/random-digits.js';

test('as many as are asked for, none of them twice', () => {
  const given = Array.from({ length: 1_000 }, (_, index) => randomDigits(index % 2 ? 24 : 16));
  expect(given.filter((digits) => !/^(?:[0-9a-f]{16}|[0-9a-f]{24})$/.test(digits))).toEqual([]);
  expect(new Set(given.map((digits) => digits.slice(0, 16))).size).toBe(given.length);
});

test('a UUID of version 4', () => {
  const given = Array.from({ length: 1_000 }, randomUuid);
  const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  expect(given.filter((id) => !pattern.test(id))).toEqual([]);
  expect(new Set(given.map((id) => id.charAt(19)))).toEqual(new Set('89ab'));
  expect(new Set(given).size).toBe(given.length);
});
