import type { LambdaOutcome } from '../../../model/lambda.js';
import type { FromWorker } from '../worker/messages.js';

type Chunk = IteratorResult<Uint8Array, undefined>;

/** What a worker tells of one invocation, from the call to the last byte of its response. */
export class FunctionRun {
  readonly outcome: Promise<LambdaOutcome>;
  /** Resolves when the worker is free. */
  readonly finished: Promise<void>;
  readonly #pull: () => void;
  readonly #cancel: () => void;
  #settle!: (outcome: LambdaOutcome) => void;
  #finish!: () => void;
  #waiting: { resolve(chunk: Chunk): void; reject(cause: unknown): void } | undefined;
  #isStream = false;
  #isOver = false;
  #cause: Error | undefined;

  /**
   * @param pull asks the worker for the next chunk of a stream
   * @param cancel tells it that the rest of a stream is not wanted
   */
  constructor(pull: () => void, cancel: () => void) {
    this.#pull = pull;
    this.#cancel = cancel;
    this.outcome = new Promise((resolve) => {
      this.#settle = resolve;
    });
    this.finished = new Promise((resolve) => {
      this.#finish = resolve;
    });
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  receive(message: FromWorker): void {
    switch (message.kind) {
      case 'outcome': {
        const { statusCode, functionError, payload } = message;
        this.#end(undefined, { statusCode, functionError, payload });
        return;
      }
      case 'stream':
        this.#isStream = true;
        this.#settle({ payload: this.#chunks() });
        return;
      case 'chunk':
        this.#waiting?.resolve({ done: false, value: message.chunk });
        this.#waiting = undefined;
        return;
      case 'end':
        this.#end();
        return;
      case 'fail':
        this.#end(new Error(`The function broke off its stream: ${message.reason}`));
        return;
      default:
    }
  }

  /** The worker is gone. */
  fail(outcome: LambdaOutcome): void {
    this.#end(new Error(`The function broke off its stream: ${outcome.payload}`), outcome);
  }

  #end(cause?: Error, outcome: LambdaOutcome = {}): void {
    if (this.#isOver) {
      return;
    }
    this.#isOver = true;
    this.#cause = cause;
    if (!this.#isStream) {
      this.#settle(outcome);
    } else if (cause === undefined) {
      this.#waiting?.resolve(DONE);
    } else {
      this.#waiting?.reject(cause);
    }
    this.#finish();
  }

  #chunks(): AsyncIterable<Uint8Array> & AsyncIterator<Uint8Array, undefined> {
    return {
      [Symbol.asyncIterator]() {
        return this;
      },
      next: () =>
        new Promise((resolve, reject) => {
          if (!this.#isOver) {
            this.#waiting = { resolve, reject };
            this.#pull();
          } else if (this.#cause === undefined) {
            resolve(DONE);
          } else {
            reject(this.#cause);
          }
        }),
      return: async () => {
        if (!this.#isOver) {
          this.#cancel();
        }
        return DONE;
      },
    };
  }
}

const DONE: Chunk = { done: true, value: undefined };
