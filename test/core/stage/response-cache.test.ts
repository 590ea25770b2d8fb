import { LRUCache } from 'lru-cache';
import { describe, expect, test } from 'vitest';
import { createGateway } from '../../../src/core/gateway.js';
import { responseCacheOf, stageCacheOf } from '../../../src/core/stage/response-cache.js';
import { storesOf } from '../../../src/core/stage/stores.js';
import { type MemoryEntry, MemoryStore } from '../../../src/stage/cache/memory-store.js';
import { SharedStore } from '../../../src/stage/cache/shared-store.js';
import { resolveMethodSettings } from '../../../src/stage/method-settings.js';
import { stageApi } from '../../stage/stage-api.js';

const cached = resolveMethodSettings(stageApi, { '*/*': { cachingEnabled: true } });
const { entries } = storesOf({ entries: new Map() }, () => {});

function opened() {
  const sizes: number[] = [];
  const openMemory = (maxSize: number) => {
    sizes.push(maxSize);
    return new LRUCache<string, MemoryEntry>({ maxSize });
  };
  return { sizes, openMemory };
}

describe('nothing is cached', () => {
  test.each([
    ['without the option', undefined, cached],
    ['if it is false', false, cached],
    ['without settings of methods', true, undefined],
    ['if no method is cached', true, resolveMethodSettings(stageApi, {})],
    [
      'if the TTL of all is 0',
      true,
      resolveMethodSettings(stageApi, { '*/*': { cachingEnabled: true, cacheTtlInSeconds: 0 } }),
    ],
  ] as const)('%s, and no memory is opened', (_, cache, settings) => {
    const { sizes, openMemory } = opened();
    expect(responseCacheOf({ cache }, stageApi, settings, undefined, openMemory)).toBeUndefined();
    expect(sizes).toEqual([]);
  });
});

test.each([
  [true, 64 * 1024 * 1024],
  [{}, 64 * 1024 * 1024],
  [{ maxBytes: 5 }, 5],
])('with %j the memory has %d bytes', (cache, expected) => {
  const { sizes, openMemory } = opened();
  const made = responseCacheOf({ cache }, stageApi, cached, undefined, openMemory);
  expect(made?.store).toBeInstanceOf(MemoryStore);
  expect(sizes).toEqual([expected]);
});

test('with an entry store, responses are kept there alone', () => {
  const { sizes, openMemory } = opened();
  const made = responseCacheOf({ cache: true }, stageApi, cached, entries, openMemory);
  expect(made?.store).toBeInstanceOf(SharedStore);
  expect(sizes).toEqual([]);
});

test('the core, which has no memory for responses, asks for a store', () => {
  const options = { cache: true, methodSettings: { '*/*': { cachingEnabled: true } } };
  expect(() => createGateway(stageApi, options)).toThrow(/set stores: \{ entries: … \}/);
  createGateway(stageApi, { ...options, stores: { entries: new Map() } });
});

test('a gateway without a cache shows an empty one, whose flush does nothing', async () => {
  const { cache } = createGateway(stageApi);
  await cache.flush();
  expect({ ...cache }).toMatchObject({ hits: 0, misses: 0, entries: 0, bytes: 0 });
});

test('counters are those of the cache at the time when they are read', async () => {
  const { openMemory } = opened();
  const made = responseCacheOf({ cache: true }, stageApi, cached, undefined, openMemory);
  const shown = stageCacheOf(made);
  made?.countHit();
  made?.countMiss();
  expect([shown.hits, shown.misses, shown.entries, shown.bytes]).toEqual([1, 1, 0, 0]);
});
