import { reasonOf } from '../../checks/value-kinds.js';
import { settled } from '../../execute/callers/deadline.js';
import { leave } from '../../execute/callers/leave.js';
import { timerDelay } from '../../http/timers/timer.js';
import type { GatewayRequest } from '../../model/message.js';

/** What a store gave for an operation, or the reason why it has no result. */
export type StoreResult<Value> = { readonly value: Value } | { readonly failure: Error };

/** What becomes of failures of a store. */
export interface StoreWatch {
  /** How long an operation may take. */
  readonly timeoutInMillis: number;
  report(failure: Error, request: GatewayRequest): void;
}

/** Failures in a row after which a store is not asked for a while. */
const MOST_FAILURES = 3;

/** Milliseconds until a store that fails is asked again, by one request. */
const PAUSE_IN_MILLIS = 1_000;

/** Milliseconds in which failures are reported once. */
const SILENCE_IN_MILLIS = 10_000;

/**
 * The calls of one store, which may throw, hang, or be away: each has a deadline, and after some
 * failures in a row the store is left alone and tried again by a single call each second. Its timers do
 * not follow the option `clock`, which may stop.
 */
export class StoreCalls {
  readonly #name: string;
  readonly #watch: StoreWatch;
  #state: 'up' | 'away' | 'trying' = 'up';
  #failures = 0;
  #isPausing = false;
  #isSilent = false;
  #unreported = 0;

  /** @param name as the subject of a sentence: `The entry store` */
  constructor(name: string, watch: StoreWatch) {
    this.#name = name;
    this.#watch = watch;
  }

  /**
   * Runs an operation. Never rejects.
   * @param work the store's function, called at most once
   * @param read checks the result
   * @param timeoutInMillis default: that of all operations
   */
  async call<Value>(
    work: () => unknown,
    read: (result: unknown) => Value,
    timeoutInMillis: number = this.#watch.timeoutInMillis,
  ): Promise<StoreResult<Value>> {
    if (this.#state === 'away') {
      return { failure: new Error(`${this.#name} is not asked, because it failed a moment ago`) };
    }
    if (this.#state === 'trying') {
      this.#state = 'away';
    }
    let result: unknown;
    try {
      result = await settled(work(), timeoutInMillis, () => late(timeoutInMillis));
    } catch (cause) {
      this.#failed();
      return { failure: new Error(`${this.#name} failed: ${reasonOf(cause)}`, { cause }) };
    }
    this.#failures = 0;
    this.#state = 'up';
    try {
      return { value: read(result) };
    } catch (cause) {
      leave(result);
      return { failure: new TypeError(`${this.#name} ${reasonOf(cause)}`, { cause }) };
    }
  }

  /** Reports a failure, and only counts those that follow within ten seconds. */
  report(failure: Error, request: GatewayRequest): void {
    if (this.#isSilent) {
      this.#unreported += 1;
      return;
    }
    const before = this.#unreported === 0 ? '' : ` (${this.#unreported} failures before it)`;
    this.#unreported = 0;
    this.#isSilent = true;
    after(SILENCE_IN_MILLIS, () => {
      this.#isSilent = false;
    });
    this.#watch.report(new Error(`${failure.message}${before}`, { cause: failure.cause }), request);
  }

  #failed(): void {
    this.#failures += 1;
    if (this.#failures < MOST_FAILURES || this.#isPausing) {
      return;
    }
    this.#state = 'away';
    this.#isPausing = true;
    after(PAUSE_IN_MILLIS, () => {
      this.#isPausing = false;
      if (this.#state === 'away') {
        this.#state = 'trying';
      }
    });
  }
}

function late(timeoutInMillis: number): Error {
  return new Error(`it took longer than ${timeoutInMillis} ms (option stores.timeoutInMillis)`);
}

/** Runs a function later; the timer does not keep a process of Node alive. */
function after(millis: number, run: () => void): void {
  const timer: unknown = setTimeout(run, timerDelay(millis));
  (timer as { readonly unref?: () => void }).unref?.();
}
