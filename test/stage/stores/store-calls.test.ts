import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { StoreCalls } from '../../../src/stage/stores/store-calls.js';
import { requestOf } from '../../support/scope.js';
import { FAILURES } from './hostile-results.js';

const request = requestOf();
const never = () => new Promise(() => {});
const asIs = (result: unknown) => result;

function calls() {
  const reports: string[] = [];
  const report = ({ message }: Error) => void reports.push(message);
  return { reports, store: new StoreCalls('The store', { timeoutInMillis: 250, report }) };
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

describe('a call of a store', () => {
  test.each(FAILURES)('that %s is a failure, not a rejection', async (_, fail) => {
    const { store } = calls();
    expect(await store.call(fail, asIs)).toEqual({ failure: expect.any(Error) });
  });

  test('has the value that the check makes of its result', async () => {
    const { store } = calls();
    expect(await store.call(() => 1, String)).toEqual({ value: '1' });
    expect(await store.call(async () => 2, String)).toEqual({ value: '2' });
  });

  test('whose result is refused says why, and does not count as an outage', async () => {
    const { store } = calls();
    const refuse = () => {
      throw new TypeError('returned nonsense');
    };
    for (let i = 0; i < 5; i += 1) {
      const result = await store.call(() => 1, refuse);
      expect(result).toMatchObject({ failure: { message: 'The store returned nonsense' } });
    }
    expect(await store.call(() => 1, asIs)).toEqual({ value: 1 });
  });

  test('that hangs ends at its deadline', async () => {
    const { store } = calls();
    const result = store.call(never, asIs);
    vi.advanceTimersByTime(250);
    expect(await result).toMatchObject({
      failure: {
        message: 'The store failed: it took longer than 250 ms (option stores.timeoutInMillis)',
      },
    });
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a store that fails three times in a row', () => {
  async function away() {
    const made = calls();
    let asked = 0;
    const fail = () => {
      asked += 1;
      throw new Error('gone');
    };
    for (let i = 0; i < 3; i += 1) {
      await made.store.call(fail, asIs);
    }
    return { ...made, fail, asked: () => asked };
  }

  test('is not asked for a second', async () => {
    const { store, fail, asked } = await away();
    const result = await store.call(fail, asIs);
    expect(asked()).toBe(3);
    expect(result).toMatchObject({
      failure: { message: 'The store is not asked, because it failed a moment ago' },
    });
  });

  test('is then tried by one call, while the others do not wait', async () => {
    const { store, asked } = await away();
    vi.advanceTimersByTime(1000);
    const tried = store.call(never, asIs);
    expect(await store.call(() => 1, asIs)).toEqual({ failure: expect.any(Error) });
    vi.advanceTimersByTime(250);
    expect(await tried).toEqual({ failure: expect.any(Error) });
    expect(await store.call(() => 1, asIs)).toEqual({ failure: expect.any(Error) });
    expect(asked()).toBe(3);
  });

  test('is asked by all again once it works', async () => {
    const { store, fail } = await away();
    vi.advanceTimersByTime(1000);
    expect(await store.call(() => 1, asIs)).toEqual({ value: 1 });
    expect(await store.call(() => 2, asIs)).toEqual({ value: 2 });
    await store.call(fail, asIs);
    expect(await store.call(() => 3, asIs)).toEqual({ value: 3 });
  });
});

test('failures are reported once in ten seconds, with their number', () => {
  const { store, reports } = calls();
  for (let i = 0; i < 3; i += 1) {
    store.report(new Error('gone'), request);
  }
  vi.advanceTimersByTime(10_000);
  store.report(new Error('gone'), request);
  expect(reports).toEqual(['gone', 'gone (2 failures before it)']);
});
