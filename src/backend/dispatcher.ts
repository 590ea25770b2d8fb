import type { Readable } from 'node:stream';

/**
 * Sends requests: an agent, proxy or mock of undici 7 or 8, or whatever does the same. Described by
 * what is used of it, so that the types of either version fit.
 */
export interface HttpDispatcher {
  /** @returns whether it is ready for more */
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
  /** Mocks get text as a string. */
  readonly body: HttpDispatchBody;
  /** Whose certificate is believed, with `https:`; empty for an address. */
  readonly servername?: string;
}

/** The body of a request. Of a stream, what undici uses is there: `data`, `end`, pause and resume. */
export type HttpDispatchBody = Uint8Array | string | Readable | null;

/** Steers one request. */
export interface HttpDispatchController {
  /** Names and values of the response in turn, as they stood on the wire. */
  readonly rawHeaders?: unknown;
  abort(reason: Error): void;
  pause(): void;
  resume(): void;
}

/** Is told what becomes of a request. */
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
