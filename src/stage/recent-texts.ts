/** Limits of {@link RecentTexts}, in bytes. */
interface TextLimits {
  /** What all texts and their keys take together. */
  readonly mostBytes: number;
  /** What one text takes with its key; a larger one is not kept. */
  readonly largestEntry: number;
}

/** The limits for the results of authorizers: many thousands of policies of the usual size. */
const LIMITS: TextLimits = { mostBytes: 16 * 1024 * 1024, largestEntry: 256 * 1024 };

/** What an entry takes beside its texts, in bytes: an estimate. */
const OVERHEAD = 200;

interface Entry {
  readonly value: string;
  /** Milliseconds since 1970. */
  readonly endsAt: number;
  readonly bytes: number;
}

/**
 * Texts in the memory of this process, each for its own time. The memory is bounded: the texts that were
 * not read for the longest time make room for new ones.
 */
export class RecentTexts {
  readonly #clock: () => number;
  readonly #limits: TextLimits;
  /** In the order of their last use. */
  readonly #entries: Map<string, Entry> = new Map();
  #bytes = 0;

  /** @param clock returns milliseconds since 1970 */
  constructor(clock: () => number, limits: TextLimits = LIMITS) {
    this.#clock = clock;
    this.#limits = limits;
  }

  /** The text that was set, until its time ends. */
  get(key: string): string | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) {
      return undefined;
    }
    this.#entries.delete(key);
    if (this.#clock() >= entry.endsAt) {
      this.#bytes -= entry.bytes;
      return undefined;
    }
    this.#entries.set(key, entry);
    return entry.value;
  }

  /** Replaces the text, if there is one. A text that is too large is not kept. */
  set(key: string, value: string, ttlInMillis: number): void {
    const { mostBytes, largestEntry } = this.#limits;
    const bytes = 2 * (key.length + value.length) + OVERHEAD;
    const endsAt = this.#clock() + ttlInMillis;
    this.#remove(key);
    if (bytes > largestEntry) {
      return;
    }
    this.#entries.set(key, { value, endsAt, bytes });
    this.#bytes += bytes;
    for (const oldest of this.#entries.keys()) {
      if (this.#bytes <= mostBytes) {
        break;
      }
      this.#remove(oldest);
    }
  }

  #remove(key: string): void {
    const entry = this.#entries.get(key);
    if (entry !== undefined) {
      this.#entries.delete(key);
      this.#bytes -= entry.bytes;
    }
  }
}
