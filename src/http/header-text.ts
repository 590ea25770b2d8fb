import type { TextHeaders, WireHeaders } from '../model/headers.js';
import { mapHeaderValues } from './header-list.js';

/** Headers as text: each value decoded by {@link headerText}. */
export function textHeaders(headers: WireHeaders): TextHeaders {
  return mapHeaderValues(headers, headerText) as readonly string[] as TextHeaders;
}

/**
 * The text of a header value. On the wire a value is bytes, which Node presents as one character each
 * (U+0000 to U+00FF). This decodes them as UTF-8, and returns them unchanged where they are not valid
 * UTF-8.
 */
export function headerText(bytes: string): string {
  if (!NOT_ASCII.test(bytes)) {
    return bytes;
  }
  try {
    return UTF_8.decode(Uint8Array.from(bytes, (character) => character.charCodeAt(0)));
  } catch {
    return bytes;
  }
}

/** The bytes of a text in UTF-8, as one character each. */
export function headerBytes(text: string): string {
  if (!NOT_ASCII.test(text)) {
    return text;
  }
  let bytes = '';
  for (const byte of new TextEncoder().encode(text)) {
    bytes += String.fromCharCode(byte);
  }
  return bytes;
}

const NOT_ASCII = /[^ -~\t]/;
const UTF_8 = new TextDecoder('utf-8', { fatal: true });
