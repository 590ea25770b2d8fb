/** A place in the document. */
export interface ConsolePlace {
  readonly pointer: string;
  /** `undefined` unless the document was read from a file. */
  readonly file: string | undefined;
  /** From 1; `undefined` unless the document was read from a file or a text. */
  readonly line: number | undefined;
}
