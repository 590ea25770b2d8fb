import { BodyTooLargeError } from '../errors.js';
import type { Body, BodySink } from '../model/message.js';
import { join } from './body.js';

/**
 * The sink of one body, which becomes a body itself: what arrives before it has a sink of its own is
 * held, and then sent on, followed by the rest as it arrives.
 */
export abstract class HeldBody implements Body, BodySink {
  /** What has arrived and was not sent on. */
  protected chunks: Uint8Array[] = [];
  readonly #source: Body;
  #state: 'open' | 'ended' | 'failed' = 'open';
  #cause: unknown;
  #resume: (() => void) | undefined;
  #sink: BodySink | undefined;

  constructor(source: Body) {
    this.#source = source;
  }

  get length(): number | undefined {
    return this.#source.length;
  }

  /** Takes a chunk before there is a sink. @returns whether more may come without one */
  protected abstract hold(chunk: Uint8Array): boolean;

  /** The source has ended before there is a sink. */
  protected abstract ended(): void;

  /** The source has failed, before or after there is a sink. */
  protected abstract failed(cause: unknown): void;

  write(chunk: Uint8Array): boolean {
    return this.#sink === undefined ? this.hold(chunk) : this.#sink.write(chunk);
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
      this.hold(last);
    }
    this.#state = 'ended';
    this.ended();
  }

  fail(cause: unknown): void {
    this.#state = 'failed';
    this.#cause = cause;
    this.failed(cause);
    this.#sink?.fail(cause);
  }

  sendTo(sink: BodySink): void {
    this.#sink = sink;
    const { chunks } = this;
    this.chunks = [];
    const last = this.#state === 'ended' ? chunks.pop() : undefined;
    let ready = true;
    for (const chunk of chunks) {
      ready = sink.write(chunk);
    }
    if (this.#state === 'failed') {
      sink.fail(this.#cause);
    } else if (this.#state === 'ended') {
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
    this.chunks = [];
    this.#source.cancel();
  }
}

/**
 * Buffers a body whose length is unknown.
 * @param limit bytes to buffer; the chunk that exceeds them is kept, too
 * @returns the bytes, or, of a longer body, a body that starts with the buffered chunks and continues
 * with the rest as it arrives
 */
export function holdBody(body: Body, limit: number): Promise<Uint8Array | Body> {
  return new Promise((resolve, reject) => {
    body.sendTo(new BodyWithin(body, limit, resolve, reject));
  });
}

/** A body that is held whole within a limit, and sent on past it. */
class BodyWithin extends HeldBody {
  readonly #limit: number;
  readonly #resolve: (held: Uint8Array | Body) => void;
  readonly #reject: (cause: unknown) => void;
  #size = 0;

  constructor(
    source: Body,
    limit: number,
    resolve: (held: Uint8Array | Body) => void,
    reject: (cause: unknown) => void,
  ) {
    super(source);
    this.#limit = limit;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  protected override hold(chunk: Uint8Array): boolean {
    this.chunks.push(chunk);
    this.#size += chunk.length;
    if (this.#size <= this.#limit) {
      return true;
    }
    this.#resolve(this);
    return false;
  }

  protected override ended(): void {
    if (this.#size <= this.#limit) {
      this.#resolve(join(this.chunks, this.#size));
    }
  }

  protected override failed(cause: unknown): void {
    this.#reject(cause);
  }
}
