/** A JSON pointer (RFC 6901) in its URI fragment form, for example `#/paths/~1pets/get`. */
export type JsonPointer = string;

/** Where a value stands in the file or text a document was read from; both count from 1. */
export interface Position {
  readonly file?: string | undefined;
  readonly line: number;
  readonly column: number;
}

/** What is wrong, for programs. `docs/errors.md` shows each with an example and its cure. */
export type ImportIssueCode =
  | 'INVALID_DOCUMENT'
  | 'UNSUPPORTED_DOCUMENT'
  | 'INVALID_TYPE'
  | 'INVALID_VALUE'
  | 'DUPLICATE_KEY'
  | 'UNKNOWN_PROPERTY'
  | 'UNRESOLVED_REFERENCE'
  | 'UNRESOLVED_VARIABLE'
  | 'INVALID_PATH'
  | 'CONFLICTING_PATH'
  | 'DUPLICATE_PARAMETER'
  | 'UNDECLARED_PARAMETER'
  | 'INVALID_PARAMETER_MAPPING'
  | 'INVALID_URI'
  | 'UNFILLED_URI_VARIABLE'
  | 'INVALID_SELECTION_PATTERN'
  | 'INVALID_TEMPLATE'
  | 'INVALID_MEDIA_TYPE'
  | 'INVALID_MODEL'
  | 'UNKNOWN_VALIDATOR'
  | 'MISSING_INTEGRATION'
  | 'MISSING_RESPONSE'
  | 'IGNORED_SETTING'
  | 'DIFFERS_FROM_AWS'
  | 'UNKNOWN_SECURITY_SCHEME'
  | 'MISSING_AUTHORIZER'
  | 'MISSING_API_KEYS'
  | 'MISSING_BACKEND';

/** One thing the import found, with its place. */
export interface ImportIssue {
  readonly code: ImportIssueCode;
  readonly severity: 'error' | 'warning';
  readonly pointer: JsonPointer;
  /** One sentence: what stands there, and what to do. */
  readonly message: string;
  /** Known for documents that were loaded from a file or a text. */
  readonly position?: Position | undefined;
}
