import { GatewayError } from '../errors.js';
import { checkedHeaders } from '../http/header-field.js';
import { valuesIn } from '../http/header-list.js';
import type { HeaderList, WireHeaders } from '../model/headers.js';

/** The headers that a dispatcher passes on: raw names and values in turn, or an object of them. */
export type DispatchedHeaders =
  | readonly (Buffer | string)[]
  | Readonly<Record<string, string | string[] | undefined>>;

/**
 * The headers of a response as received.
 * @param isParsed `true` for headers from undici's parser, which refuses invalid ones; a caller's
 * dispatcher may pass on anything
 * @returns the failure of the call if a header is invalid
 */
export function responseHeaders(
  given: DispatchedHeaders,
  isParsed: boolean,
): WireHeaders | GatewayError {
  const list = headerList(given);
  if (isParsed) {
    return list as WireHeaders;
  }
  try {
    return checkedHeaders(list);
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
  return parts.every((part) => typeof part !== 'string')
    ? decodeTogether(parts)
    : parts.map((part) => (typeof part === 'string' ? part : latin1(part)));
}

/**
 * The bytes as one character each. undici passes on views of what it has read from the socket: decoding
 * them together and slicing the text takes two thirds of the time of decoding each one.
 */
function decodeTogether(parts: readonly Buffer[]): string[] {
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
  return parts.map((part) => {
    const at = part.byteOffset - start;
    const isWithin = part.buffer === buffer && at >= 0 && at + part.length <= length;
    return isWithin ? text.slice(at, at + part.length) : latin1(part);
  });
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
