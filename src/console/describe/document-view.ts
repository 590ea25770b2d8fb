import { memberPointer } from '../../checks/document-values.js';
import { documentSource } from '../../import/document/document-source.js';
import { type DocumentMember, memberAt, referent } from '../../import/document/member-at.js';
import { plainDocument } from '../../import/document/plain-document.js';
import { keysOf } from '../../import/document/references.js';
import { templateMember } from '../../import/document/template-member.js';
import type { ApiDocument, DocumentSource } from '../../model/document/api-document.js';
import type { JsonPointer } from '../../model/document/import-issue.js';
import type { ConsolePlace } from '../protocol/console-place.js';

/** A template that a document has, or may have. */
export interface TemplateView {
  /** In lower case, or `$default`. */
  readonly mediaType: string;
  readonly place: ConsolePlace;
  /** `undefined` where only the compiled API is known. */
  readonly member: DocumentMember | undefined;
}

/** A document as it was written, beside the API that was compiled from it. */
export class DocumentView {
  /** Plain values; `undefined` for an API that was imported before. */
  readonly document: object | undefined;
  readonly #source: DocumentSource | undefined;

  constructor(document: ApiDocument | undefined) {
    this.document = document && plainDocument(document);
    this.#source = this.document && documentSource(this.document);
  }

  placeOf(pointer: JsonPointer): ConsolePlace {
    return this.#placed(pointer, this.memberAt(pointer));
  }

  /** The member that a pointer leads to, through references. */
  memberAt(pointer: JsonPointer): DocumentMember | undefined {
    return this.document && memberAt(this.document, keysOf(pointer));
  }

  /** The object that a value is, or that it refers to. */
  referent(value: unknown): Readonly<Record<string, unknown>> | undefined {
    const found = this.document && referent(this.document, value);
    return found as Readonly<Record<string, unknown>> | undefined;
  }

  /**
   * Templates by media type.
   * @param templates the pointer to the object that has them
   */
  templates(templates: JsonPointer, mediaTypes: Iterable<string>): readonly TemplateView[] {
    return Array.from(mediaTypes, (mediaType) => {
      const member = this.document && templateMember(this.document, templates, mediaType);
      const pointer = memberPointer(templates, member?.key ?? mediaType);
      return { mediaType, member, place: this.#placed(pointer, member) };
    });
  }

  #placed(pointer: JsonPointer, member: DocumentMember | undefined): ConsolePlace {
    const position = member && this.#source?.memberPosition(member.container, member.key);
    return { pointer, file: position?.file, line: position?.line };
  }
}
