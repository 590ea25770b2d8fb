/** A path that Jayway refuses, either when it is compiled or when it is evaluated on a document. */
export class InvalidJsonPathError extends Error {
  override readonly name = 'InvalidJsonPathError';
  readonly code = 'ERR_INVALID_JSON_PATH';
  /** Where parsing stopped, in UTF-16 units from 0; `undefined` if the path has been compiled. */
  readonly offset: number | undefined;

  constructor(message: string, offset?: number) {
    super(offset === undefined ? message : `${message} at offset ${offset}`);
    this.offset = offset;
  }
}

/** A valid path that cannot be evaluated, for example an aggregate function without numbers. */
export class JsonPathError extends Error {
  override readonly name = 'JsonPathError';
  readonly code = 'ERR_JSON_PATH';
}

/** An evaluation that visits more values than a request may spend on it. */
export class JsonPathLimitError extends Error {
  override readonly name = 'JsonPathLimitError';
  readonly code = 'ERR_JSON_PATH_LIMIT';

  constructor() {
    super('The JSONPath visits too many values of this document: use a more specific path');
  }
}
