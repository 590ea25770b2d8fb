/** What went wrong with a template, without the place that the message ends with. */
export function reasonOfTemplateError({ message }: TemplateError): string {
  return message.replace(/ \(line \d+, column \d+ of the template\)$/, '');
}

/** A mapping template that does not parse, or fails while rendering. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
  /** The code of the issue that the import reports for it. */
  readonly code = 'INVALID_TEMPLATE';
  /** Within the template; from 1. */
  readonly line: number;
  readonly column: number;
  /** `parse`: refused at import; `render`: failed during a request. */
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
