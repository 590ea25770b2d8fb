import { Readable } from 'node:stream';
import { checkedBody, heed } from '../../http/messages/reply-body.js';
import type { Body } from '../../model/message.js';
import { NodeSink, type NodeSinkOptions } from '../node-http/node-sink.js';
import { flushHead } from '../node-http/reply-head.js';

/** What Koa sends: bytes, or a stream of them. */
export type KoaBody = Buffer | Readable;

/**
 * A body for Koa: bytes if all of them have arrived, or else a stream. Koa 3 takes up to twice the time
 * for a stream, so up to 256 KiB of a known length are waited for, for 20 milliseconds at most. If the
 * stream fails, the connection is closed; Koa 2 would leave the client waiting.
 * @throws the failure of the body, as long as another response can be sent instead
 */
export function koaBody(options: KoaBodyOptions): KoaBody | Promise<KoaBody> {
  const body = checkedBody(options.body);
  const sink = new KoaSink(options);
  heed(body.sendTo(sink), (cause) => sink.fail(cause));
  return sink.result(body.length);
}

interface KoaBodyOptions extends NodeSinkOptions {
  readonly body: Body;
}

const LONGEST_AWAITED = 262_144;

/** Less than the shortest timeout of an integration, so that what arrives is sent before that. */
const MILLIS_AWAITED = 20;

class KoaSink extends NodeSink {
  /** What has arrived and was not handed over. */
  #chunks: Uint8Array[] = [];
  #readable: Readable | undefined;
  #waiting: Waiting | undefined;
  #resume: (() => void) | undefined;

  /** @param length the length of the body in bytes, if it is known */
  result(length: number | undefined): KoaBody | Promise<KoaBody> {
    if (this.failure !== undefined) {
      throw this.failure.cause;
    }
    if (this.isOver) {
      return this.#bytes();
    }
    this.request.onClientLeft(this);
    this.res.once('close', () => this.clientLeft());
    return length !== undefined && length <= LONGEST_AWAITED
      ? new Promise((resolve, reject) => {
          const timer = setTimeout(() => this.#streamRest(), MILLIS_AWAITED);
          this.#waiting = { resolve, reject, timer };
          this.#drain();
        })
      : this.#stream();
  }

  /** Passes a stream to the caller that waits, if one does. */
  #streamRest(): void {
    this.#endWaiting()?.resolve(this.#stream());
  }

  #endWaiting(): Waiting | undefined {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    clearTimeout(waiting?.timer);
    return waiting;
  }

  #stream(): Readable {
    const readable = new Readable({
      read: () => this.#drain(),
      destroy: (cause, done) => {
        this.discard();
        done(cause);
      },
    });
    this.#readable = readable;
    for (const chunk of this.#chunks) {
      readable.push(chunk);
    }
    this.#chunks = [];
    // Koa starts to read once all middleware has returned. The head is sent then, and does not wait
    // for the first byte: the stream may start with a long pause.
    this.res.once('pipe', () => setImmediate(() => this.#flushHead()));
    return readable;
  }

  #bytes(): Buffer {
    const [first, second] = this.#chunks;
    if (first === undefined || second !== undefined) {
      return Buffer.concat(this.#chunks);
    }
    return Buffer.from(first.buffer, first.byteOffset, first.byteLength);
  }

  clientLeft(): void {
    if (!this.isOver) {
      this.#streamRest(); // destroyed, since the part that has arrived must not pass for the whole
      this.#readable?.destroy();
    }
  }

  override fail(cause: unknown): void {
    super.fail(cause);
    if (this.failure !== undefined) {
      this.#endWaiting()?.reject(cause);
    }
  }

  onDrain(resume: () => void): void {
    this.#resume = resume;
  }

  protected isCommitted(): boolean {
    return this.#readable !== undefined;
  }

  protected pass(chunk: Uint8Array): boolean {
    if (this.#readable !== undefined) {
      return this.#readable.push(chunk);
    }
    this.#chunks.push(chunk);
    return this.#waiting !== undefined;
  }

  protected finish(last: Uint8Array | undefined): void {
    if (last !== undefined) {
      this.pass(last);
    }
    this.#readable?.push(null);
    this.#endWaiting()?.resolve(this.#bytes());
  }

  protected breakConnection(): void {
    this.res.destroy();
    this.#readable?.destroy();
  }

  #drain(): void {
    const resume = this.#resume;
    this.#resume = undefined;
    resume?.();
  }

  #flushHead(): void {
    if (!this.res.headersSent && !this.res.destroyed) {
      flushHead(this.res);
    }
  }
}

/** A caller that waits for a short body. */
interface Waiting {
  resolve(body: KoaBody): void;
  reject(cause: unknown): void;
  readonly timer: NodeJS.Timeout;
}
