import { kindOf } from '../checks/value-kinds.js';
import { IMPORT_OPTION_CHECKS, type ImportOptions } from '../import/import-options.js';
import { importRestApi } from '../import/import-rest-api.js';
import type { ApiDocument } from '../model/api-document.js';
import { REST_API, type RestApi } from '../model/rest-api.js';

/**
 * Imports a document; an API that was imported before stays what it is.
 * @throws ApiImportError where the document cannot be served
 * @throws TypeError for an import option beside an API that is imported already
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
  throw new TypeError(`The API is imported already: give ${late} to importRestApi`);
}

/** Tells an imported API from a document, also when another copy of this package imported it. */
export function isRestApi(source: object): source is RestApi {
  return REST_API in source;
}

/**
 * What the core imports is an object that is there already.
 * @throws TypeError for a path, a text, a URL, bytes, and what is not an object at all
 */
export function refuseUnread(source: unknown): void {
  const isUnread = source instanceof URL || ArrayBuffer.isView(source);
  if (typeof source !== 'object' || source === null || isUnread) {
    throw new TypeError(
      `The core takes a document or an imported API, not ${kindOf(source)}: createGateway of "apigateway-middleware" reads files and texts`,
    );
  }
}
