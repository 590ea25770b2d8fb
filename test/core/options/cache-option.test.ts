import { describe, expect, test } from 'vitest';
import { checkCache } from '../../../src/core/options/cache-option.js';
import { expectRefused } from '../../support/wrong-options.js';

describe('a wrong option is a TypeError that names it', () => {
  test.each<readonly [cache: unknown, sentence: RegExp]>([
    [1, /^cache must be an object such as \{ maxBytes: 16_777_216 \}, true or false, not 1$/],
    [{ maxSize: 1 }, /^"maxSize" is not a member of cache/],
    [{ maxBytes: 0 }, /^cache\.maxBytes must be a whole number from 1, not 0$/],
    [{ maxBytes: '64 MiB' }, /^cache\.maxBytes must be a whole number from 1, not "64 MiB"$/],
    [{ maxBytes: Number.POSITIVE_INFINITY }, /^cache\.maxBytes must be a whole number/],
  ])('%o', (cache, sentence) => {
    expectRefused({ cache }, sentence);
  });
});

test('true, false, and an object, which is copied', () => {
  expect([true, false].map((cache) => checkCache(cache, 'cache'))).toEqual([undefined, undefined]);
  const given = { maxBytes: 5 };
  const kept = checkCache(given, 'cache');
  expect(kept).toEqual(given);
  expect(kept).not.toBe(given);
});
