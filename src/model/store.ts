/** Where cached responses, results of authorizers and counts are kept, so that several processes share them. */
export interface Stores {
  /** Keeps results of authorizers and cached responses; default: the memory of the gateway. */
  readonly entries?: EntryStore | undefined;
  /** Counts requests for throttles and quotas; default: the memory of the gateway. */
  readonly counters?: CounterStore | undefined;
  /**
   * Whether requests pass while `counters` fails. Default: a request with a quota does not, any other
   * does. `closed` responds with 500.
   */
  readonly whenStoreFails?: 'open' | 'closed' | undefined;
  /** Milliseconds that a store may take for an operation; default 250. */
  readonly timeoutInMillis?: number | undefined;
}

/**
 * Keeps results of authorizers and cached responses, so that several processes share them. Any store
 * with the API of Keyv is one. What it returns is checked before it is used.
 */
export interface EntryStore {
  /** The text that was set, or `undefined`; may be a promise. */
  get(key: string): unknown;
  /** @param ttlInMillis how long the entry is kept */
  set(key: string, value: string, ttlInMillis: number): unknown;
  delete(key: string): unknown;
  /** Removes all entries. */
  clear?(): unknown;
}

/** Tokens that requests take, one each. AWS: "Throttle requests to your REST APIs". */
export interface TokenBucket {
  readonly type: 'BUCKET';
  readonly key: string;
  /** Tokens that are added in a second. */
  readonly rateLimit: number;
  /** Tokens that the bucket holds; it begins full. */
  readonly burstLimit: number;
}

/** Requests that are counted until a moment. */
export interface QuotaCount {
  readonly type: 'QUOTA';
  /** Contains the period. */
  readonly key: string;
  /** Requests. */
  readonly limit: number;
  /** Milliseconds since 1970 at which the period ends. */
  readonly endsAt: number;
}

/** What a request needs: a token of a bucket, or a place in a quota. */
export type RequestLimit = TokenBucket | QuotaCount;

/** Counts requests, so that several processes share limits. */
export interface CounterStore {
  /**
   * Counts a request against each limit, or, if one of them is reached, against none. Atomic: two
   * requests never take the same token.
   * @param limits in the order in which they refuse
   * @param time milliseconds since 1970, by the clock of the gateway
   * @returns the index of the first limit that is reached, or -1; may be a promise
   */
  countRequest(limits: readonly RequestLimit[], time: number): unknown;
}
