import { describe, expect, test, vi } from 'vitest';
import { hookResult, settled } from '../../../src/execute/callers/deadline.js';

const late = () => new Error('late');

describe('the result of a caller’s function', () => {
  test('that is not a promise is returned at once', () => {
    expect(settled('now', 1, late)).toBe('now');
  });

  test('that resolves in time is its value', async () => {
    expect(await settled(Promise.resolve('soon'), 60_000, late)).toBe('soon');
  });

  test('that rejects in time is its reason', async () => {
    await expect(settled(Promise.reject(new Error('own')), 60_000, late)).rejects.toThrow('own');
  });

  test('leaves no timer', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      await settled(Promise.resolve(), 60_000, late);
      await Promise.resolve(settled(Promise.reject(new Error()), 60_000, late)).catch(() => {});
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  test('that comes too late is an error, which names the option of a hook', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const own = expect(settled(new Promise(() => {}), 50, late)).rejects.toThrow('late');
      const hook = expect(hookResult(new Promise(() => {}), 50)).rejects.toThrow(
        'did not finish within 50 ms (option hookTimeoutInMillis)',
      );
      vi.advanceTimersByTime(49);
      expect(vi.getTimerCount()).toBe(2);
      vi.advanceTimersByTime(1);
      await own;
      await hook;
    } finally {
      vi.useRealTimers();
    }
  });
});
