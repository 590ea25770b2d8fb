import type { HeaderList } from '../model/headers.js';
import type { MethodRequest } from '../model/message.js';
import { TOKEN } from './header-field.js';
import { valuesIn } from './header-list.js';

/**
 * The media type of a header: its first entry, lower case, without parameters. It ends at a blank, too:
 * there are backends that read `application/json x` as JSON (CVE-2026-3419).
 */
export function mediaTypeOf(header: string): string {
  const text = header.trimStart();
  const end = text.search(END_OF_TYPE);
  return (end === -1 ? text : text.slice(0, end)).toLowerCase();
}

const END_OF_TYPE = /[,;\s]/;

/** Whether a text is a media type (RFC 9110, 8.3.1). */
export function isMediaType(text: string): boolean {
  return MEDIA_TYPE.test(text.trim());
}

const MEDIA_TYPE = new RegExp(`^${TOKEN}/${TOKEN}(\\s*;.*)?$`);

/** The media type of a message without `Content-Type`, and of a client without `Accept`. */
export const DEFAULT_MEDIA_TYPE = 'application/json';

/**
 * Whether an API's binary media types include a media type, by name or by a wildcard of the list
 * (`image/*`, and `*` for both parts). A wildcard in the request does not count, and an entry with a
 * wildcard before the slash alone includes nothing (LocalStack `test_aws_proxy_binary_response`).
 * AWS: "Content type conversions in API Gateway".
 */
export function isBinaryMediaType(mediaType: string, binaryMediaTypes: readonly string[]): boolean {
  for (const entry of binaryMediaTypes) {
    if (entry === '*/*' || (entry === mediaType && !entry.startsWith('*/'))) {
      return true;
    }
    if (entry.endsWith('/*') && mediaType.startsWith(entry.slice(0, -1))) {
      return true;
    }
  }
  return false;
}

/**
 * The `Content-Type` that selects templates and models and is sent to the backend: the first one that
 * is not blank, or `undefined`.
 */
export function contentTypeOf(headers: HeaderList): string | undefined {
  return contentTypesOf(headers)[0];
}

/** The media type that selects templates and models; JSON if the request names none. */
export function mediaTypeOfRequest({ headers }: MethodRequest): string {
  return mediaTypeOf(contentTypeOf(headers) ?? '') || DEFAULT_MEDIA_TYPE;
}

/**
 * All media types that the `Content-Type` headers name. A comma separates several in one header
 * (RFC 9110, 5.3), unless it is quoted or not followed by a media type: then it is part of a value.
 */
export function contentTypesOf(headers: HeaderList): string[] {
  const types: string[] = [];
  for (const value of valuesIn(headers, 'content-type')) {
    for (const member of value.includes(',') ? membersOf(value) : [value]) {
      const type = member.trim();
      if (type !== '') {
        types.push(type);
      }
    }
  }
  return types;
}

function membersOf(value: string): string[] {
  const members: string[] = [];
  let start = 0;
  let quoted = false;
  let isBlank = true;
  for (let at = 0; at < value.length; at++) {
    const character = value[at];
    if (character === ',' && !quoted && (isBlank || isMediaTypeNext(value, at + 1))) {
      members.push(value.slice(start, at));
      start = at + 1;
      isBlank = true;
      continue;
    }
    isBlank &&= character === ' ' || character === '\t';
    if (quoted && character === '\\') {
      at++;
    } else if (character === '"') {
      quoted = !quoted;
    }
  }
  members.push(value.slice(start));
  return members;
}

function isMediaTypeNext(value: string, at: number): boolean {
  MEMBER.lastIndex = at;
  return MEMBER.test(value);
}

const MEMBER = new RegExp(`[ \\t]*${TOKEN}/${TOKEN}[ \\t]*(?:[;,]|$)`, 'y');
