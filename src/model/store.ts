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

/** Tokens that requests take. AWS: "Throttle requests to your REST APIs". */
export interface TokenBucket {
  readonly key: string;
  /** Tokens that are added in a second. */
  readonly rateLimit: number;
  /** Tokens that the bucket holds; it begins full. */
  readonly burstLimit: number;
}

/** Requests that are counted until a moment. */
export interface QuotaCount {
  /** Contains the period. */
  readonly key: string;
  /** Requests. */
  readonly limit: number;
  /** Milliseconds since 1970 at which the count ends. */
  readonly endsAt: number;
}

/** Counts requests, so that several processes share limits. Each operation is atomic. */
export interface CounterStore {
  /**
   * Takes a token from each bucket, or from none if one of them is empty.
   * @param time milliseconds since 1970
   * @returns the index of the first empty bucket, or -1; may be a promise
   */
  takeTokens(buckets: readonly TokenBucket[], time: number): unknown;
  /**
   * Counts a request unless the limit is reached.
   * @param time milliseconds since 1970
   * @returns whether the request was counted; may be a promise
   */
  countRequest(quota: QuotaCount, time: number): unknown;
}
