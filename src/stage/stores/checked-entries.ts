import { kindOf } from '../../checks/value-kinds.js';
import { leave } from '../../execute/callers/leave.js';
import type { GatewayRequest } from '../../model/message.js';
import type { EntryStore } from '../../model/store.js';
import { StoreCalls, type StoreResult, type StoreWatch } from './store-calls.js';

/**
 * An entry store whose failures are reported and cost no request: what it cannot read is missing, and
 * what it cannot write is not kept.
 */
export interface CheckedEntries {
  /** The text that was set, or `undefined`. Never rejects. */
  get(key: string, request: GatewayRequest): Promise<string | undefined>;
  /** The same, but a failure is told from a missing entry. Never rejects. */
  find(key: string, request: GatewayRequest): Promise<StoreResult<string | undefined>>;
  /** Never rejects. */
  set(key: string, value: string, ttlInMillis: number, request: GatewayRequest): Promise<void>;
  /** Never rejects. */
  delete(key: string, request: GatewayRequest): Promise<void>;
  /** @throws Error if the store fails */
  put(key: string, value: string, ttlInMillis: number): Promise<void>;
  /** @throws Error if the store cannot remove its entries, or fails to */
  clear(): Promise<void>;
}

/** A store may have to look through everything that it keeps; no request waits for it. */
const CLEAR_TIMEOUT_IN_MILLIS = 10_000;

/** The entry store of the option `stores`, with a deadline and checked results. */
export function checkedEntries(store: EntryStore, watch: StoreWatch): CheckedEntries {
  const calls = new StoreCalls('The entry store', watch);
  const run = async <Value>(
    request: GatewayRequest,
    work: () => unknown,
    read: (result: unknown) => Value,
  ): Promise<StoreResult<Value>> => {
    const result = await calls.call(work, read);
    if ('failure' in result) {
      calls.report(result.failure, request);
    }
    return result;
  };
  const orThrow = async (work: () => unknown, timeoutInMillis?: number): Promise<void> => {
    const result = await calls.call(work, ignored, timeoutInMillis);
    if ('failure' in result) {
      throw result.failure;
    }
  };
  const find: CheckedEntries['find'] = (key, request) =>
    run(request, () => store.get(key), readText);
  return {
    find,
    async get(key, request) {
      const result = await find(key, request);
      return 'failure' in result ? undefined : result.value;
    },
    async set(key, value, ttlInMillis, request) {
      await run(request, () => store.set(key, value, ttlInMillis), ignored);
    },
    async delete(key, request) {
      await run(request, () => store.delete(key), ignored);
    },
    put: (key, value, ttlInMillis) => orThrow(() => store.set(key, value, ttlInMillis)),
    async clear() {
      if (store.clear === undefined) {
        throw new Error('The entry store cannot remove all entries: it lacks a method "clear"');
      }
      const patience = Math.max(watch.timeoutInMillis, CLEAR_TIMEOUT_IN_MILLIS);
      await orThrow(() => store.clear?.(), patience);
    },
  };
}

/** Keyv and Redis return `undefined` or `null` for a missing entry. */
function readText(result: unknown): string | undefined {
  if (result === undefined || result === null || typeof result === 'string') {
    return result ?? undefined;
  }
  throw new TypeError(`returned ${kindOf(result)} for a text that was set`);
}

/** What `set`, `delete` and `clear` return means nothing. */
function ignored(result: unknown): undefined {
  leave(result);
  return undefined;
}
