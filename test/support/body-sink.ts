import type { Body, BodySink } from '../../src/model/message.js';

/** Reads a body as an adapter does. */
export class RecordingSink implements BodySink {
  readonly chunks: Buffer[] = [];
  /** Resolves with the body's text, or rejects with what broke it off. */
  readonly text: Promise<string>;
  /** What `write` says: false makes the body wait. */
  ready = true;
  resume: (() => void) | undefined;
  private settle!: { resolve(text: string): void; reject(cause: unknown): void };

  constructor(body?: Body) {
    this.text = new Promise((resolve, reject) => {
      this.settle = { resolve, reject };
    });
    this.text.catch(() => {});
    body?.sendTo(this);
  }

  get size(): number {
    return this.chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  }

  write(chunk: Uint8Array): boolean {
    this.chunks.push(Buffer.from(chunk));
    return this.ready;
  }

  onDrain(resume: () => void): void {
    this.resume = resume;
  }

  end(last?: Uint8Array): void {
    if (last !== undefined) {
      this.write(last);
    }
    this.settle.resolve(Buffer.concat(this.chunks).toString('latin1'));
  }

  fail(cause: unknown): void {
    this.settle.reject(cause);
  }
}
