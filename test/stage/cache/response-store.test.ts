import { expect, test } from 'vitest';
import { isCurrent } from '../../../src/stage/cache/response-store.js';

const HOUR = 3_600_000;

test.each<[expiresAt: number, time: number, expected: boolean]>([
  [1000, 999, true],
  [1000, 1000, false],
  [HOUR, 0, true],
  [HOUR + 1, 0, false],
  [Number.NaN, 0, false],
  [1000, Number.NaN, false],
])('an entry that ends at %d is valid at %d: %s', (expiresAt, time, expected) => {
  expect(isCurrent({ expiresAt }, time)).toBe(expected);
});
