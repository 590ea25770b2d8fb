import Keyv from 'keyv';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { EntryStore } from '../../../src/model/store.js';
import { checkedEntries } from '../../../src/stage/stores/checked-entries.js';
import { unhandledRejections } from '../../support/rejections.js';
import { requestOf } from '../../support/scope.js';
import { FAILURES, NONSENSE } from './hostile-results.js';

const request = requestOf();

function entries(store: Partial<EntryStore>) {
  const reports: string[] = [];
  const none = { get: () => {}, set: () => {}, delete: () => {} };
  const whole = 'opts' in store ? (store as EntryStore) : { ...none, ...store };
  const report = ({ message }: Error) => void reports.push(message);
  return { reports, checked: checkedEntries(whole, { timeoutInMillis: 250, report }) };
}

describe('an entry', () => {
  test.each([
    ['a text', () => 'kept', 'kept'],
    ['a promise of a text', async () => 'kept', 'kept'],
    ['undefined', () => undefined, undefined],
    ['null', () => null, undefined],
  ])('is read from %s', async (_, get, value) => {
    const { checked, reports } = entries({ get });
    expect(await checked.get('k', request)).toBe(value);
    expect(reports).toEqual([]);
  });

  test.each(NONSENSE)('that is %s is missing, and is reported', async (_, get) => {
    const { checked, reports } = entries({ get });
    expect(await checked.get('k', request)).toBeUndefined();
    expect(reports).toEqual([expect.stringMatching(/^The entry store /)]);
  });

  test.each(FAILURES)('of a store that %s is missing, and is reported', async (_, fail) => {
    const { checked, reports } = entries({ get: fail, set: fail, delete: fail });
    expect(await checked.get('k', request)).toBeUndefined();
    expect(await checked.set('k', 'v', 1, request)).toBeUndefined();
    expect(await checked.delete('k', request)).toBeUndefined();
    expect(reports).toEqual([expect.stringMatching(/^The entry store failed: /)]);
  });

  test('leaves no unhandled rejection in what a store returns for a change', async () => {
    const rejections = unhandledRejections();
    const late = async () => ({ done: Promise.reject(new Error('late')) });
    const { checked, reports } = entries({ set: late, delete: late });
    await checked.set('k', 'v', 1, request);
    await checked.delete('k', request);
    expect(await rejections()).toEqual([]);
    expect(reports).toEqual([]);
  });

  test('is set and deleted with what the store asks for', async () => {
    const asked: unknown[] = [];
    const store = new (class {
      get() {}
      set(...given: unknown[]) {
        asked.push(['set', ...given]);
      }
      delete(...given: unknown[]) {
        asked.push(['delete', ...given]);
      }
    })();
    const { checked } = entries({
      set: (...given) => store.set(...given),
      delete: (key) => store.delete(key),
    });
    await checked.set('k', 'v', 1000, request);
    await checked.delete('k', request);
    expect(asked).toEqual([
      ['set', 'k', 'v', 1000],
      ['delete', 'k'],
    ]);
  });
});

describe('a store that fails', () => {
  test.each(FAILURES)('is told from one that lacks the entry, if it %s', async (_, fail) => {
    const { checked, reports } = entries({ get: fail });
    expect(await checked.find('k', request)).toEqual({ failure: expect.any(Error) });
    expect(reports.length).toBe(1);
    expect(await entries({}).checked.find('k', request)).toEqual({ value: undefined });
  });

  test.each(FAILURES)('rejects what must be written, if it %s', async (_, fail) => {
    await expect(entries({ set: fail }).checked.put('k', 'v', 1)).rejects.toThrow(
      /^The entry store failed: /,
    );
    const asked: unknown[] = [];
    await entries({ set: (...given) => asked.push(given) }).checked.put('k', 'v', 1);
    expect(asked).toEqual([['k', 'v', 1]]);
  });
});

describe('a Keyv', () => {
  test('is an entry store', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const { checked, reports } = entries(new Keyv());
    await checked.set('short', 'a', 1000, request);
    await checked.set('long', 'b', 5000, request);
    await checked.set('gone', 'c', 5000, request);
    await checked.delete('gone', request);
    expect(await checked.get('short', request)).toBe('a');
    vi.advanceTimersByTime(2000);
    expect(await checked.get('short', request)).toBeUndefined();
    expect(await checked.get('long', request)).toBe('b');
    expect(await checked.get('gone', request)).toBeUndefined();
    await checked.clear();
    expect(await checked.get('long', request)).toBeUndefined();
    expect(reports).toEqual([]);
  });

  test('whose entry is not a text is missing', async () => {
    const keyv = new Keyv();
    await keyv.set('k', { not: 'a text' });
    const { checked, reports } = entries(keyv);
    expect(await checked.get('k', request)).toBeUndefined();
    expect(reports).toEqual(['The entry store returned an object for a text that was set']);
  });
});

describe('the removal of all entries', () => {
  test('rejects where the store cannot do it, or fails', async () => {
    await expect(entries({}).checked.clear()).rejects.toThrow('it lacks a method "clear"');
    const clear = () => Promise.reject(new Error('gone'));
    await expect(entries({ clear }).checked.clear()).rejects.toThrow(
      'The entry store failed: gone',
    );
  });

  test('is the store’s', async () => {
    let cleared = 0;
    const clear = () => {
      cleared += 1;
    };
    await entries({ clear }).checked.clear();
    expect(cleared).toBe(1);
  });
});
