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
 * @throws GatewayError `REQUEST_TOO_LARGE` for more than `limit` bytes
 */
export async function readRequestBody(body: RequestBody, limit: number): Promise<Uint8Array> {
  if (body === undefined) {
    return NO_BYTES;
  }
  if (body instanceof Uint8Array) {
    return withinLimit(body, limit);
  }
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
