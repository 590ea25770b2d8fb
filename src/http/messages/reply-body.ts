import type { Body } from '../../model/message.js';

/**
 * Checks the body of a response, which a caller's backend may have made.
 * @throws TypeError for a value that is not a body
 */
export function checkedBody(body: Body): Body {
  const { sendTo, cancel } = (body ?? {}) as Partial<Body>;
  if (typeof sendTo === 'function' && typeof cancel === 'function') {
    return body;
  }
  throw new TypeError(
    `The body of the response is of type ${typeof body}, without the methods sendTo and cancel: return text, bytes or a Body`,
  );
}

/** Cancels a body that is not sent, and reports a failure to do so. */
export function giveUp(body: Body | undefined, report: (cause: unknown) => void): void {
  try {
    if (typeof body?.cancel === 'function') {
      heed(body.cancel(), report);
    }
  } catch (cause) {
    report(cause);
  }
}

/** Reports the rejection of a caller's async function, which would end the process if unhandled. */
export function heed(result: unknown, report: (cause: unknown) => void): void {
  if (result instanceof Promise) {
    result.catch(report);
  }
}

/** Checks that a body sends bytes, and as many as it has announced. */
export class BodyMeter {
  readonly #announced: number | undefined;
  #sent = 0;

  constructor(announced: number | undefined) {
    this.#announced = announced;
  }

  /** The fault of the next chunk, if it has one. */
  faultOf(chunk: Uint8Array): Error | undefined {
    if (!((chunk as unknown) instanceof Uint8Array)) {
      return new TypeError(`A body must send bytes, not a value of type ${typeof chunk}`);
    }
    this.#sent += chunk.length;
    return this.#announced !== undefined && this.#sent > this.#announced
      ? new Error(`The body is longer than the ${this.#announced} bytes that it announced`)
      : undefined;
  }

  /** The fault of a body that ends now, if it has one. */
  faultOfEnd(): Error | undefined {
    return this.#announced !== undefined && this.#sent !== this.#announced
      ? new Error(`The body ended after ${this.#sent} of the ${this.#announced} bytes it announced`)
      : undefined;
  }
}

/** The body of an internal error, as AWS sends it: the last resort if a response cannot be written. */
export const PLAIN_FAILURE = '{"message": "Internal server error"}';
