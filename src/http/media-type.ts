/** The media type of a header: its first entry, lower case, without parameters. */
export function mediaTypeOf(header: string): string {
  const comma = header.indexOf(',');
  const first = comma === -1 ? header : header.slice(0, comma);
  const semicolon = first.indexOf(';');
  return (semicolon === -1 ? first : first.slice(0, semicolon)).trim().toLowerCase();
}

/** Whether a text can be a media type (RFC 9110, section 8.3.1). */
export function isMediaType(text: string): boolean {
  return MEDIA_TYPE.test(text.trim());
}

const TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]+";
const MEDIA_TYPE = new RegExp(`^${TOKEN}/${TOKEN}(\\s*;.*)?$`);

/** What a missing `Content-Type` or `Accept` stands for. */
export const DEFAULT_MEDIA_TYPE = 'application/json';

/**
 * Whether a media type is among an API's binary media types: exactly, by a wildcard of the list
 * (`image/*`, and `*` for both parts), but never by a wildcard of the request's own.
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
