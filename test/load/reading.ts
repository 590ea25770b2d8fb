import { ApiImportError } from '../../src/errors.js';
import { readText } from '../../src/load/load-document.js';
import { DOCUMENT_SOURCE, type DocumentSource } from '../../src/model/document/api-document.js';

/** What the loader knows about the text of a document. */
export function sourceOf(document: object): DocumentSource {
  const source = (document as { [DOCUMENT_SOURCE]?: DocumentSource })[DOCUMENT_SOURCE];
  if (source === undefined) {
    throw new Error('The document has no positions');
  }
  return source;
}

/** The first issue of a text that is refused: place, pointer and message. */
export function failureOf(text: string): string {
  try {
    readText(text);
  } catch (error) {
    if (!(error instanceof ApiImportError)) {
      throw error;
    }
    const [issue] = error.issues;
    return `${issue?.position?.line}:${issue?.position?.column} ${issue?.pointer} ${issue?.message}`;
  }
  throw new Error('The text was read');
}

/** The same values, with the prototypes that literals have. */
export function plain(document: object): unknown {
  return JSON.parse(JSON.stringify(document));
}
