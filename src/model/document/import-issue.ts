/** A JSON pointer (RFC 6901) in its URI fragment form, for example `#/paths/~1pets/get`. */
export type JsonPointer = string;

/** The position of a value in the file or text of a document; line and column count from 1. */
export interface Position {
  readonly file?: string | undefined;
  readonly line: number;
  readonly column: number;
}

/** The kind of an issue, for programs. `docs/errors.md` shows each with an example and its remedy. */
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
  | 'INVALID_POLICY'
  | 'UNCHECKED_POLICY'
  | 'UNKNOWN_SECURITY_SCHEME'
  | 'MISSING_AUTHORIZER'
  | 'MISSING_API_KEYS'
  | 'MISSING_BACKEND';

/** An error or warning about a document, with its place. */
export interface ImportIssue {
  readonly code: ImportIssueCode;
  readonly severity: 'error' | 'warning';
  readonly pointer: JsonPointer;
  /** What is wrong, and what to do about it. */
  readonly message: string;
  /** Present for documents that were loaded from a file or a text. */
  readonly position?: Position | undefined;
}
