import { TOKEN } from './header-field.js';

/** The media type of a header: its first entry, lower case, without parameters. */
export function mediaTypeOf(header: string): string {
  const comma = header.indexOf(',');
  const first = comma === -1 ? header : header.slice(0, comma);
  const semicolon = first.indexOf(';');
  return (semicolon === -1 ? first : first.slice(0, semicolon)).trim().toLowerCase();
}

/** Whether a text is a media type (RFC 9110, 8.3.1). */
export function isMediaType(text: string): boolean {
  return MEDIA_TYPE.test(text.trim());
}

const MEDIA_TYPE = new RegExp(`^${TOKEN}/${TOKEN}(\\s*;.*)?$`);

/** The media type of a message without `Content-Type`, and of a client without `Accept`. */
export const DEFAULT_MEDIA_TYPE = 'application/json';

/**
 * Whether an API's binary media types include a media type, by name or by a wildcard of the list
 * (`image/*`, and `*` for both parts). A wildcard in the request does not count.
 * AWS: "Content type conversions in API Gateway".
 */
export function isBinaryMediaType(mediaType: string, binaryMediaTypes: readonly string[]): boolean {
  for (const entry of binaryMediaTypes) {
    if (entry === mediaType || entry === '*/*') {
      return true;
    }
    if (entry.endsWith('/*') && mediaType.startsWith(entry.slice(0, -1))) {
      return true;
    }
  }
  return false;
}
