import { BodyTooLarge, GatewayError } from '../errors.js';

/**
 * What went wrong on the way to a backend, as API Gateway names it: a deadline is a time-out, an
 * address that cannot be resolved and a request that cannot be written are faults of the API, and
 * everything else is a network error.
 */
export function integrationFailure(cause: unknown): GatewayError {
  if (isGatewayError(cause)) {
    return cause;
  }
  if (cause instanceof BodyTooLarge) {
    return new GatewayError('REQUEST_TOO_LARGE', undefined, { cause });
  }
  const code = property(cause, 'code');
  if (code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT') {
    return new GatewayError('INTEGRATION_TIMEOUT', undefined, { cause });
  }
  const isOurs =
    typeof code === 'string'
      ? OWN_FAULTS.some((fault) => fault.test(code)) || property(cause, 'syscall') === 'getaddrinfo'
      : property(cause, 'name') !== 'HTTPParserError';
  return new GatewayError(isOurs ? 'API_CONFIGURATION_ERROR' : 'INTEGRATION_FAILURE', undefined, {
    cause,
  });
}

// undici refused to write the request, or was closed; Node refused an argument.
const OWN_FAULTS: readonly RegExp[] = [
  /^UND_ERR_(INVALID_ARG|NOT_SUPPORTED|CLOSED|DESTROYED|REQ_CONTENT_LENGTH_MISMATCH)$/,
  /^ERR_(?!SSL_|TLS_)/,
];

/** By its code: the error may stem from another copy of this package. */
function isGatewayError(cause: unknown): cause is GatewayError {
  return cause instanceof Error && property(cause, 'code') === 'ERR_GATEWAY';
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
