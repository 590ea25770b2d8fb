import { bytesOf, kindOf, reasonOf } from '../../checks/value-kinds.js';
import { GatewayError, isGatewayError } from '../../errors.js';
import { Deadline } from '../../http/timers/deadline.js';
import type { BodySink } from '../../model/message.js';
import { leave } from './leave.js';

/**
 * The sink that a caller's body writes to. It checks each chunk, limits each pause that the reader does
 * not cause, and lets nothing through after the end.
 */
export class WatchedSink implements BodySink {
  readonly #sink: BodySink;
  readonly #timeoutInMillis: number;
  readonly #onEnd: (failed: boolean) => void;
  readonly #deadline = new Deadline(() => this.fail(silent(this.#timeoutInMillis)));
  #isOver = false;

  /**
   * @param timeoutInMillis the longest pause between two chunks
   * @param onEnd called once, when the body has ended or failed
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
      this.#deadline.end();
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

  /** Ends the body here. Returns `false` if it was over already. */
  stop(): boolean {
    this.#deadline.end();
    const stops = !this.#isOver;
    this.#isOver = true;
    return stops;
  }

  #wait(): void {
    if (!this.#isOver) {
      this.#deadline.start(this.#timeoutInMillis);
    }
  }

  /** `undefined` if the body is over; a chunk that is not bytes makes it fail. */
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
  const cause = new Error(
    `The body of a backend's response sent nothing for ${timeoutInMillis} ms`,
  );
  return new GatewayError('INTEGRATION_TIMEOUT', undefined, { cause });
}

/** A GatewayError from the body is kept as it is. */
function described(cause: unknown): unknown {
  return isGatewayError(cause)
    ? cause
    : new Error(`The body of a backend's response broke off: ${reasonOf(cause)}`, { cause });
}
