import { bytesOf, isThenable, kindOf } from '../../checks/value-kinds.js';
import { BodyTooLargeError, GatewayError } from '../../errors.js';
import type { UnderWay } from '../../http/under-way.js';
import type { Body, BodySink } from '../../model/message.js';
import { settled } from './deadline.js';
import { cancelQuietly, leave } from './leave.js';
import { WatchedSink } from './watched-sink.js';

/** How long a caller's body may take, in milliseconds. */
export interface BodyTimeouts {
  /** Until its end, for a body that is collected whole. */
  readonly timeoutInMillis: number;
  /** Between two chunks, for a body that is streamed; default: `timeoutInMillis`. */
  readonly idleTimeoutInMillis?: number | undefined;
}

/**
 * A body implemented by the caller: its bytes are checked and have a deadline, its `cancel` never
 * throws, and promises that its methods return may reject.
 */
export class CallersBody implements Body {
  readonly length: number | undefined;
  readonly #body: Body;
  readonly #timeouts: BodyTimeouts;
  #sink: WatchedSink | undefined;
  #underWay: UnderWay | undefined;
  #counted = false;

  /** @throws TypeError for a `length` that is not a number of bytes */
  constructor(body: Body, timeouts: BodyTimeouts) {
    const { length } = body;
    if (length !== undefined && !(Number.isSafeInteger(length) && length >= 0)) {
      throw new TypeError(`a body whose length is ${kindOf(length)}: set a number of bytes`);
    }
    this.length = length;
    this.#body = body;
    this.#timeouts = timeouts;
  }

  /** Counts the body as under way from the start of reading to its end. */
  countIn(underWay: UnderWay): void {
    this.#underWay = underWay;
  }

  sendTo(sink: BodySink): void {
    if (this.#underWay !== undefined) {
      this.#underWay.begin();
      this.#counted = true;
    }
    const { timeoutInMillis, idleTimeoutInMillis = timeoutInMillis } = this.#timeouts;
    const watched = new WatchedSink(sink, idleTimeoutInMillis, (failed) => {
      this.#over();
      if (failed) {
        cancelQuietly(this.#body);
      }
    });
    this.#sink = watched;
    try {
      const sending: unknown = this.#body.sendTo(watched);
      if (isThenable(sending)) {
        sending.then(undefined, (cause: unknown) => watched.fail(cause));
      }
    } catch (cause) {
      watched.fail(cause);
    }
  }

  async bytes(limit: number): Promise<Uint8Array> {
    try {
      const { timeoutInMillis } = this.#timeouts;
      const late = () => notWhole(timeoutInMillis);
      const given: unknown = await settled(this.#body.bytes(limit), timeoutInMillis, late);
      const bytes = bytesOf(given);
      if (bytes === undefined) {
        leave(given);
        throw new TypeError(
          `The body of a backend's response produced ${kindOf(given)}: produce bytes`,
        );
      }
      if (bytes.length > limit) {
        throw new BodyTooLargeError(limit);
      }
      return bytes;
    } catch (cause) {
      this.cancel();
      throw cause;
    }
  }

  cancel(): void {
    this.#sink?.stop();
    cancelQuietly(this.#body);
    this.#over();
  }

  #over(): void {
    if (this.#counted) {
      this.#counted = false;
      this.#underWay?.end();
    }
  }
}

function notWhole(timeoutInMillis: number): GatewayError {
  const cause = new Error(
    `The body of a backend's response did not end within ${timeoutInMillis} ms`,
  );
  return new GatewayError('INTEGRATION_TIMEOUT', undefined, { cause });
}
