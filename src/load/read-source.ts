import { fileURLToPath } from 'node:url';
import { kindOf } from '../checks/value-kinds.js';
import {
  type ApiDocument,
  DOCUMENT_SOURCE,
  type DocumentSource,
} from '../model/document/api-document.js';
import { REST_API, type RestApi } from '../model/rest-api.js';
import { loadDocument, readBytes, readText, readValue } from './load-document.js';
import { LOAD_OPTION_CHECKS, type LoadOptions } from './load-options.js';

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
export function readSource(source: ApiSource, given: LoadOptions = {}): object {
  const options = loadOptionsOf(given);
  if (typeof source === 'string') {
    return isText(source) ? readText(source, undefined, options) : loadDocument(source, options);
  }
  if (source instanceof URL) {
    return loadDocument(source, options);
  }
  if (source instanceof Uint8Array) {
    return readBytes(source, options);
  }
  if (typeof source === 'object' && source !== null && !(source instanceof Promise)) {
    return readObject(source, options);
  }
  throw new TypeError(
    `An API must be a document, a file path or URL, or the text of a document, not ${describeOther(source)}`,
  );
}

/**
 * Reads a document that the caller has as an object. An OpenAPI document without options to apply,
 * an imported API and a loaded document are returned as they are.
 */
function readObject(source: object, options: LoadOptions): object {
  // The stage is an option of the import as well.
  const late = Object.keys(options).filter(
    (name) => name !== 'stage' && options[name as keyof LoadOptions] !== undefined,
  );
  if (REST_API in source || DOCUMENT_SOURCE in source) {
    if (late.length > 0) {
      throw new TypeError(
        `The document is already loaded: pass ${late.join(', ')} to loadDocument`,
      );
    }
    return source;
  }
  return late.length === 0 && isOpenApi(source) ? source : readValue(source, options);
}

function isOpenApi(source: object): boolean {
  return 'openapi' in source || 'swagger' in source;
}

/** The path of a source that is a file or folder; `undefined` for any other source. */
export function pathOf(source: ApiSource): string | undefined {
  if (source instanceof URL) {
    return fileURLToPath(source);
  }
  if (typeof source !== 'string' || isText(source)) {
    return undefined;
  }
  return /^file:/i.test(source) ? fileURLToPath(source) : source;
}

function isText(source: string): boolean {
  return /^[\s\uFEFF]*\{|\n/.test(source);
}

/** The files that a document was read from; absolute paths. */
export function filesOf(document: object): Iterable<string> {
  return (
    (document as { readonly [DOCUMENT_SOURCE]?: DocumentSource })[DOCUMENT_SOURCE]?.files ?? []
  );
}

/** The options of the load among all options of a gateway. */
function loadOptionsOf(given: LoadOptions): LoadOptions {
  const own = Object.entries(given).filter(([name]) => Object.hasOwn(LOAD_OPTION_CHECKS, name));
  return Object.fromEntries(own);
}

function describeOther(source: unknown): string {
  if (source instanceof Promise) {
    return 'a promise: await it first';
  }
  return kindOf(source);
}
