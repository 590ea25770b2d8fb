import { GatewayError } from '../errors.js';
import type { HeaderList, WireHeaders } from '../model/headers.js';
import type { GatewayRequest } from '../model/message.js';
import { findInHeaders, isPaired } from './header-list.js';
import { headerBytes } from './header-text.js';

// What a header may contain, and the checks of headers from callers, documents and middleware.

/** The source of a regular expression for a token, such as a header name (RFC 9110, 5.6.2). */
export const TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]+";

const NAME = new RegExp(`^${TOKEN}$`);
const UNWRITABLE = /[^\t\x20-\x7e\x80-\xff]/;

/** Whether a text is a field name: a token (RFC 9110, 5.1). */
export function isFieldName(name: string): boolean {
  return NAME.test(name);
}

/**
 * Whether a text is a field value that a server can write unchanged: bytes, one character for each,
 * without control characters other than the tab (RFC 9110, 5.5). Node refuses the same ones.
 */
export function isFieldValue(value: string): boolean {
  return !UNWRITABLE.test(value);
}

/**
 * Why a list of headers cannot be sent: names and values must be strings in turn, each name a token,
 * each value bytes without line ends.
 * @returns a sentence that names the header, never its value; `undefined` if the list can be sent
 */
export function headerFault(headers: HeaderList): string | undefined {
  return isPaired(headers)
    ? findInHeaders(headers, fieldFault)
    : `A list of headers holds names and values in turn, but this one has ${headers.length} members`;
}

function fieldFault(name: unknown, value: unknown): string | undefined {
  if (typeof name !== 'string' || !NAME.test(name)) {
    return `${typeof name === 'string' ? JSON.stringify(name) : `A ${typeof name}`} is not a header name`;
  }
  if (typeof value !== 'string') {
    return `The value of the header ${name} must be a string, not a value of type ${typeof value}`;
  }
  if (UNWRITABLE.test(value)) {
    return `The value of the header ${name} has a line end, another control character or a character above U+00FF`;
  }
  return undefined;
}

/**
 * A caller's list, checked so that its headers can be sent.
 * @throws TypeError that names the header which cannot be sent
 */
export function checkedHeaders(headers: unknown): WireHeaders {
  const fault = listFault(headers);
  if (fault !== undefined) {
    throw new TypeError(fault);
  }
  return headers as WireHeaders;
}

function listFault(headers: unknown): string | undefined {
  return Array.isArray(headers)
    ? headerFault(headers)
    : `Headers are a list of names and values in turn, not a value of type ${typeof headers}`;
}

/**
 * The value of a header from a mapping or a template, as bytes.
 * @throws GatewayError `API_CONFIGURATION_ERROR` for a name that is not a token, and for a value with a
 * line end or another control character
 */
export function checkedValue(name: string, text: string): string {
  if (!isFieldName(name)) {
    throw invalidHeader(`${JSON.stringify(name)} is not a header name`);
  }
  const bytes = headerBytes(text);
  if (!isFieldValue(bytes)) {
    throw invalidHeader(`The value of ${name} has a line end or another control character`);
  }
  return bytes;
}

/** The failure of a request whose document produces a header that cannot be sent. */
export function invalidHeader(message: string): GatewayError {
  return new GatewayError('API_CONFIGURATION_ERROR', undefined, { cause: new Error(message) });
}

/** A request whose headers are known to be wire bytes. */
export interface WireRequest extends GatewayRequest {
  readonly headers: WireHeaders;
  /** Why the request fails, whichever method it matches. */
  readonly fault?: GatewayError | undefined;
  /** Releases those that watch the client, because the response has ended. */
  readonly forgetClient?: (() => void) | undefined;
}

/** A request that is checked already, by the parser of a server or by the gateway. */
export abstract class CheckedRequest {
  abstract readonly headers: WireHeaders;
}
