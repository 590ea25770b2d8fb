import type { HeaderList } from '../model/headers.js';
import {
  appendHeader,
  endsWithHeader,
  firstHeaderIn,
  type HeaderBuilder,
  hasHeader,
  withoutHeader,
} from './header-list.js';

// The headers that tell where a body ends (RFC 9112, 6).

/** What `Content-Length` declares, in bytes (RFC 9110, 8.6); `undefined` without a valid one. */
export function declaredLength(headers: HeaderList): number | undefined {
  const value = firstHeaderIn(headers, CONTENT_LENGTH);
  return value === undefined || value === '' ? undefined : safeInteger(value);
}

/** Most responses pass here: a loop over a few digits is faster than a regular expression and `Number`. */
function safeInteger(digits: string): number | undefined {
  let value = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(i) - ZERO;
    if (digit < 0 || digit > 9) {
      return undefined;
    }
    value = value * 10 + digit;
  }
  return Number.isSafeInteger(value) ? value : undefined;
}

/** 204 and 304 carry no body, whatever a mapping produced (RFC 9110, 6.4.1). */
export function isBodiless(statusCode: number): boolean {
  return statusCode === 204 || statusCode === 304;
}

/** Whether a request announces a body: a `Content-Length` above 0 or a `Transfer-Encoding`. */
export function announcesBody(headers: HeaderList): boolean {
  return (
    hasHeader(headers, TRANSFER_ENCODING) || Number(firstHeaderIn(headers, CONTENT_LENGTH)) > 0
  );
}

/** Whether a message has a `Content-Length` or a `Transfer-Encoding`. */
export function isFramed(headers: HeaderList): boolean {
  return hasHeader(headers, TRANSFER_ENCODING) || hasHeader(headers, CONTENT_LENGTH);
}

/** Moves `Content-Length` to the end; a list without one gets `length`, if that is known. */
export function lengthLast<Headers extends HeaderList>(
  headers: Headers,
  length: number | undefined,
): Headers | HeaderBuilder<Headers> {
  if (endsWithHeader(headers, CONTENT_LENGTH)) {
    return headers;
  }
  const declared = firstHeaderIn(headers, CONTENT_LENGTH) ?? length;
  return declared === undefined ? headers : withLength(headers, declared);
}

/** Sets `Content-Length`, in place of any that the list has, as the last header. */
export function withLength<Headers extends HeaderList>(
  headers: Headers,
  length: number | string,
): HeaderBuilder<Headers> {
  const framed = withoutHeader(headers, CONTENT_LENGTH);
  appendHeader(framed, 'Content-Length', String(length));
  return framed;
}

const CONTENT_LENGTH = 'content-length';
const TRANSFER_ENCODING = 'transfer-encoding';
const ZERO = 0x30;
