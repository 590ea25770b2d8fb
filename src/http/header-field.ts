import type { HeaderList } from '../model/message.js';

/** A field name: a token (RFC 9110, 5.6.2). */
export function isFieldName(name: string): boolean {
  return TOKEN.test(name);
}

/**
 * A field value that a server writes as it stands: bytes, one character each, without a control
 * character other than the tab (RFC 9110, 5.5). Node refuses the same ones.
 */
export function isFieldValue(value: string): boolean {
  return !UNWRITABLE.test(value);
}

const TOKEN = /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/;
const UNWRITABLE = /[^\t\x20-\x7e\x80-\xff]/;

/**
 * What keeps a header list from being written: names and values must be strings in turn, the names
 * tokens, the values bytes without line ends.
 * @returns a sentence that names the header, never its value; `undefined` where nothing is wrong
 */
export function headerFault(headers: HeaderList): string | undefined {
  if (headers.length % 2 !== 0) {
    return `A list of headers holds names and values in turn, but this one has ${headers.length} members`;
  }
  for (let i = 0; i < headers.length; i += 2) {
    const name: unknown = headers[i];
    const value: unknown = headers[i + 1];
    if (typeof name !== 'string' || !TOKEN.test(name)) {
      return `${typeof name === 'string' ? JSON.stringify(name) : `A ${typeof name}`} is not a header name`;
    }
    if (typeof value !== 'string') {
      return `The value of the header ${name} is not a string but of the type ${typeof value}`;
    }
    if (UNWRITABLE.test(value)) {
      return `The value of the header ${name} has a line end, another control character or a character above U+00FF`;
    }
  }
  return undefined;
}
