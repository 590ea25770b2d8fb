import { describe, expect, test } from 'vitest';
import { checkStores } from '../../../src/core/options/stores-option.js';
import { expectRefused } from '../../support/wrong-options.js';

describe('a wrong option is a TypeError that names it', () => {
  test.each<readonly [stores: unknown, sentence: RegExp]>([
    [new Map(), /^stores must be an object such as \{ entries: new Keyv\(\) \}, not a Map$/],
    [{ counter: {} }, /^"counter" is not a member of stores; did you mean "counters"\?$/],
    [{ entries: {} }, /^stores\.entries must be a store with the methods get, set and delete/],
    [{ counters: new Map() }, /^stores\.counters must be a store with the method countRequest/],
    [{ whenStoreFails: 'shut' }, /^stores\.whenStoreFails must be one of "open", "closed"/],
    [
      { timeoutInMillis: 0 },
      /^stores\.timeoutInMillis must be a whole number from 1 to 2147483647/,
    ],
  ])('%o', (stores, sentence) => {
    expectRefused({ stores }, sentence);
  });
});

test('stores are kept as they are, and the object around them is copied', () => {
  const entries = new Map();
  const given = { entries, counters: undefined, timeoutInMillis: 5 };
  const kept = checkStores(given, 'stores');
  expect(kept).toEqual({ entries, timeoutInMillis: 5 });
  expect(kept).toHaveProperty('entries', entries);
  expect(Object.isFrozen(kept)).toBe(true);
});
