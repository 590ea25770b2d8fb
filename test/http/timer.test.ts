import { expect, test } from 'vitest';
import { timerDelay } from '../../src/http/timer.js';

test.each([
  [0, 0],
  [29_000, 29_000],
  [2 ** 31 - 1, 2 ** 31 - 1],
  [2 ** 31, 2 ** 31 - 1],
  [Number.POSITIVE_INFINITY, 2 ** 31 - 1],
])('a delay of %d ms is one of %d ms for a timer', (millis, delay) => {
  expect(timerDelay(millis)).toBe(delay);
});
