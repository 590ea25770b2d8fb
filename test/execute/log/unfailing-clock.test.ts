import { expect, test } from 'vitest';
import { unfailing } from '../../../src/execute/log/unfailing-clock.js';

test('a clock is read each time', () => {
  let time = 5;
  const clock = unfailing(() => time);
  expect(clock()).toBe(5);
  time = 6;
  expect(clock()).toBe(6);
});

test('a clock that fails is replaced by the time of day', () => {
  const clock = unfailing(() => {
    throw new Error('stopped');
  });
  expect(new Date(clock()).getUTCFullYear()).toBeGreaterThan(2024);
});
