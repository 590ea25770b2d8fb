import { DOCUMENT_SOURCE, type DocumentSource } from '../../model/document/api-document.js';

/** What the loader knows of the text of a document; `undefined` for one that was not loaded. */
export function documentSource(document: object): DocumentSource | undefined {
  return (document as { readonly [DOCUMENT_SOURCE]?: DocumentSource })[DOCUMENT_SOURCE];
}
