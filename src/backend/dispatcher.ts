import type { Readable } from 'node:stream';

/**
 * Sends requests: an agent, proxy or mock of undici 7 or 8, or an object with the same method. The type
 * lists only what is used, so that either version fits.
 */
export interface HttpDispatcher {
  /** @returns whether the dispatcher accepts more requests */
  dispatch(options: HttpDispatchOptions, handler: HttpDispatchHandler): boolean;
}

/** One request. */
export interface HttpDispatchOptions {
  /** Scheme, host and port. */
  readonly origin: string;
  /** Path and query. */
  readonly path: string;
  readonly method: string;
  /** Names and values in turn. */
  readonly headers: string[];
  /** A string for undici's mocks, if the body is text. */
  readonly body: HttpDispatchBody;
  /** The host name that the certificate must have, for `https:`; empty for an IP address. */
  readonly servername?: string;
}

/** The body of a request. A stream has only what undici uses: `data`, `end`, `pause` and `resume`. */
export type HttpDispatchBody = Uint8Array | string | Readable | null;

/** Controls one request. */
export interface HttpDispatchController {
  /** Names and values of the response in turn, as received. */
  readonly rawHeaders?: unknown;
  abort(reason: Error): void;
  pause(): void;
  resume(): void;
}

/** Receives the events of one request. */
export interface HttpDispatchHandler {
  onRequestStart(controller: HttpDispatchController): void;
  onResponseStart(
    controller: HttpDispatchController,
    statusCode: number,
    headers: Record<string, string | string[] | undefined>,
  ): void;
  onResponseData(controller: HttpDispatchController, chunk: Uint8Array): void;
  onResponseEnd(): void;
  onResponseError(controller: HttpDispatchController, cause: Error): void;
}
