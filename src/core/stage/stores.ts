import type { GatewayRequest } from '../../model/message.js';
import type { Stores } from '../../model/store.js';
import { checkedCounters, type RequestCounter } from '../../stage/stores/checked-counters.js';
import { type CheckedEntries, checkedEntries } from '../../stage/stores/checked-entries.js';

/** The stores of the option `stores`, made safe to call. */
export interface CheckedStores {
  readonly entries: CheckedEntries | undefined;
  readonly counters: RequestCounter | undefined;
}

/** Milliseconds that a store may take: longer than a round trip, shorter than what a client notices. */
const DEFAULT_TIMEOUT_IN_MILLIS = 250;

/** Makes what a request calls of the option `stores`. */
export function storesOf(
  { entries, counters, whenStoreFails, timeoutInMillis = DEFAULT_TIMEOUT_IN_MILLIS }: Stores,
  report: (cause: unknown, request: GatewayRequest) => void,
): CheckedStores {
  const watch = { timeoutInMillis, report };
  return {
    entries: entries && checkedEntries(entries, watch),
    counters: counters && checkedCounters(counters, whenStoreFails, watch),
  };
}
