/** A mapping template that does not parse, or that fails while it renders. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
  /** The code of the issue that the import makes of it. */
  readonly code = 'INVALID_TEMPLATE';
  /** Within the template; from 1. */
  readonly line: number;
  readonly column: number;
  /** `parse`: refused at import; `render`: failed while a request waited. */
  readonly phase: 'parse' | 'render';

  constructor(
    message: string,
    place: { readonly line: number; readonly column: number; readonly phase: 'parse' | 'render' },
    options?: ErrorOptions,
  ) {
    super(`${message} (line ${place.line}, column ${place.column} of the template)`, options);
    this.line = place.line;
    this.column = place.column;
    this.phase = place.phase;
  }
}
