import { Readable } from 'node:stream';
import { checkedBody, heed } from '../../http/messages/reply-body.js';
import type { Body } from '../../model/message.js';
import { NodeSink, type NodeSinkOptions } from '../node-http/node-sink.js';
import { flushHead } from '../node-http/reply-head.js';

/**
 * A body for Koa: bytes if all of them have arrived, or else a stream. If the stream fails, the
 * connection is closed; Koa 2 would leave the client waiting.
 * @throws the failure of the body, as long as another response can be sent instead
 */
export function koaBody(options: KoaBodyOptions): Buffer | Readable {
  const body = checkedBody(options.body);
  const sink = new KoaSink(options);
  heed(body.sendTo(sink), (cause) => sink.fail(cause));
  return sink.result();
}

interface KoaBodyOptions extends NodeSinkOptions {
  readonly body: Body;
}

class KoaSink extends NodeSink {
  /** The whole body, if it arrived in one piece. */
  #bytes: Buffer | undefined;
  #readable: Readable | undefined;
  #handedOver = false;
  #resume: (() => void) | undefined;

  result(): Buffer | Readable {
    if (this.failure !== undefined) {
      throw this.failure.cause;
    }
    this.#handedOver = true;
    if (this.#bytes !== undefined) {
      return this.#bytes;
    }
    const stream = this.#stream();
    // Koa starts to read once all middleware has returned. The head is sent then, and does not wait
    // for the first byte: the stream may start with a long pause.
    this.res.once('pipe', () => setImmediate(() => this.#flushHead()));
    this.request.onClientLeft(this);
    this.res.once('close', () => this.clientLeft());
    return stream;
  }

  #stream(): Readable {
    this.#readable ??= new Readable({
      read: () => this.#drain(),
      destroy: (cause, done) => {
        this.discard();
        done(cause);
      },
    });
    return this.#readable;
  }

  clientLeft(): void {
    if (!this.isOver) {
      this.#readable?.destroy();
    }
  }

  onDrain(resume: () => void): void {
    this.#resume = resume;
  }

  protected isCommitted(): boolean {
    return this.#handedOver;
  }

  protected pass(chunk: Uint8Array): boolean {
    return this.#stream().push(chunk);
  }

  protected finish(last: Uint8Array | undefined): void {
    if (this.#readable === undefined) {
      this.#bytes = last === undefined ? Buffer.alloc(0) : asBuffer(last);
      return;
    }
    if (last !== undefined) {
      this.#readable.push(last);
    }
    this.#readable.push(null);
  }

  protected breakConnection(): void {
    this.res.destroy();
    this.#stream().destroy();
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

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
