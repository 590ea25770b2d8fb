import type { QuotaCount, RequestLimit, TokenBucket } from '../../model/store.js';
import type { RequestCounter } from '../stores/checked-counters.js';

/** What a bucket held when a request last took a token. */
interface Level {
  readonly limit: TokenBucket;
  tokens: number;
  at: number;
}

/** The requests of a period. */
interface Count {
  readonly endsAt: number;
  requests: number;
}

/** Sums of fractions of a token may miss a whole one by this much. */
const ROUNDING = 1e-9;

/** Buckets and quotas that are kept before those that limit nothing any more are looked for. */
const FEW = 1_000;

/**
 * Counts requests in memory, at once. Buckets that are full again and quotas whose period has ended are
 * dropped, so that only those in use are kept.
 */
export class MemoryCounters implements RequestCounter {
  readonly #levels = new Map<string, Level>();
  readonly #counts = new Map<string, Count>();
  #next = FEW;

  countRequest(limits: readonly RequestLimit[], time: number): number {
    const reached = limits.findIndex((limit) =>
      limit.type === 'BUCKET' ? this.#tokensOf(limit, time) < 1 - ROUNDING : this.#isUsedUp(limit),
    );
    if (reached !== -1) {
      return reached;
    }
    for (const limit of limits) {
      if (limit.type === 'BUCKET') {
        this.#take(limit, time);
      } else {
        this.#count(limit);
      }
    }
    if (this.size > this.#next) {
      this.#drop(time);
    }
    return -1;
  }

  /** The number of buckets and quotas that are kept. */
  get size(): number {
    return this.#levels.size + this.#counts.size;
  }

  #tokensOf(limit: TokenBucket, time: number): number {
    const level = this.#levels.get(limit.key);
    if (level === undefined) {
      return limit.burstLimit;
    }
    if (time < level.at) {
      level.at = time; // the clock was set back: time begins anew, and nothing is added for the past
    }
    return Math.min(limit.burstLimit, level.tokens + ((time - level.at) / 1000) * limit.rateLimit);
  }

  #take(limit: TokenBucket, time: number): void {
    const tokens = this.#tokensOf(limit, time) - 1;
    const level = this.#levels.get(limit.key);
    if (level === undefined) {
      this.#levels.set(limit.key, { limit, tokens, at: time });
    } else {
      level.tokens = tokens;
      level.at = time;
    }
  }

  #isUsedUp({ key, limit }: QuotaCount): boolean {
    return (this.#counts.get(key)?.requests ?? 0) >= limit;
  }

  #count({ key, endsAt }: QuotaCount): void {
    const count = this.#counts.get(key);
    if (count === undefined) {
      this.#counts.set(key, { endsAt, requests: 1 });
    } else {
      count.requests += 1;
    }
  }

  #drop(time: number): void {
    for (const [key, { limit }] of this.#levels) {
      if (this.#tokensOf(limit, time) >= limit.burstLimit) {
        this.#levels.delete(key);
      }
    }
    for (const [key, { endsAt }] of this.#counts) {
      if (endsAt <= time) {
        this.#counts.delete(key);
      }
    }
    this.#next = Math.max(FEW, 2 * this.size);
  }
}
