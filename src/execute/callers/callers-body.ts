import { isThenable, kindOf } from '../../checks/value-kinds.js';
import { BodyTooLarge, GatewayError } from '../../errors.js';
import type { UnderWay } from '../../http/under-way.js';
import type { Body, BodySink } from '../../model/message.js';
import { settled } from './deadline.js';

/**
 * A body of a caller's own make: its bytes are looked at and have a deadline, its `cancel` never throws,
 * and where its methods answer promises, those may reject.
 */
export class CallersBody implements Body {
  readonly length: number | undefined;
  readonly #body: Body;
  readonly #timeoutInMillis: number;
  #underWay: UnderWay | undefined;
  #counted = false;

  /** @throws TypeError for a length that is not one */
  constructor(body: Body, timeoutInMillis: number) {
    const { length } = body;
    if (length !== undefined && !(Number.isSafeInteger(length) && length >= 0)) {
      throw new TypeError(`a body whose length is ${kindOf(length)}: give a number of bytes`);
    }
    this.length = length;
    this.#body = body;
    this.#timeoutInMillis = timeoutInMillis;
  }

  /** Counts the body as under way from its reader's coming to its end. */
  countIn(underWay: UnderWay): void {
    this.#underWay = underWay;
  }

  sendTo(sink: BodySink): void {
    const underWay = this.#underWay;
    if (underWay !== undefined) {
      underWay.begin();
      this.#counted = true;
    }
    const fail = (cause: unknown) => {
      sink.fail(cause);
      this.#over();
    };
    const sending: unknown = this.#body.sendTo({
      write: (chunk) => sink.write(chunk),
      onDrain: (resume) => sink.onDrain(resume),
      end: (last) => {
        sink.end(last);
        this.#over();
      },
      fail,
    });
    if (isThenable(sending)) {
      sending.then(undefined, fail);
    }
  }

  async bytes(limit: number): Promise<Uint8Array> {
    try {
      const late = () => new GatewayError('INTEGRATION_TIMEOUT');
      const bytes: unknown = await settled(this.#body.bytes(limit), this.#timeoutInMillis, late);
      if (!(bytes instanceof Uint8Array)) {
        throw new TypeError(`The body of a backend's answer gave ${kindOf(bytes)}: give bytes`);
      }
      if (bytes.length > limit) {
        throw new BodyTooLarge(limit);
      }
      return bytes;
    } catch (cause) {
      this.cancel();
      throw cause;
    }
  }

  cancel(): void {
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

/** Gives a caller's body up; that this fails, at once or later, changes nothing. */
export function cancelQuietly(body: Body): void {
  try {
    const cancelling: unknown = body.cancel();
    if (isThenable(cancelling)) {
      cancelling.then(undefined, () => {});
    }
  } catch {}
}
