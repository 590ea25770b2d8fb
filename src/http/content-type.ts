import type { HeaderList } from '../model/headers.js';
import type { MethodRequest } from '../model/message.js';
import { TOKEN } from './header-field.js';
import { valuesIn } from './header-list.js';
import { DEFAULT_MEDIA_TYPE, mediaTypeOf } from './media-type.js';

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
  return valuesIn(headers, 'content-type').flatMap((value) =>
    value.includes(',') ? membersOf(value) : nonBlank(value),
  );
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
  return [...members, value.slice(start)].flatMap(nonBlank);
}

function isMediaTypeNext(value: string, at: number): boolean {
  MEDIA_TYPE.lastIndex = at;
  return MEDIA_TYPE.test(value);
}

const MEDIA_TYPE = new RegExp(`[ \\t]*${TOKEN}/${TOKEN}[ \\t]*(?:[;,]|$)`, 'y');

function nonBlank(value: string): string[] {
  const trimmed = value.trim();
  return trimmed === '' ? [] : [trimmed];
}
