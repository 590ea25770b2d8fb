import { memberPointer } from '../../checks/document-values.js';
import { reasonOfTemplateError, TemplateError } from '../../errors.js';
import type { JsonPointer, Position } from '../../model/document/import-issue.js';

/** A template of a document that failed while rendering; the message begins with its place. */
export class TemplateFailure extends TemplateError {
  readonly pointer: JsonPointer;
  /** In the document; `undefined` if it was not loaded from a file or a text. */
  readonly position: Position | undefined;

  constructor(
    error: TemplateError,
    { templates, mediaType }: { readonly templates: JsonPointer; readonly mediaType: string },
    position: Position | undefined,
  ) {
    const { line, column, phase } = error;
    const pointer = memberPointer(templates, mediaType);
    const place = position && `${position.file ?? 'text'}:${position.line}:${position.column} `;
    const reason = reasonOfTemplateError(error);
    super(`${place ?? ''}${pointer}: ${reason}`, { line, column, phase }, { cause: error });
    this.pointer = pointer;
    this.position = position;
  }
}
