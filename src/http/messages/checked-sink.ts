import type { Body, BodySink, ClientWatcher } from '../../model/message.js';
import { BodyMeter, giveUp } from './reply-body.js';

/** The response whose body is sent, and the handler of a failure that comes too late for another response. */
export interface SinkOptions {
  readonly request: {
    readonly clientHasLeft?: boolean | undefined;
    readonly forgetClient?: (() => void) | undefined;
  };
  readonly body: Body | undefined;
  readonly onBreak: (cause: unknown) => void;
}

/**
 * The receiver of a body that a caller may have made. It passes on bytes only, and as many as were
 * announced. It is over at the end of the body, at its first fault, or when the client has
 * disconnected, whichever comes first.
 */
export abstract class CheckedSink implements BodySink, ClientWatcher {
  readonly #request: SinkOptions['request'];
  readonly #body: Body | undefined;
  readonly #onBreak: (cause: unknown) => void;
  readonly #meter: BodyMeter;
  #over = false;
  #failure: { readonly cause: unknown } | undefined;

  constructor({ request, body, onBreak }: SinkOptions) {
    this.#request = request;
    this.#body = body;
    this.#onBreak = onBreak;
    this.#meter = new BodyMeter(body?.length);
  }

  /** Whether this response can no longer be replaced with another one. */
  protected abstract isCommitted(): boolean;

  /** Passes on a checked chunk. @returns whether to continue at once */
  protected abstract pass(chunk: Uint8Array): boolean;

  /** Ends the response. */
  protected abstract finish(last: Uint8Array | undefined): void;

  /** Closes the connection of a committed response. */
  protected abstract breakConnection(cause: unknown): void;

  abstract onDrain(resume: () => void): void;
  abstract clientLeft(reason: unknown): void;

  protected get isOver(): boolean {
    return this.#over;
  }

  /** The failure of the body before the response was committed. */
  protected get failure(): { readonly cause: unknown } | undefined {
    return this.#failure;
  }

  write(chunk: Uint8Array): boolean {
    if (this.#over) {
      return true;
    }
    const fault = this.#meter.faultOf(chunk);
    if (fault !== undefined) {
      this.#breakOff(fault);
      return true;
    }
    return this.pass(chunk);
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
    this.#end();
    this.finish(last);
  }

  fail(cause: unknown): void {
    if (this.#over) {
      return;
    }
    this.#end();
    if (!this.isCommitted()) {
      this.#failure = { cause };
      return;
    }
    const { clientHasLeft } = this.#request;
    this.breakConnection(cause);
    if (!clientHasLeft) {
      this.#onBreak(cause);
    }
  }

  /** Cancels a body that is not over. */
  protected discard(): void {
    if (!this.#over) {
      this.#end();
      giveUp(this.#body, this.#onBreak);
    }
  }

  /** From here on, it does not matter whether the client leaves. */
  #end(): void {
    this.#over = true;
    this.#request.forgetClient?.();
  }

  /** The body is faulty: the rest of it is discarded. */
  #breakOff(fault: Error): void {
    this.fail(fault);
    giveUp(this.#body, this.#onBreak);
  }
}
