import { BodyTooLargeError, GatewayError } from '../errors.js';
import type { Body, RequestBody } from '../model/message.js';

/** The body of a response whose bytes are all available. */
export function bytesBody(bytes: Uint8Array): Body {
  return {
    length: bytes.length,
    sendTo: (sink) => sink.end(bytes),
    bytes: (limit) =>
      bytes.length > limit ? Promise.reject(new BodyTooLargeError(limit)) : Promise.resolve(bytes),
    cancel: () => {},
  };
}

/** An empty body. */
export const NO_BYTES: Uint8Array = new Uint8Array(0);

/**
 * Reads the body of a request.
 * @param contentLength the length that the client declared, with which a body that has arrived is
 * recognised before Node has seen its end
 * @throws GatewayError `REQUEST_TOO_LARGE` for more than `limit` bytes
 */
export async function readRequestBody(
  body: RequestBody,
  limit: number,
  contentLength?: number,
): Promise<Uint8Array> {
  if (body === undefined) {
    return NO_BYTES;
  }
  if (body instanceof Uint8Array) {
    return withinLimit(body, limit);
  }
  await undefined; // a short body has arrived once the task of its headers is over
  const whole = wholeBody(body, contentLength, limit);
  if (whole instanceof GatewayError) {
    throw whole;
  }
  return whole ?? readChunks(body, limit);
}

/** Reads a body as it arrives. */
async function readChunks(body: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > limit) {
      throw tooLarge(limit);
    }
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : join(chunks, length);
}

/**
 * The bytes of a body that has arrived completely, to be sent at once and with their length. Returns an
 * error if there are too many, and `undefined` if more bytes are to come.
 */
export function wholeBody(
  body: AsyncIterable<Uint8Array>,
  contentLength: number | undefined,
  limit: number,
): Uint8Array | GatewayError | undefined {
  if (!isReadable(body) || body.readableFlowing !== null) {
    return undefined;
  }
  const { readableLength } = body;
  if (body.complete !== true && readableLength !== contentLength) {
    return undefined;
  }
  const bytes = readableLength > limit ? tooLarge(limit) : readAll(body, readableLength);
  body.resume();
  return bytes;
}

/** `read()` returns everything that is buffered up to Node 24, but a single chunk from Node 26 on. */
function readAll(body: ReadableBody, length: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  for (let chunk = body.read(); chunk !== null; chunk = body.read()) {
    chunks.push(chunk);
  }
  const [first] = chunks;
  return chunks.length === 1 && first !== undefined ? first : join(chunks, length);
}

/** A Node stream; only an IncomingMessage has `complete`. */
interface ReadableBody extends AsyncIterable<Uint8Array> {
  readonly complete?: boolean;
  readonly readableLength: number;
  readonly readableFlowing: boolean | null;
  readonly destroyed?: boolean;
  readonly errored?: Error | null;
  read(): Uint8Array | null;
  pause(): void;
  resume(): void;
  on(event: string, listener: (argument: never) => void): this;
  off(event: string, listener: (argument: never) => void): this;
}

/** Whether a body is a stream of Node, and not another iterable. */
export function isReadable(body: AsyncIterable<Uint8Array>): body is ReadableBody {
  const { pause, resume, on, read } = body as Partial<ReadableBody>;
  return (
    typeof pause === 'function' &&
    typeof resume === 'function' &&
    typeof on === 'function' &&
    typeof read === 'function'
  );
}

/**
 * Passes a body on as it arrives.
 * @throws GatewayError `REQUEST_TOO_LARGE`, while it is read, after more than `limit` bytes
 */
export function limitRequestBody(body: RequestBody, limit: number): RequestBody {
  if (body === undefined) {
    return undefined;
  }
  if (body instanceof Uint8Array) {
    return withinLimit(body, limit);
  }
  return limitChunks(body, limit);
}

/**
 * Passes chunks on as they arrive.
 * @throws GatewayError `REQUEST_TOO_LARGE` after more than `limit` bytes
 */
export async function* limitChunks(
  body: AsyncIterable<Uint8Array>,
  limit: number,
): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > limit) {
      throw tooLarge(limit);
    }
    yield chunk;
  }
}

function withinLimit(bytes: Uint8Array, limit: number): Uint8Array {
  if (bytes.length > limit) {
    throw tooLarge(limit);
  }
  return bytes;
}

/** 413: the body of the request has more than `limit` bytes. */
export function tooLarge(limit: number): GatewayError {
  return new GatewayError('REQUEST_TOO_LARGE', undefined, { cause: new BodyTooLargeError(limit) });
}

/** Joins chunks of `length` bytes in all. */
export function join(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/**
 * Rethrows why a response could not be read: one that is too large to be mapped is a fault of the API,
 * anything else is thrown unchanged.
 */
export function unreadable(cause: unknown): never {
  throw cause instanceof BodyTooLargeError
    ? new GatewayError('API_CONFIGURATION_ERROR', undefined, { cause })
    : cause;
}
