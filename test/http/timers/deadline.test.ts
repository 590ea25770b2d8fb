import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { Deadline } from '../../../src/http/timers/deadline.js';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
});

const socketsRead = () => new Promise((resolve) => setImmediate(resolve));

function deadline() {
  const calls: string[] = [];
  const made = new Deadline(() => calls.push('over'));
  return { made, calls };
}

test('is over once when its time has passed and sockets have been read', async () => {
  const { made, calls } = deadline();
  made.start(1000);
  vi.advanceTimersByTime(999);
  await socketsRead();
  expect(calls).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(calls).toEqual([]);
  await socketsRead();
  expect(calls).toEqual(['over']);
  made.start(10);
  vi.advanceTimersByTime(10);
  await socketsRead();
  expect(calls).toEqual(['over', 'over']);
});

describe('while sockets are read a last time', () => {
  test.each([
    ['is postponed by its whole time', 'postpone', ['over']],
    ['is ended', 'end', []],
  ] as const)('it %s', async (_name, move, later) => {
    const { made, calls } = deadline();
    made.start(1000);
    vi.advanceTimersByTime(1000);
    made[move]();
    await socketsRead();
    vi.advanceTimersByTime(999);
    await socketsRead();
    expect(calls).toEqual([]);
    vi.advanceTimersByTime(1);
    await socketsRead();
    expect(calls).toEqual(later);
  });

  test('it is started anew with another time', async () => {
    const { made, calls } = deadline();
    made.start(1000);
    vi.advanceTimersByTime(1000);
    made.start(50);
    await socketsRead();
    expect(calls).toEqual([]);
    vi.advanceTimersByTime(50);
    await socketsRead();
    expect(calls).toEqual(['over']);
  });
});

test('after its end nothing postpones it, and it leaves no timer', () => {
  const { made } = deadline();
  made.start(1000);
  made.start(2000);
  expect(vi.getTimerCount()).toBe(1);
  made.end();
  made.postpone();
  expect(vi.getTimerCount()).toBe(0);
});
