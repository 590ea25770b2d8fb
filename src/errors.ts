import { kindOf } from './checks/value-kinds.js';
import { GATEWAY_RESPONSES, type GatewayResponseType } from './model/gateway-response.js';
import type { ImportIssue, ImportIssueCode } from './model/import-issue.js';

export { TemplateError } from './java/velocity/template-error.js';

/** A document that cannot be served: one error for all issues, each with its place. */
export class ApiImportError extends Error {
  override readonly name = 'ApiImportError';
  readonly code = 'ERR_API_IMPORT';
  /**
   * Errors and warnings, in document order. Not enumerable: the message has a line for each, the
   * errors first, so a console that prints the error need not list them again.
   */
  declare readonly issues: readonly ImportIssue[];

  constructor(issues: readonly ImportIssue[]) {
    super(errorsFirst(issues).map(describeIssue).join('\n'));
    Object.defineProperty(this, 'issues', { value: issues });
  }
}

function errorsFirst(issues: readonly ImportIssue[]): readonly ImportIssue[] {
  return (['error', 'warning'] as const).flatMap((severity) =>
    issues.filter((issue) => issue.severity === severity),
  );
}

/** One issue on one line: place, severity, code, sentence. */
export function describeIssue({ code, severity, pointer, message, position }: ImportIssue): string {
  const place = position && `${position.file ?? 'text'}:${position.line}:${position.column}`;
  return `${place === undefined ? '' : `${place} `}${pointer} ${severity} ${code}: ${message}`;
}

/** A failure that the client sees as one of API Gateway's gateway responses. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  readonly code = 'ERR_GATEWAY';
  /** Chooses status, headers and body: the document's, or AWS's own. */
  readonly type: GatewayResponseType;
  /** AWS's own status for the type; the document may have another answered. */
  readonly statusCode: number;
  #validationErrors: readonly string[] | (() => readonly string[]);

  /**
   * @param type the gateway response that answers
   * @param message `$context.error.message`; AWS's own text for the type by default
   * @param options `validationErrors`: see the property; a function is called when it is first read
   * @throws TypeError for a type that does not exist, and for a message that is not text
   */
  constructor(
    type: GatewayResponseType,
    message?: string,
    options: {
      readonly cause?: unknown;
      readonly validationErrors?: readonly string[] | (() => readonly string[]);
    } = {},
  ) {
    super(
      checkedMessage(type, message) ?? GATEWAY_RESPONSES[type].message,
      'cause' in options ? { cause: options.cause } : {},
    );
    this.type = type;
    this.statusCode = GATEWAY_RESPONSES[type].statusCode;
    this.#validationErrors = options.validationErrors ?? [];
  }

  /** `$context.error.validationErrorString`: what a request validator objects to. */
  get validationErrors(): readonly string[] {
    if (typeof this.#validationErrors === 'function') {
      this.#validationErrors = this.#validationErrors();
    }
    return this.#validationErrors;
  }
}

function checkedMessage(type: unknown, message: unknown): string | undefined {
  if (!isGatewayResponseType(type)) {
    throw new TypeError(`A GatewayError has a type of gateway response, not ${kindOf(type)}`);
  }
  if (message === undefined || typeof message === 'string') {
    return message;
  }
  throw new TypeError(
    `The second argument of GatewayError is its message, a text, not ${kindOf(message)}: a cause belongs into the third`,
  );
}

/** Whether a text names a gateway response. */
export function isGatewayResponseType(type: unknown): type is GatewayResponseType {
  return typeof type === 'string' && Object.hasOwn(GATEWAY_RESPONSES, type);
}

/** A mapping that does not compile; the import turns it into an issue with a place. */
export class MappingError extends Error {
  override readonly name = 'MappingError';
  readonly code: ImportIssueCode;

  constructor(code: ImportIssueCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** A body that does not end within its limit. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
  readonly code = 'ERR_BODY_TOO_LARGE';

  constructor(limit: number) {
    super(`The body is larger than ${limit} bytes`);
  }
}
