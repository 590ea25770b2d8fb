import { BodyTooLargeError, GatewayError } from '../errors.js';
import type { GatewayResponseType } from '../model/gateway-response.js';
import { certificateFailure } from './certificate-failure.js';

/**
 * What went wrong on the way to a backend, as API Gateway names it: a deadline is a time-out; an
 * address that cannot be resolved, a certificate that cannot be trusted and a request that cannot be
 * written are faults of the API; everything else is a network error.
 * @param origin where the request went: from the document, never from a client
 */
export function integrationFailure(cause: unknown, origin: string): GatewayError {
  if (isGatewayError(cause)) {
    return cause;
  }
  if (cause instanceof BodyTooLargeError) {
    return new GatewayError('REQUEST_TOO_LARGE', undefined, { cause });
  }
  const certificate = certificateFailure(cause);
  if (certificate !== undefined) {
    return new GatewayError('API_CONFIGURATION_ERROR', undefined, { cause: certificate });
  }
  const reason = property(cause, 'syscall') === 'getaddrinfo' ? unresolved(cause, origin) : cause;
  return new GatewayError(failureType(cause), undefined, { cause: reason });
}

/** An address whose host has no address of its own, told in the words of AWS's execution log. */
function unresolved(cause: unknown, origin: string): Error {
  const host = property(cause, 'hostname');
  const remedy =
    host === 'http' || host === 'https'
      ? ': it has two schemes, so leave one out, for example that of the stage variable'
      : '';
  return new Error(`Invalid endpoint address: ${origin} does not resolve${remedy}`, { cause });
}

function failureType(cause: unknown): GatewayResponseType {
  const code = property(cause, 'code');
  if (property(cause, 'name') === 'HTTPParserError') {
    return 'INTEGRATION_FAILURE'; // HPE_INVALID_CONSTANT and its like: what came is not HTTP
  }
  if (typeof code !== 'string') {
    return 'API_CONFIGURATION_ERROR'; // not an error of the network: a bug
  }
  const known = FAILURES.get(code);
  if (known !== undefined) {
    return known;
  }
  // Node refused an argument, such as ERR_INVALID_CHAR; ERR_SSL_WRONG_VERSION_NUMBER is the backend's.
  return /^ERR_(?!SSL_|TLS_)/.test(code) ? 'API_CONFIGURATION_ERROR' : 'INTEGRATION_FAILURE';
}

/** The gateway response for each code of Node's and undici's errors; others are network errors. */
const FAILURES: ReadonlyMap<string, GatewayResponseType> = new Map([
  // The deadline, kept by a caller's dispatcher.
  ['UND_ERR_HEADERS_TIMEOUT', 'INTEGRATION_TIMEOUT'],
  ['UND_ERR_BODY_TIMEOUT', 'INTEGRATION_TIMEOUT'],

  // The address.
  ['ENOTFOUND', 'API_CONFIGURATION_ERROR'],
  ['EAI_AGAIN', 'API_CONFIGURATION_ERROR'],
  ['EAI_FAIL', 'API_CONFIGURATION_ERROR'],
  ['EAI_NODATA', 'API_CONFIGURATION_ERROR'],
  ['EAI_NONAME', 'API_CONFIGURATION_ERROR'],

  // The request, which undici does not write, and the client, which is closed.
  ['UND_ERR_INVALID_ARG', 'API_CONFIGURATION_ERROR'],
  ['UND_ERR_NOT_SUPPORTED', 'API_CONFIGURATION_ERROR'],
  ['UND_ERR_REQ_CONTENT_LENGTH_MISMATCH', 'API_CONFIGURATION_ERROR'],
  ['UND_ERR_CLOSED', 'API_CONFIGURATION_ERROR'],
  ['UND_ERR_DESTROYED', 'API_CONFIGURATION_ERROR'],

  // A mock agent that expects another request.
  ['UND_MOCK_ERR_MOCK_NOT_MATCHED', 'API_CONFIGURATION_ERROR'],

  // The connection.
  ['ECONNREFUSED', 'INTEGRATION_FAILURE'],
  ['ECONNRESET', 'INTEGRATION_FAILURE'],
  ['ECONNABORTED', 'INTEGRATION_FAILURE'],
  ['EHOSTUNREACH', 'INTEGRATION_FAILURE'],
  ['ENETUNREACH', 'INTEGRATION_FAILURE'],
  ['EPIPE', 'INTEGRATION_FAILURE'],
  ['EPROTO', 'INTEGRATION_FAILURE'],
  ['ETIMEDOUT', 'INTEGRATION_FAILURE'],
  ['UND_ERR_CONNECT_TIMEOUT', 'INTEGRATION_FAILURE'],
  ['UND_ERR_SOCKET', 'INTEGRATION_FAILURE'],

  // The response.
  ['UND_ERR_HEADERS_OVERFLOW', 'INTEGRATION_FAILURE'],
  ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'INTEGRATION_FAILURE'],
]);

/** By its code: the error may stem from another copy of this package. */
function isGatewayError(cause: unknown): cause is GatewayError {
  return cause instanceof Error && property(cause, 'code') === 'ERR_GATEWAY';
}

/** The reason of an abort, as undici takes it. */
export function asError(cause: unknown): Error {
  return cause instanceof Error ? cause : new Error('The request was aborted', { cause });
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
