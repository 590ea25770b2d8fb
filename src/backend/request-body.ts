import { Stream } from 'node:stream';
import { BodyTooLargeError, GatewayError } from '../errors.js';
import { isReadable } from '../http/body.js';

/** Observes the upload of a request body. */
export interface UploadWatcher {
  /** A chunk or the end of the body was passed on. */
  uploadMoved(): void;
  uploadFailed(cause: GatewayError): void;
}

/**
 * Passes the client's body to undici. undici destroys the body of a request that ends early; destroying
 * an IncomingMessage would close the client's connection, which the response still needs. Destroying
 * this stream only discards the rest of the body.
 */
export class RequestBodyStream extends Stream {
  readonly #source: AsyncIterable<Uint8Array>;
  readonly #limit: number;
  readonly #watcher: UploadWatcher;
  #bytes = 0;
  #started = false;
  #over = false;
  #paused = false;
  #wake: (() => void) | undefined;

  constructor(source: AsyncIterable<Uint8Array>, limit: number, watcher: UploadWatcher) {
    super();
    this.#source = source;
    this.#limit = limit;
    this.#watcher = watcher;
  }

  /** Whether the next step is the client's and not the backend's. */
  get waitsForClient(): boolean {
    return this.#started && !this.#over && !this.#paused;
  }

  get destroyed(): boolean {
    return this.#over;
  }

  pause(): void {
    this.#paused = true;
    if (isReadable(this.#source)) {
      this.#source.pause();
    }
  }

  resume(): void {
    this.#paused = false;
    if (!this.#started) {
      this.#start();
    } else if (isReadable(this.#source)) {
      this.#source.resume();
    }
    this.#wake?.();
  }

  destroy(): void {
    if (this.#over) {
      return;
    }
    this.#over = true;
    if (isReadable(this.#source)) {
      this.#source.off('data', this.#pass).off('end', this.#finish).off('close', this.#breakOff);
      this.#source.resume();
    }
    this.#wake?.();
  }

  #start(): void {
    this.#started = true;
    if (isReadable(this.#source)) {
      if (this.#source.destroyed === true) {
        this.#breakOff(this.#source.errored); // it emits nothing any more
        return;
      }
      this.#source.on('data', this.#pass).on('end', this.#finish).on('close', this.#breakOff);
      this.#source.on('error', this.#breakOff);
    } else {
      this.#pump(this.#source).then(this.#finish, this.#breakOff);
    }
  }

  async #pump(source: AsyncIterable<Uint8Array>): Promise<void> {
    for await (const chunk of source) {
      if (this.#over) {
        return;
      }
      this.#pass(chunk);
      if (this.#paused && !this.#over) {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
    }
  }

  readonly #pass = (chunk: Uint8Array): void => {
    this.#bytes += chunk.length;
    if (this.#bytes > this.#limit) {
      this.#breakOff(new BodyTooLargeError(this.#limit));
      return;
    }
    this.emit('data', chunk);
    this.#watcher.uploadMoved();
  };

  readonly #finish = (): void => {
    if (!this.#over) {
      this.#over = true;
      this.emit('end');
      this.#watcher.uploadMoved();
    }
  };

  readonly #breakOff = (cause?: unknown): void => {
    if (!this.#over) {
      this.#watcher.uploadFailed(uploadFailure(cause));
    }
  };
}

/**
 * Calls back when a short body has arrived. It arrives with its headers, and is complete once Node has
 * processed them: after this task or, if a last chunk marks the end, after this turn of the event loop.
 */
export function onceArrived(contentLength: number | undefined, callback: () => void): void {
  const later = contentLength === undefined ? setImmediate : queueMicrotask;
  later(callback);
}

function uploadFailure(cause: unknown): GatewayError {
  if (cause instanceof GatewayError) {
    return cause;
  }
  return cause instanceof BodyTooLargeError
    ? new GatewayError('REQUEST_TOO_LARGE', undefined, { cause })
    : new GatewayError('BAD_REQUEST_BODY', undefined, { cause });
}
