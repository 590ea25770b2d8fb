import { BodyTooLargeError } from '../errors.js';
import type { Body, BodySink } from '../model/message.js';
import { join } from './body.js';

/**
 * Buffers a body whose length is unknown.
 * @param limit bytes to buffer; the chunk that exceeds them is kept, too
 * @returns the bytes, or, of a longer body, a body that starts with the buffered chunks and continues
 * with the rest as it arrives
 */
export function holdBody(body: Body, limit: number): Promise<Uint8Array | Body> {
  return new Promise((resolve, reject) => {
    body.sendTo(new HeldBody(body, limit, resolve, reject));
  });
}

/** The sink of one body, which becomes a body itself when the limit is exceeded. */
class HeldBody implements Body, BodySink {
  readonly #source: Body;
  readonly #limit: number;
  readonly #resolve: (held: Uint8Array | Body) => void;
  readonly #reject: (cause: unknown) => void;
  #chunks: Uint8Array[] = [];
  #size = 0;
  #state: 'open' | 'ended' | 'failed' = 'open';
  #cause: unknown;
  #resume: (() => void) | undefined;
  #sink: BodySink | undefined;

  constructor(
    source: Body,
    limit: number,
    resolve: (held: Uint8Array | Body) => void,
    reject: (cause: unknown) => void,
  ) {
    this.#source = source;
    this.#limit = limit;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  get length(): number | undefined {
    return this.#source.length;
  }

  write(chunk: Uint8Array): boolean {
    if (this.#sink !== undefined) {
      return this.#sink.write(chunk);
    }
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    if (this.#size <= this.#limit) {
      return true;
    }
    this.#resolve(this);
    return false;
  }

  onDrain(resume: () => void): void {
    if (this.#sink !== undefined) {
      this.#sink.onDrain(resume);
    } else {
      this.#resume = resume;
    }
  }

  end(last?: Uint8Array): void {
    if (this.#sink !== undefined) {
      this.#sink.end(last);
      return;
    }
    if (last !== undefined) {
      this.write(last);
    }
    this.#state = 'ended';
    if (this.#size <= this.#limit) {
      this.#resolve(join(this.#chunks, this.#size));
    }
  }

  fail(cause: unknown): void {
    this.#state = 'failed';
    this.#cause = cause;
    this.#reject(cause);
    this.#sink?.fail(cause);
  }

  sendTo(sink: BodySink): void {
    this.#sink = sink;
    const chunks = this.#chunks;
    this.#chunks = [];
    if (this.#state === 'failed') {
      sink.fail(this.#cause);
      return;
    }
    const last = this.#state === 'ended' ? chunks.pop() : undefined;
    let ready = true;
    for (const chunk of chunks) {
      ready = sink.write(chunk);
    }
    if (this.#state === 'ended') {
      sink.end(last);
    } else if (ready) {
      this.#resume?.();
    } else if (this.#resume !== undefined) {
      sink.onDrain(this.#resume);
    }
  }

  async bytes(limit: number): Promise<Uint8Array> {
    const held = await holdBody(this, limit);
    if (held instanceof Uint8Array) {
      return held;
    }
    held.cancel();
    throw new BodyTooLargeError(limit);
  }

  cancel(): void {
    this.#chunks = [];
    this.#source.cancel();
  }
}
