import type { Body } from '../../model/message.js';

/**
 * The body of a reply, which may be made by a caller's backend.
 * @throws TypeError for what cannot be sent
 */
export function checkedBody(body: Body): Body {
  const { sendTo, cancel } = (body ?? {}) as Partial<Body>;
  if (typeof sendTo === 'function' && typeof cancel === 'function') {
    return body;
  }
  throw new TypeError(
    `The body of the reply, of the type ${typeof body}, has no sendTo and cancel: answer text, bytes or a Body`,
  );
}

/** Frees a body that is not sent; what goes wrong with that is reported. */
export function giveUp(body: Body | undefined, report: (cause: unknown) => void): void {
  try {
    if (typeof body?.cancel === 'function') {
      heed(body.cancel(), report);
    }
  } catch (cause) {
    report(cause);
  }
}

/** A caller's function may be an async one: a rejection without a handler ends a Node process. */
export function heed(result: unknown, report: (cause: unknown) => void): void {
  if (result instanceof Promise) {
    result.catch(report);
  }
}

/** Compares what a body sends with what it must be: bytes, and as many as it has announced. */
export class BodyMeter {
  readonly #announced: number | undefined;
  #sent = 0;

  constructor(announced: number | undefined) {
    this.#announced = announced;
  }

  /** What is wrong with the next chunk. */
  faultOf(chunk: Uint8Array): Error | undefined {
    if (!((chunk as unknown) instanceof Uint8Array)) {
      return new TypeError(`A body sends bytes, not a value of the type ${typeof chunk}`);
    }
    this.#sent += chunk.length;
    return this.#announced !== undefined && this.#sent > this.#announced
      ? new Error(`The body is longer than the ${this.#announced} bytes that it announced`)
      : undefined;
  }

  /** What is wrong with an end at this place. */
  faultOfEnd(): Error | undefined {
    return this.#announced !== undefined && this.#sent !== this.#announced
      ? new Error(`The body ended after ${this.#sent} of the ${this.#announced} bytes it announced`)
      : undefined;
  }
}
