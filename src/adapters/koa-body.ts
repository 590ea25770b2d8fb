import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { Body, BodySink } from '../model/message.js';

/**
 * A body as Koa takes it: bytes where all of them are here, else a stream. One that breaks off
 * closes the connection, which Koa 2 would leave waiting.
 */
export function koaBody(
  res: ServerResponse,
  body: Body,
  onBreak: (cause: unknown) => void,
): Buffer | Readable {
  const sink = new KoaSink(res, body, onBreak);
  body.sendTo(sink);
  return sink.bytes ?? sink.stream();
}

class KoaSink implements BodySink {
  /** The whole body, if nothing but its end was sent. */
  bytes: Buffer | undefined;
  private readonly res: ServerResponse;
  private readonly body: Body;
  private readonly onBreak: (cause: unknown) => void;
  private readable: Readable | undefined;
  private over = false;
  private resume: (() => void) | undefined;

  constructor(res: ServerResponse, body: Body, onBreak: (cause: unknown) => void) {
    this.res = res;
    this.body = body;
    this.onBreak = onBreak;
  }

  stream(): Readable {
    if (this.readable === undefined) {
      this.readable = new Readable({
        read: () => this.drain(),
        destroy: (cause, done) => {
          this.giveUp();
          done(cause);
        },
      });
      // Koa reads when all middleware has returned. Whoever waits for the first event of a stream
      // gets the head then, and not with the first byte.
      this.res.once('pipe', () => setImmediate(() => this.flushHead()));
    }
    return this.readable;
  }

  write(chunk: Uint8Array): boolean {
    return this.over || this.stream().push(chunk);
  }

  onDrain(resume: () => void): void {
    this.resume = resume;
  }

  end(last?: Uint8Array): void {
    this.over = true;
    if (this.readable === undefined) {
      this.bytes = last === undefined ? Buffer.alloc(0) : asBuffer(last);
      return;
    }
    if (last !== undefined) {
      this.readable.push(last);
    }
    this.readable.push(null);
  }

  fail(cause: unknown): void {
    if (this.over) {
      return;
    }
    this.over = true;
    const clientHasLeft = this.res.closed || this.res.destroyed || this.res.socket?.destroyed;
    this.res.destroy();
    this.stream().destroy();
    if (!clientHasLeft) {
      this.onBreak(cause);
    }
  }

  private drain(): void {
    const { resume } = this;
    this.resume = undefined;
    resume?.();
  }

  private giveUp(): void {
    if (!this.over) {
      this.over = true;
      this.body.cancel();
    }
  }

  private flushHead(): void {
    if (!this.res.headersSent && !this.res.destroyed) {
      this.res.flushHeaders();
    }
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
