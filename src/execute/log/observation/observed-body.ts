import { isThenable } from '../../../checks/value-kinds.js';
import type { Body, BodySink } from '../../../model/message.js';
import type { BodySample } from '../recording/body-sample.js';

/** How the body of a response ended. */
export interface BodyEnd {
  /** Bytes that were passed on. */
  readonly length: number;
  /** `FAULTY`: it was not what it had announced. `undefined` if its reader did not want the rest of it. */
  readonly outcome: 'COMPLETE' | 'BROKEN_OFF' | 'FAULTY' | undefined;
  readonly cause: unknown;
}

/** Is told of a body's first byte, and, once, of its end. */
export interface BodyListener {
  bodyBegins(): void;
  bodyEnds(end: BodyEnd): void;
}

/** A body that is passed on unchanged, while its bytes are counted. */
export class ObservedBody implements Body {
  readonly #source: Body;
  readonly #listener: BodyListener;
  readonly #sample: BodySample | undefined;
  #length = 0;
  #isEnding = false;
  #isOver = false;

  /** @param sample takes the first bytes of the body */
  constructor(source: Body, listener: BodyListener, sample?: BodySample) {
    this.#source = source;
    this.#listener = listener;
    this.#sample = sample;
  }

  get length(): number | undefined {
    return this.#source.length;
  }

  /** A caller's body may return a promise, which the adapter heeds, too. */
  sendTo(sink: BodySink): unknown {
    const sent: unknown = this.#source.sendTo(new ObservedSink(sink, this));
    if (isThenable(sent)) {
      sent.then(undefined, (cause: unknown) => this.failed(cause));
    }
    return sent;
  }

  async bytes(limit: number): Promise<Uint8Array> {
    try {
      const bytes = await this.#source.bytes(limit);
      this.count(bytes);
      this.ended();
      return bytes;
    } catch (cause) {
      this.failed(cause);
      throw cause;
    }
  }

  cancel(): unknown {
    const announced = this.length;
    const isFaulty = this.#isEnding || (announced !== undefined && this.#length > announced);
    this.#end(isFaulty ? 'FAULTY' : undefined, undefined);
    return this.#source.cancel();
  }

  count(chunk: unknown): void {
    if (chunk instanceof Uint8Array) {
      if (this.#length === 0 && chunk.length > 0) {
        this.#listener.bodyBegins();
      }
      this.#length += chunk.length;
      this.#sample?.add(chunk);
    }
  }

  /** The sink gets the last chunk: it cancels a body that is shorter than announced. */
  ending(): void {
    this.#isEnding = true;
  }

  ended(): void {
    this.#end('COMPLETE', undefined);
  }

  failed(cause: unknown): void {
    this.#end('BROKEN_OFF', cause);
  }

  #end(outcome: BodyEnd['outcome'], cause: unknown): void {
    if (!this.#isOver) {
      this.#isOver = true;
      this.#listener.bodyEnds({ length: this.#length, outcome, cause });
    }
  }
}

class ObservedSink implements BodySink {
  readonly #sink: BodySink;
  readonly #body: ObservedBody;

  constructor(sink: BodySink, body: ObservedBody) {
    this.#sink = sink;
    this.#body = body;
  }

  write(chunk: Uint8Array): boolean {
    this.#body.count(chunk);
    return this.#sink.write(chunk);
  }

  onDrain(resume: () => void): void {
    this.#sink.onDrain(resume);
  }

  end(last?: Uint8Array): void {
    this.#body.count(last);
    this.#body.ending();
    this.#sink.end(last);
    this.#body.ended();
  }

  fail(cause: unknown): void {
    this.#body.failed(cause); // first: the sink closes the client's connection
    this.#sink.fail(cause);
  }
}
