import type { HeaderList, MethodRequest } from '../model/message.js';
import { valuesIn } from './header-list.js';
import { DEFAULT_MEDIA_TYPE, mediaTypeOf } from './media-type.js';

/**
 * The `Content-Type` that templates, validators and the backend go by: the first that is not blank.
 * `undefined` where a request has none.
 */
export function contentTypeOf(headers: HeaderList): string | undefined {
  return contentTypesOf(headers)[0];
}

/** The media type that templates and models are chosen by; JSON where a request names none. */
export function mediaTypeOfRequest({ headers }: MethodRequest): string {
  return mediaTypeOf(contentTypeOf(headers) ?? '') || DEFAULT_MEDIA_TYPE;
}

/**
 * All types that `Content-Type` fields name. A comma joins several fields into one (RFC 9110, 5.3),
 * but a comma in a quoted parameter, or one that no media type follows, belongs to its value.
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

const TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]+";
const MEDIA_TYPE = new RegExp(`[ \\t]*${TOKEN}/${TOKEN}[ \\t]*(?:[;,]|$)`, 'y');

function nonBlank(value: string): string[] {
  const trimmed = value.trim();
  return trimmed === '' ? [] : [trimmed];
}
