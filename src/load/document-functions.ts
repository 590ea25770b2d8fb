import { DOCUMENT_SOURCE, type DocumentSource } from '../model/document/api-document.js';
import type { DocumentFunction } from '../model/document/document-function.js';

/**
 * The Lambda functions that a file describes beside its API, for a document from `loadDocument`;
 * `undefined` for a form of file that describes none.
 * @throws ApiImportError for a function whose properties CloudFormation does not accept
 */
export function functionsOf(document: object): readonly DocumentFunction[] | undefined {
  const source = (document as { readonly [DOCUMENT_SOURCE]?: DocumentSource })[DOCUMENT_SOURCE];
  return source?.functions?.();
}
