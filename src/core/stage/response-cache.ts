import type { CacheCall } from '../../execute/stage/cache-call.js';
import type { RestApi } from '../../model/rest-api.js';
import { cachedMethodOf } from '../../stage/cache/cached-method.js';
import { MemoryStore } from '../../stage/cache/memory-store.js';
import { ResponseCache } from '../../stage/cache/response-cache.js';
import type { ResponseStore } from '../../stage/cache/response-store.js';
import { SharedStore } from '../../stage/cache/shared-store.js';
import type { ByMethod, ResolvedMethodSetting } from '../../stage/method-settings.js';
import type { CheckedEntries } from '../../stage/stores/checked-entries.js';
import type { CoreOptions } from '../options/options.js';
import type { Platform } from '../platform.js';

/** Bytes that all entries take in memory; AWS's smallest cache has 0.5 GB. */
const DEFAULT_MAX_BYTES = 64 * 1024 * 1024;

/** What a gateway tells of the cache of its stage, and does to it. */
export interface StageCache {
  /** Requests that needed no call of their own; those that waited for the call of another count, too. */
  readonly hits: number;
  /** Requests of cached methods that called their endpoint. */
  readonly misses: number;
  /** Responses that are kept; `undefined` with the option `stores.entries`. */
  readonly entries: number | undefined;
  /** The memory that they take in bytes, about; `undefined` with the option `stores.entries`. */
  readonly bytes: number | undefined;
  /**
   * Removes all entries, with the option `stores.entries` those of other processes, too. AWS: "Flush the
   * API stage cache".
   * @throws Error if a shared store cannot be reached
   */
  flush(): Promise<void>;
}

/**
 * The response cache that the options describe; `undefined` if they describe none.
 * @throws TypeError without a place to keep responses
 */
export function responseCacheOf(
  { cache }: Pick<CoreOptions<never>, 'cache'>,
  api: RestApi,
  settings: ByMethod<ResolvedMethodSetting> | undefined,
  entries: CheckedEntries | undefined,
  openMemory: Platform['openMemory'],
): ResponseCache<CacheCall> | undefined {
  if (cache === undefined || cache === false || settings === undefined) {
    return undefined;
  }
  if (settings.values().every((setting) => cachedMethodOf(setting) === undefined)) {
    return undefined;
  }
  const { maxBytes = DEFAULT_MAX_BYTES } = cache === true ? {} : cache;
  return new ResponseCache(storeOf(maxBytes, api, entries, openMemory), settings);
}

function storeOf(
  maxBytes: number,
  api: RestApi,
  entries: CheckedEntries | undefined,
  openMemory: Platform['openMemory'],
): ResponseStore {
  if (entries !== undefined) {
    return new SharedStore(entries, api);
  }
  if (openMemory === undefined) {
    throw new TypeError(
      'The option cache has no place for responses, because apigateway-middleware/core has no memory for them: set stores: { entries: … }',
    );
  }
  return new MemoryStore(openMemory(maxBytes));
}

/** The caches of a stage and its canary, which may be one, as a gateway shows them. */
export function stageCacheOf(...caches: readonly (ResponseCache | undefined)[]): StageCache {
  const present = caches.filter((cache) => cache !== undefined);
  const stores = [...new Set(present.map(({ store }) => store))];
  return {
    get hits() {
      return sum(present.map(({ hits }) => hits));
    },
    get misses() {
      return sum(present.map(({ misses }) => misses));
    },
    get entries() {
      return known(stores.map(({ entries }) => entries));
    },
    get bytes() {
      return known(stores.map(({ bytes }) => bytes));
    },
    async flush() {
      await Promise.all(present.map((cache) => cache.flush()));
    },
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** The sum of numbers; `undefined` if one of them is not known. */
function known(numbers: readonly (number | undefined)[]): number | undefined {
  const found = numbers.filter((number) => number !== undefined);
  return found.length === numbers.length ? sum(found) : undefined;
}
