import type { RequestRecord } from '../../execute/log/recording/request-record.js';
import type { RequestSummary } from '../protocol/events.js';

/** Bytes of all records together, as each of them says of itself. */
const MOST_BYTES = 64 * 1024 * 1024;

/** What a summary takes, and the least that a record does. */
const LEAST_BYTES = 1024;

interface KeptRequest {
  readonly record: RequestRecord;
  readonly summary: RequestSummary;
  readonly bytes: number;
}

/** The latest requests, within a number and within bytes. */
export class KeptRequests {
  readonly #most: number;
  readonly #mostBytes: number;
  /** By ID, oldest first. */
  readonly #kept = new Map<string, KeptRequest>();
  #bytes = 0;

  constructor(most: number, mostBytes: number = MOST_BYTES) {
    this.#most = most;
    this.#mostBytes = mostBytes;
  }

  /** Adds a request, which replaces one with the same ID, and forgets the oldest ones beyond the limits. */
  add(record: RequestRecord, summary: RequestSummary): void {
    const bytes = LEAST_BYTES + (record.size > 0 ? record.size : 0);
    this.#forget(record.requestId);
    this.#kept.set(record.requestId, { record, summary, bytes });
    this.#bytes += bytes;
    for (const id of this.#kept.keys()) {
      if (this.#kept.size <= this.#most && this.#bytes <= this.#mostBytes) {
        break;
      }
      this.#forget(id);
    }
  }

  /** The record of a request that is still kept. */
  find(requestId: string): RequestRecord | undefined {
    return this.#kept.get(requestId)?.record;
  }

  /** Oldest first. */
  get summaries(): readonly RequestSummary[] {
    return [...this.#kept.values()].map(({ summary }) => summary);
  }

  /** Forgets all. */
  clear(): void {
    this.#kept.clear();
    this.#bytes = 0;
  }

  #forget(id: string): void {
    this.#bytes -= this.#kept.get(id)?.bytes ?? 0;
    this.#kept.delete(id);
  }
}
