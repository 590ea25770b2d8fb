import { bytesOf, kindOf, reasonOf } from '../../checks/value-kinds.js';
import { GatewayError, isGatewayError } from '../../errors.js';
import { timerDelay } from '../../http/timer.js';
import type { BodySink } from '../../model/message.js';
import { leave } from './leave.js';

/**
 * What a body of a caller's make sends to: each chunk is looked at, each silence has a deadline
 * unless the reader causes it, and nothing comes after the end.
 */
export class WatchedSink implements BodySink {
  readonly #sink: BodySink;
  readonly #timeoutInMillis: number;
  readonly #onEnd: (failed: boolean) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isOver = false;

  /**
   * @param timeoutInMillis of one silence
   * @param onEnd hears, once, that the body has ended or failed
   */
  constructor(sink: BodySink, timeoutInMillis: number, onEnd: (failed: boolean) => void) {
    this.#sink = sink;
    this.#timeoutInMillis = timeoutInMillis;
    this.#onEnd = onEnd;
    this.#wait();
  }

  write(chunk: Uint8Array): boolean {
    const bytes = this.#checked(chunk);
    if (bytes === undefined) {
      return true;
    }
    const hasRoom = this.#sink.write(bytes);
    if (hasRoom) {
      this.#wait();
    } else {
      clearTimeout(this.#timer);
      this.#sink.onDrain(() => this.#wait());
    }
    return hasRoom;
  }

  onDrain(resume: () => void): void {
    this.#sink.onDrain(() => {
      this.#wait();
      try {
        resume();
      } catch (cause) {
        this.fail(cause);
      }
    });
  }

  end(last?: Uint8Array): void {
    const bytes = last === undefined ? undefined : this.#checked(last);
    if (this.stop()) {
      this.#sink.end(bytes);
      this.#onEnd(false);
    }
  }

  fail(cause: unknown): void {
    if (this.stop()) {
      this.#sink.fail(described(cause));
      this.#onEnd(true);
    }
  }

  /** Lets nothing more come. Returns whether anything might have. */
  stop(): boolean {
    clearTimeout(this.#timer);
    const stops = !this.#isOver;
    this.#isOver = true;
    return stops;
  }

  #wait(): void {
    clearTimeout(this.#timer);
    if (!this.#isOver) {
      const late = () => this.fail(silent(this.#timeoutInMillis));
      this.#timer = setTimeout(late, timerDelay(this.#timeoutInMillis));
    }
  }

  /** `undefined` where the body is over, or ends with what is not bytes. */
  #checked(chunk: unknown): Uint8Array | undefined {
    if (this.#isOver) {
      return undefined;
    }
    const bytes = bytesOf(chunk);
    if (bytes === undefined) {
      leave(chunk);
      this.fail(new TypeError(`it sent ${kindOf(chunk)}: send bytes`));
    }
    return bytes;
  }
}

function silent(timeoutInMillis: number): GatewayError {
  const cause = new Error(`The body of a backend sent nothing for ${timeoutInMillis} ms`);
  return new GatewayError('INTEGRATION_TIMEOUT', undefined, { cause });
}

/** A body may choose the error itself. */
function described(cause: unknown): unknown {
  return isGatewayError(cause)
    ? cause
    : new Error(`The body of a backend broke off: ${reasonOf(cause)}`, { cause });
}
