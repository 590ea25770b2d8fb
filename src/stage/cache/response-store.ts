import type { GatewayRequest } from '../../model/message.js';
import type { KeptResponse } from './kept-response.js';

/** Where the cache of a stage keeps its responses. */
export interface ResponseStore {
  /** The number of entries; `undefined` if it is not known. */
  readonly entries: number | undefined;
  /** The memory that the entries take in bytes; `undefined` if it is not known. */
  readonly bytes: number | undefined;
  /**
   * Looks for an entry. Never rejects.
   * @param time milliseconds since 1970
   * @param request for the report of a failure
   */
  read(key: string, time: number, request: GatewayRequest): Lookup | Promise<Lookup>;
  /** Keeps a response. Never throws, and is not awaited. */
  write(key: string, response: KeptResponse, term: EntryTerm, request: GatewayRequest): void;
  /**
   * Removes all entries, and those to come whose lookup was before.
   * @throws Error if a shared store cannot be reached
   */
  flush(): void | Promise<void>;
}

/** What a store knows of a key. */
export interface Lookup {
  readonly found: KeptResponse | undefined;
  /** Tells the flushes apart: an entry is void unless its edition is that of the store. */
  readonly edition: Edition;
}

/** How long an entry is valid. */
export interface EntryTerm {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly ttlInMillis: number;
  /** Of the lookup that was before the call. */
  readonly edition: Edition;
}

/** `undefined` if the store could not be asked: nothing is kept then. */
export type Edition = number | string | undefined;

/** An hour: the longest TTL of an entry. AWS: "Cache settings for REST APIs". */
const LONGEST_TTL_IN_MILLIS = 3_600_000;

/** Whether an entry is valid. One whose end is too far away was kept before the clock was put back. */
export function isCurrent({ expiresAt }: { readonly expiresAt: number }, time: number): boolean {
  return expiresAt > time && expiresAt <= time + LONGEST_TTL_IN_MILLIS;
}
