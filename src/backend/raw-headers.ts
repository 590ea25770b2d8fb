import { GatewayError } from '../errors.js';
import { checkedHeaders } from '../http/header-field.js';
import { valuesIn } from '../http/header-list.js';
import type { HeaderList, WireHeaders } from '../model/headers.js';

/** The headers that a dispatcher passes on: raw names and values in turn, or an object of them. */
export type DispatchedHeaders =
  | readonly (Buffer | string)[]
  | Readonly<Record<string, string | string[] | undefined>>;

/**
 * The headers that a caller's dispatcher passes on, which may be anything.
 * @returns the failure of the call if a header is invalid
 */
export function dispatchedHeaders(given: DispatchedHeaders): WireHeaders | GatewayError {
  try {
    return checkedHeaders(headerList(given));
  } catch (cause) {
    return new GatewayError('API_CONFIGURATION_ERROR', undefined, { cause });
  }
}

function headerList(given: DispatchedHeaders): HeaderList {
  if (!Array.isArray(given)) {
    return Object.entries(given).flatMap(([name, value]) =>
      [value ?? []].flat().flatMap((one) => [name, one]),
    );
  }
  const parts: readonly (Buffer | string)[] = given;
  return parts.map((part) => (typeof part === 'string' ? part : latin1(part)));
}

/**
 * The headers as undici's parser found them: it refuses invalid ones. They are views of what it has read
 * from the socket: decoding them together and slicing the text takes two thirds of the time of decoding
 * each one.
 */
export function parsedHeaders(raw: readonly Buffer[]): WireHeaders {
  return decodeTogether(raw) as readonly string[] as WireHeaders;
}

function decodeTogether(parts: readonly Buffer[]): readonly string[] {
  const first = parts[0];
  const last = parts[parts.length - 1];
  if (first === undefined || last === undefined || first.buffer !== last.buffer) {
    return parts.map(latin1);
  }
  const { buffer, byteOffset: start } = first;
  const length = last.byteOffset + last.length - start;
  if (length < 0 || length > LONGEST_HEAD) {
    return parts.map(latin1);
  }
  const text = latin1(Buffer.from(buffer, start, length));
  const decoded: string[] = [];
  for (const part of parts) {
    const at = part.byteOffset - start;
    const end = at + part.length;
    const isWithin = at >= 0 && end <= length && part.buffer === buffer;
    decoded.push(isWithin ? text.slice(at, end) : latin1(part));
  }
  return decoded;
}

/** In bytes. A slice keeps the whole text in memory, so the parts of a longer one are decoded one by one. */
const LONGEST_HEAD = 16_384;

function latin1(bytes: Buffer): string {
  return bytes.toString('latin1');
}

/**
 * The failure of a response with a transfer coding other than `chunked`: undici has not decoded it, and
 * the client would not learn of it (RFC 9112, 6.1 and 7). The gateway never asks for one.
 */
export function codingFault(headers: WireHeaders): GatewayError | undefined {
  const coding = valuesIn(headers, 'transfer-encoding').find(
    (value) => value.trim().toLowerCase() !== 'chunked',
  );
  if (coding === undefined) {
    return undefined;
  }
  const cause = new Error(`The backend used the transfer coding ${JSON.stringify(coding)}`);
  return new GatewayError('INTEGRATION_FAILURE', undefined, { cause });
}
