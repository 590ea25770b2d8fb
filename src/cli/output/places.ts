import { oneLine } from '../../execute/log/one-line.js';
import { memberAt, referent } from '../../import/document/member-at.js';
import { keysOf } from '../../import/document/references.js';
import {
  type ApiDocument,
  DOCUMENT_SOURCE,
  type DocumentSource,
} from '../../model/document/api-document.js';
import type { JsonPointer } from '../../model/document/import-issue.js';

/** Finds values of a document, and where they are written. */
export class DocumentPlaces {
  readonly #document: ApiDocument;
  readonly #source: DocumentSource | undefined;

  constructor(document: ApiDocument) {
    this.#document = document;
    this.#source = (document as { readonly [DOCUMENT_SOURCE]?: DocumentSource })[DOCUMENT_SOURCE];
  }

  /** ` (api.yaml:12:5)`, or the empty string if the place is not known. */
  at(pointer: JsonPointer, ...keys: readonly string[]): string {
    const member = memberAt(this.#document, [...keysOf(pointer), ...keys]);
    const position = member && this.#source?.memberPosition(member.container, member.key);
    return position === undefined
      ? ''
      : oneLine(` (${position.file ?? 'text'}:${position.line}:${position.column})`);
  }

  /** The value at a place; of a reference, its target. */
  value(pointer: JsonPointer, ...keys: readonly string[]): unknown {
    const value = memberAt(this.#document, [...keysOf(pointer), ...keys])?.value;
    return typeof value === 'object' ? referent(this.#document, value) : value;
  }

  /** The key of an object that is written like this in any case. */
  keyLike(key: string, pointer: JsonPointer, ...keys: readonly string[]): string {
    const container = this.value(pointer, ...keys);
    return typeof container === 'object' && container !== null
      ? (Object.keys(container).findLast((one) => one.trim().toLowerCase() === key) ?? key)
      : key;
  }
}
