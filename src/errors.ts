import { quote } from './checks/document-values.js';
import { kindOf } from './checks/value-kinds.js';
import type { ImportIssue, ImportIssueCode } from './model/document/import-issue.js';
import { GATEWAY_RESPONSES, type GatewayResponseType } from './model/gateway-response.js';

export { reasonOfTemplateError, TemplateError } from './java/velocity/template-error.js';

/** Thrown for a document that cannot be imported: one error that lists every issue with its place. */
export class ApiImportError extends Error {
  override readonly name = 'ApiImportError';
  readonly code = 'ERR_API_IMPORT';
  /**
   * Errors and warnings, in document order. Not enumerable, because the message already has a line
   * for each, errors first: a console that prints the error would otherwise list them twice.
   */
  declare readonly issues: readonly ImportIssue[];

  constructor(issues: readonly ImportIssue[]) {
    super(errorsFirst(issues).map(formatIssue).join('\n'));
    Object.defineProperty(this, 'issues', { value: issues });
  }
}

function errorsFirst(issues: readonly ImportIssue[]): readonly ImportIssue[] {
  return (['error', 'warning'] as const).flatMap((severity) =>
    issues.filter((issue) => issue.severity === severity),
  );
}

/** Formats an issue as one line: place, severity, code, message. */
export function formatIssue({ code, severity, pointer, message, position }: ImportIssue): string {
  const place = position && `${position.file ?? 'text'}:${position.line}:${position.column}`;
  return `${place === undefined ? '' : `${place} `}${pointer} ${severity} ${code}: ${message}`;
}

/** A failure to which the gateway responds with one of API Gateway's gateway responses. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  readonly code = 'ERR_GATEWAY';
  /** Selects the status, headers and body: those in the document, or else AWS's defaults. */
  readonly type: GatewayResponseType;
  /** The status, unless the document sets one for the type. */
  readonly statusCode: number;
  /** `x-amzn-ErrorType`. */
  readonly errorType: string;
  #validationErrors: readonly string[] | (() => readonly string[]);

  /**
   * @param type the gateway response to send
   * @param message `$context.error.message`; default: AWS's message for the type
   * @param options `validationErrors`: see the property; a function is called on the first read.
   * `statusCode`: 400 to 599, default that of the type. `errorType`: letters, default that of the type
   * @throws TypeError for an unknown type, for a message that is not a string, and for another status or
   * error type
   */
  constructor(
    type: GatewayResponseType,
    message?: string,
    options: {
      readonly cause?: unknown;
      readonly validationErrors?: readonly string[] | (() => readonly string[]);
      readonly statusCode?: number;
      readonly errorType?: string;
    } = {},
  ) {
    super(
      checkedMessage(type, message) ?? GATEWAY_RESPONSES[type].message,
      'cause' in options ? { cause: options.cause } : {},
    );
    this.type = type;
    this.statusCode = checkedStatus(options.statusCode) ?? GATEWAY_RESPONSES[type].statusCode;
    this.errorType = checkedErrorType(options.errorType) ?? GATEWAY_RESPONSES[type].errorType;
    this.#validationErrors = options.validationErrors ?? [];
  }

  /** `$context.error.validationErrorString`: the faults that a request validator found. */
  get validationErrors(): readonly string[] {
    if (typeof this.#validationErrors === 'function') {
      this.#validationErrors = this.#validationErrors();
    }
    return this.#validationErrors;
  }
}

/** Whether a caller threw a GatewayError; what it threw may be a proxy whose traps throw. */
export function isGatewayError(thrown: unknown): thrown is GatewayError {
  try {
    return thrown instanceof GatewayError;
  } catch {
    return false;
  }
}

function checkedMessage(type: unknown, message: unknown): string | undefined {
  if (!isGatewayResponseType(type)) {
    const found = typeof type === 'string' ? quote(type) : kindOf(type);
    throw new TypeError(
      `The first argument of GatewayError must be a gateway response type such as "ACCESS_DENIED", not ${found}`,
    );
  }
  if (message === undefined || typeof message === 'string') {
    return message;
  }
  throw new TypeError(
    `The second argument of GatewayError must be its message, a string, not ${kindOf(message)}: pass a cause in the third argument, { cause }`,
  );
}

function checkedStatus(statusCode: unknown): number | undefined {
  const isStatus =
    Number.isInteger(statusCode) && Number(statusCode) >= 400 && Number(statusCode) <= 599;
  if (statusCode !== undefined && !isStatus) {
    throw new TypeError(
      `The statusCode of a GatewayError must be a whole number from 400 to 599, not ${kindOf(statusCode)}`,
    );
  }
  return statusCode as number | undefined;
}

function checkedErrorType(errorType: unknown): string | undefined {
  if (errorType !== undefined && !/^[A-Za-z]{1,100}$/.test(String(errorType))) {
    throw new TypeError(
      `The errorType of a GatewayError must be a name such as "AccessDeniedException", not ${kindOf(errorType)}`,
    );
  }
  return errorType as string | undefined;
}

/** Whether a value is the name of a gateway response. */
export function isGatewayResponseType(type: unknown): type is GatewayResponseType {
  return typeof type === 'string' && Object.hasOwn(GATEWAY_RESPONSES, type);
}

/** A mapping expression or URI that does not compile; the import reports it with its place. */
export class MappingError extends Error {
  override readonly name = 'MappingError';
  readonly code: ImportIssueCode;

  constructor(code: ImportIssueCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** A body larger than its limit. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';
  readonly code = 'ERR_BODY_TOO_LARGE';

  constructor(limit: number) {
    super(`The body is larger than ${limit} bytes`);
  }
}

/**
 * The failure of a request that the document or an option makes impossible: 500.
 * @param reason what happened, and the remedy
 */
export function misconfigured(reason: string, cause?: unknown): GatewayError {
  return new GatewayError('API_CONFIGURATION_ERROR', undefined, {
    cause: cause === undefined ? new Error(reason) : new Error(reason, { cause }),
  });
}
