import { BodyTooLargeError, GatewayError } from '../errors.js';
import type { GatewayResponseType } from '../model/gateway-response.js';
import { certificateFailure } from './certificate-failure.js';

/**
 * Translates the failure of a call into a gateway response. A missed deadline is a timeout; an address
 * that does not resolve, an untrusted certificate and a request that cannot be written are errors of
 * the API; everything else is a network error.
 * @param origin of the backend; from the document, never from a client
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

/** A host that does not resolve, in the words of AWS's execution log. */
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
    return 'INTEGRATION_FAILURE'; // HPE_INVALID_CONSTANT and others: the response is not HTTP
  }
  if (typeof code !== 'string') {
    return 'API_CONFIGURATION_ERROR'; // not a network error, but a bug
  }
  const known = FAILURES.get(code);
  if (known !== undefined) {
    return known;
  }
  // Node rejects arguments with codes such as ERR_INVALID_CHAR; ERR_SSL_… and ERR_TLS_… are the backend's.
  return /^ERR_(?!SSL_|TLS_)/.test(code) ? 'API_CONFIGURATION_ERROR' : 'INTEGRATION_FAILURE';
}

/** The gateway response for each code of Node's and undici's errors; others are network errors. */
const FAILURES: ReadonlyMap<string, GatewayResponseType> = new Map([
  // The timeouts of a caller's dispatcher.
  ['UND_ERR_HEADERS_TIMEOUT', 'INTEGRATION_TIMEOUT'],
  ['UND_ERR_BODY_TIMEOUT', 'INTEGRATION_TIMEOUT'],

  // The address.
  ['ENOTFOUND', 'API_CONFIGURATION_ERROR'],
  ['EAI_AGAIN', 'API_CONFIGURATION_ERROR'],
  ['EAI_FAIL', 'API_CONFIGURATION_ERROR'],
  ['EAI_NODATA', 'API_CONFIGURATION_ERROR'],
  ['EAI_NONAME', 'API_CONFIGURATION_ERROR'],

  // The request, which undici refuses to send, and the client, which is closed.
  ['UND_ERR_INVALID_ARG', 'API_CONFIGURATION_ERROR'],
  ['UND_ERR_NOT_SUPPORTED', 'API_CONFIGURATION_ERROR'],
  ['UND_ERR_REQ_CONTENT_LENGTH_MISMATCH', 'API_CONFIGURATION_ERROR'],
  ['UND_ERR_CLOSED', 'API_CONFIGURATION_ERROR'],
  ['UND_ERR_DESTROYED', 'API_CONFIGURATION_ERROR'],

  // A mock agent that expects a different request.
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

/** Compares the code, since the error may come from another copy of this package. */
function isGatewayError(cause: unknown): cause is GatewayError {
  return cause instanceof Error && property(cause, 'code') === 'ERR_GATEWAY';
}

/** The reason for an abort, which undici wants as an Error. */
export function asError(cause: unknown): Error {
  return cause instanceof Error ? cause : new Error('The request was aborted', { cause });
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
