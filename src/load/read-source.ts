import { kindOf } from '../checks/value-kinds.js';
import type { ApiDocument } from '../model/api-document.js';
import type { RestApi } from '../model/rest-api.js';
import { type LoadOptions, loadDocument, readBytes } from './load-document.js';
import { readText } from './read-text.js';

/**
 * An API in any form: a document as an object, an imported API, a file path or `file:` URL, the text
 * of a document (a string that begins with a brace or contains a line break), or its bytes in UTF-8.
 */
export type ApiSource = ApiDocument | RestApi | URL | Uint8Array | object | string;

/**
 * Turns a source into a document; an object, such as an imported API, is returned as it is.
 * @throws ApiImportError where a file or text cannot be read
 * @throws TypeError for anything that is not an {@link ApiSource}
 */
export function readSource(source: ApiSource, options: LoadOptions = {}): object {
  if (typeof source === 'string') {
    return /^[\s\uFEFF]*\{|\n/.test(source) ? readText(source) : loadDocument(source, options);
  }
  if (source instanceof URL) {
    return loadDocument(source, options);
  }
  if (source instanceof Uint8Array) {
    return readBytes(source);
  }
  if (typeof source === 'object' && source !== null && !(source instanceof Promise)) {
    return source;
  }
  throw new TypeError(
    `An API must be a document, a file path or URL, or the text of a document, not ${describeOther(source)}`,
  );
}

function describeOther(source: unknown): string {
  if (source instanceof Promise) {
    return 'a promise: await it first';
  }
  return kindOf(source);
}
