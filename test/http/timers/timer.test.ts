import { expect, onTestFinished, test, vi } from 'vitest';
import { timerDelay } from '../../../src/http/timers/timer.js';

test.each([
  [0, 0],
  [29_000, 29_000],
  [2 ** 31 - 1, 2 ** 31 - 1],
  [2 ** 31, 2 ** 31 - 1],
  [Number.POSITIVE_INFINITY, 2 ** 31 - 1],
])('a delay of %d ms is one of %d ms for a timer', (millis, delay) => {
  expect(timerDelay(millis)).toBe(delay);
});

test.each([
  ['of Node', setImmediate],
  ['that lacks setImmediate', undefined],
])('on a server %s, a function runs after what is under way', async (_name, given) => {
  vi.stubGlobal('setImmediate', given);
  vi.resetModules();
  onTestFinished(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });
  const { afterReading } = await import('../../../src/http/timers/timer.js');
  const order: string[] = [];
  await new Promise<void>((resolve) => {
    afterReading(() => {
      order.push('function');
      resolve();
    });
    queueMicrotask(() => order.push('microtask'));
    order.push('caller');
  });
  expect(order).toEqual(['caller', 'microtask', 'function']);
});
