import { BodyTooLargeError } from '../errors.js';
import type { Body, BodySink } from '../model/message.js';

/** The source of a response body. */
export interface ResponseSource {
  pause(): void;
  resume(): void;
  cancel(): void;
}

/**
 * The body of a response while it arrives. Until a reader attaches, chunks are buffered, up to the size
 * of one socket read, so that a short body is sent in one piece. Later chunks are passed on directly.
 */
export class StreamedBody implements Body {
  readonly #source: ResponseSource;
  readonly #declared: number | undefined;
  readonly #bodiless: boolean;
  #held: Uint8Array[] = [];
  #heldBytes = 0;
  #sink: BodySink | undefined;
  #waitsForDrain = false;
  #state: 'open' | 'ended' | 'failed' = 'open';
  #cause: unknown;

  /**
   * @param declared the value of `Content-Length`, if there is one
   * @param bodiless whether the response has no body, whatever length it declares
   */
  constructor(source: ResponseSource, declared: number | undefined, bodiless: boolean) {
    this.#source = source;
    this.#declared = declared;
    this.#bodiless = bodiless;
  }

  get length(): number | undefined {
    return (
      this.#declared ?? (this.#state === 'ended' && !this.#bodiless ? this.#heldBytes : undefined)
    );
  }

  /** Whether a reader is attached. */
  get isRead(): boolean {
    return this.#sink !== undefined;
  }

  push(chunk: Uint8Array): void {
    if (this.#sink !== undefined) {
      this.#write(this.#sink, chunk);
      return;
    }
    this.#held.push(chunk);
    this.#heldBytes += chunk.length;
    if (this.#heldBytes >= MAX_HELD_BYTES) {
      this.#source.pause();
    }
  }

  finish(): void {
    this.#state = 'ended';
    this.#sink?.end();
  }

  fail(cause: unknown): void {
    this.#state = 'failed';
    this.#cause = cause;
    this.#held = [];
    this.#sink?.fail(cause);
  }

  sendTo(sink: BodySink): void {
    if (this.#sink !== undefined) {
      throw new TypeError('The body has been read already');
    }
    this.#sink = sink;
    if (this.#state === 'failed') {
      sink.fail(this.#cause);
      return;
    }
    const chunks = this.#held;
    this.#held = [];
    const last = this.#state === 'ended' ? chunks.pop() : undefined;
    for (const chunk of chunks) {
      this.#write(sink, chunk);
    }
    if (this.#state === 'ended') {
      sink.end(last);
    } else if (!this.#waitsForDrain) {
      this.#source.resume();
    }
  }

  bytes(limit: number): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      const collector = new Collector(limit, resolve, (cause) => {
        reject(cause); // first: cancelling calls this again, with another cause
        this.cancel();
      });
      if (this.#declared !== undefined && this.#declared > limit && !this.#bodiless) {
        collector.fail(new BodyTooLargeError(limit));
      } else {
        this.sendTo(collector);
      }
    });
  }

  cancel(): void {
    this.#held = [];
    if (this.#state === 'open') {
      this.#source.cancel();
    }
  }

  #write(sink: BodySink, chunk: Uint8Array): void {
    if (!sink.write(chunk) && !this.#waitsForDrain) {
      this.#waitsForDrain = true;
      this.#source.pause();
      sink.onDrain(() => this.#drained());
    }
  }

  #drained(): void {
    this.#waitsForDrain = false;
    this.#source.resume();
  }
}

// The size of one socket read.
const MAX_HELD_BYTES = 65_536;

/** Collects a body, up to a limit. */
class Collector implements BodySink {
  readonly #limit: number;
  readonly #resolve: (bytes: Uint8Array) => void;
  readonly #reject: (cause: unknown) => void;
  #chunks: Uint8Array[] = [];
  #size = 0;

  constructor(
    limit: number,
    resolve: (bytes: Uint8Array) => void,
    reject: (cause: unknown) => void,
  ) {
    this.#limit = limit;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  write(chunk: Uint8Array): boolean {
    this.#size += chunk.length;
    if (this.#size > this.#limit) {
      this.fail(new BodyTooLargeError(this.#limit));
    } else {
      this.#chunks.push(chunk);
    }
    return true;
  }

  onDrain(): void {}

  end(last?: Uint8Array): void {
    if (last !== undefined) {
      this.write(last);
    }
    const [first] = this.#chunks;
    this.#resolve(this.#chunks.length === 1 && first ? first : Buffer.concat(this.#chunks));
  }

  fail(cause: unknown): void {
    this.#chunks = [];
    this.#reject(cause);
  }
}
