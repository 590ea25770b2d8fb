import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { Body, BodySink, ClientWatcher } from '../../model/message.js';
import type { NodeRequest } from '../node-http/node-message.js';
import { BodyMeter, checkedBody, giveUp, heed } from '../node-http/reply-body.js';
import { flushHead } from '../node-http/reply-head.js';

/**
 * A body for Koa: bytes if all of them have arrived, or else a stream. If the stream fails, the
 * connection is closed; Koa 2 would leave the client waiting.
 * @throws the failure of the body, as long as another response can be sent instead
 */
export function koaBody(
  res: ServerResponse,
  request: NodeRequest,
  body: Body,
  onBreak: (cause: unknown) => void,
): Buffer | Readable {
  const sink = new KoaSink(res, request, checkedBody(body), onBreak);
  heed(body.sendTo(sink), (cause) => sink.fail(cause));
  return sink.result();
}

class KoaSink implements BodySink, ClientWatcher {
  readonly #res: ServerResponse;
  readonly #request: NodeRequest;
  readonly #body: Body;
  readonly #onBreak: (cause: unknown) => void;
  readonly #meter: BodyMeter;
  /** The whole body, if it arrived in one piece. */
  #bytes: Buffer | undefined;
  #readable: Readable | undefined;
  #handedOver = false;
  #over = false;
  /** The failure of the body before it was passed to Koa. */
  #failure: { readonly cause: unknown } | undefined;
  #resume: (() => void) | undefined;

  constructor(
    res: ServerResponse,
    request: NodeRequest,
    body: Body,
    onBreak: (cause: unknown) => void,
  ) {
    this.#res = res;
    this.#request = request;
    this.#body = body;
    this.#onBreak = onBreak;
    this.#meter = new BodyMeter(body.length);
  }

  result(): Buffer | Readable {
    if (this.#failure !== undefined) {
      throw this.#failure.cause;
    }
    this.#handedOver = true;
    if (this.#bytes !== undefined) {
      return this.#bytes;
    }
    const stream = this.#stream();
    // Koa starts to read once all middleware has returned. The head is sent then, and does not wait
    // for the first byte: the stream may start with a long pause.
    this.#res.once('pipe', () => setImmediate(() => this.#flushHead()));
    this.#request.onClientLeft(this);
    this.#res.once('close', () => this.clientLeft());
    return stream;
  }

  #stream(): Readable {
    this.#readable ??= new Readable({
      read: () => this.#drain(),
      destroy: (cause, done) => {
        this.#giveUp();
        done(cause);
      },
    });
    return this.#readable;
  }

  clientLeft(): void {
    if (!this.#over) {
      this.#readable?.destroy();
    }
  }

  write(chunk: Uint8Array): boolean {
    if (this.#over) {
      return true;
    }
    const fault = this.#meter.faultOf(chunk);
    if (fault === undefined) {
      return this.#stream().push(chunk);
    }
    this.#breakOff(fault);
    return true;
  }

  onDrain(resume: () => void): void {
    this.#resume = resume;
  }

  end(last?: Uint8Array): void {
    if (this.#over) {
      return;
    }
    const chunkFault = last === undefined ? undefined : this.#meter.faultOf(last);
    const fault = chunkFault ?? this.#meter.faultOfEnd();
    if (fault !== undefined) {
      this.#breakOff(fault);
      return;
    }
    this.#over = true;
    if (this.#readable === undefined) {
      this.#bytes = last === undefined ? Buffer.alloc(0) : asBuffer(last);
      return;
    }
    if (last !== undefined) {
      this.#readable.push(last);
    }
    this.#readable.push(null);
  }

  fail(cause: unknown): void {
    if (this.#over) {
      return;
    }
    this.#over = true;
    if (!this.#handedOver) {
      this.#failure = { cause };
      return;
    }
    const { clientHasLeft } = this.#request;
    this.#res.destroy();
    this.#stream().destroy();
    if (!clientHasLeft) {
      this.#onBreak(cause);
    }
  }

  /** The body is faulty: the rest of it is discarded. */
  #breakOff(fault: Error): void {
    this.fail(fault);
    giveUp(this.#body, this.#onBreak);
  }

  #drain(): void {
    const resume = this.#resume;
    this.#resume = undefined;
    resume?.();
  }

  #giveUp(): void {
    if (!this.#over) {
      this.#over = true;
      giveUp(this.#body, this.#onBreak);
    }
  }

  #flushHead(): void {
    if (!this.#res.headersSent && !this.#res.destroyed) {
      flushHead(this.#res);
    }
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
