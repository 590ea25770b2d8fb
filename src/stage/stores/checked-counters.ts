import { kindOf } from '../../checks/value-kinds.js';
import type { GatewayRequest } from '../../model/message.js';
import type { CounterStore, RequestLimit, Stores } from '../../model/store.js';
import { StoreCalls, type StoreWatch } from './store-calls.js';

/** Counts requests. */
export interface RequestCounter {
  /**
   * Counts a request against each limit, or against none.
   * @param time milliseconds since 1970
   * @returns the index of the first limit that is reached, or -1 also where the counter fails and
   * the request may pass; never rejects
   */
  countRequest(
    limits: readonly RequestLimit[],
    time: number,
    request: GatewayRequest,
  ): number | Promise<number | CounterFailure>;
}

/** The reason why a request does not pass: its limits cannot be counted. */
export type CounterFailure = { readonly failure: Error };

/**
 * The counter store of the option `stores`, with a deadline and checked results.
 * @param whenStoreFails default: a request with a quota does not pass, any other does
 */
export function checkedCounters(
  store: CounterStore,
  whenStoreFails: Stores['whenStoreFails'],
  watch: StoreWatch,
): RequestCounter {
  const calls = new StoreCalls('The counter store', watch);
  return {
    async countRequest(limits, time, request) {
      const result = await calls.call(
        () => store.countRequest(limits, time),
        (found) => readIndex(found, limits.length),
      );
      if ('value' in result) {
        return result.value;
      }
      const isClosed = whenStoreFails ?? (limits.some(isQuota) ? 'closed' : 'open');
      if (isClosed === 'closed') {
        return result;
      }
      calls.report(result.failure, request);
      return -1;
    },
  };
}

function isQuota({ type }: RequestLimit): boolean {
  return type === 'QUOTA';
}

function readIndex(found: unknown, limits: number): number {
  if (Number.isInteger(found) && Number(found) >= -1 && Number(found) < limits) {
    return Number(found);
  }
  throw new TypeError(
    `returned ${kindOf(found)} for ${limits} limits: return the index of the first that is reached, or -1`,
  );
}
