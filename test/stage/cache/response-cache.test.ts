import { expect, test } from 'vitest';
import { ResponseCache, type SharedCall } from '../../../src/stage/cache/response-cache.js';
import type { ResponseStore } from '../../../src/stage/cache/response-store.js';
import { resolveMethodSettings } from '../../../src/stage/method-settings.js';
import { methodAt, stageApi } from '../stage-api.js';

function cacheOf(flush: ResponseStore['flush'] = () => {}) {
  const store: ResponseStore = {
    entries: 0,
    bytes: 0,
    read: () => ({ found: undefined, edition: 0 }),
    write: () => {},
    flush,
  };
  const settings = resolveMethodSettings(stageApi, {
    '*/*': { cachingEnabled: true },
    'pets/{id}/GET': { cacheTtlInSeconds: 0 },
    'any/PUT': { cachingEnabled: true, cacheTtlInSeconds: 5 },
  });
  return new ResponseCache(store, settings);
}

const call = (): SharedCall => ({ isSuperseded: false });

test.each([
  ['/pets', 'GET', 'GET', 300_000],
  ['/pets', 'POST', 'POST', undefined],
  ['/pets/{id}', 'GET', 'GET', undefined],
  ['/any', 'ANY', 'PUT', 5000],
  ['/any', 'ANY', 'DELETE', undefined],
])('%s: of %s the %s is kept for %s ms', (path, method, httpMethod, expected) => {
  expect(cacheOf().methodOf(methodAt(path, method), httpMethod)?.ttlInMillis).toBe(expected);
});

test('hits and misses are counted', () => {
  const cache = cacheOf();
  cache.countHit();
  cache.countHit();
  cache.countMiss();
  expect([cache.hits, cache.misses]).toEqual([2, 1]);
});

test('the latest call of a key is the one to wait for, until it ends', () => {
  const cache = cacheOf();
  const [first, second] = [call(), call()];
  cache.begin('a', first);
  expect([cache.callFor('a'), cache.callFor('b')]).toEqual([first, undefined]);
  cache.begin('a', second);
  expect([first.isSuperseded, second.isSuperseded]).toEqual([true, false]);
  cache.end('a', first);
  expect(cache.callFor('a')).toBe(second);
  cache.end('a', second);
  expect(cache.callFor('a')).toBeUndefined();
});

test('a flush supersedes the calls under way before it asks the store, which may fail', async () => {
  const first = call();
  const seen: boolean[] = [];
  const cache = cacheOf(() => {
    seen.push(first.isSuperseded);
    return Promise.reject(new Error('gone'));
  });
  cache.begin('a', first);
  await expect(cache.flush()).rejects.toThrow('gone');
  expect([seen, cache.callFor('a')]).toEqual([[true], undefined]);
});
