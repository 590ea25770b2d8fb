import { kindOf } from '../checks/value-kinds.js';
import { IMPORT_OPTION_CHECKS, type ImportOptions } from '../import/import-options.js';
import { importRestApi } from '../import/import-rest-api.js';
import type { ApiDocument } from '../model/document/api-document.js';
import { REST_API, type RestApi } from '../model/rest-api.js';

/**
 * Imports a document; an API that is already imported is returned unchanged.
 * @throws ApiImportError if the document cannot be served
 * @throws TypeError for an import option together with an API that is already imported
 */
export function importSource(
  source: ApiDocument | RestApi | object,
  options: ImportOptions,
): RestApi {
  const own = Object.entries(options).filter(([name]) => Object.hasOwn(IMPORT_OPTION_CHECKS, name));
  if (!isRestApi(source)) {
    return importRestApi(source, Object.fromEntries(own));
  }
  if (own.length === 0) {
    return source;
  }
  const late = own.map(([name]) => name).join(', ');
  throw new TypeError(`The API is already imported: pass ${late} to importRestApi`);
}

/** Tells an imported API from a document, also when another copy of this package imported it. */
export function isRestApi(source: object): source is RestApi {
  return REST_API in source;
}

/**
 * Checks that the core gets an object: it reads no files and parses no text.
 * @throws TypeError for a path, a text, a URL, bytes, and anything that is not an object
 */
export function refuseUnread(source: unknown): void {
  const isUnread = source instanceof URL || ArrayBuffer.isView(source);
  if (typeof source !== 'object' || source === null || isUnread) {
    throw new TypeError(
      `The core takes a document or an imported API, not ${kindOf(source)}: createGateway of "apigateway-middleware" reads files and text`,
    );
  }
}
