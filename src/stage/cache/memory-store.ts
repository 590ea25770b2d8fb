import type { KeptResponse } from './kept-response.js';
import { sizeOfEntry } from './kept-response.js';
import {
  type Edition,
  type EntryTerm,
  isCurrent,
  type Lookup,
  type ResponseStore,
} from './response-store.js';

/** The part of an `LRUCache` of the package lru-cache that is used here. */
export interface RecentEntries<Value extends object> {
  readonly size: number;
  /** The sum of the sizes of all entries. */
  readonly calculatedSize: number;
  get(key: string): Value | undefined;
  set(key: string, value: Value, options: { readonly size: number }): unknown;
  delete(key: string): unknown;
  clear(): void;
}

/** A response in memory. */
export interface MemoryEntry {
  readonly response: KeptResponse;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Responses in the memory of this process; the least recently used ones make room for others. */
export class MemoryStore implements ResponseStore {
  readonly #kept: RecentEntries<MemoryEntry>;
  #edition = 0;

  /** @param kept bounded by the sum of its sizes */
  constructor(kept: RecentEntries<MemoryEntry>) {
    this.#kept = kept;
  }

  get entries(): number {
    return this.#kept.size;
  }

  get bytes(): number {
    return this.#kept.calculatedSize;
  }

  read(key: string, time: number): Lookup {
    const entry = this.#kept.get(key);
    if (entry !== undefined && !isCurrent(entry, time)) {
      this.#kept.delete(key);
      return { found: undefined, edition: this.#edition };
    }
    return { found: entry?.response, edition: this.#edition };
  }

  write(key: string, response: KeptResponse, { time, ttlInMillis, edition }: EntryTerm): void {
    if (edition === (this.#edition as Edition)) {
      const entry = { response, expiresAt: time + ttlInMillis };
      this.#kept.set(key, entry, { size: sizeOfEntry(key, response) });
    }
  }

  flush(): void {
    this.#edition += 1;
    this.#kept.clear();
  }
}
