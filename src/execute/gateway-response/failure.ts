import { GatewayError, isGatewayError } from '../../errors.js';
import { bytesBody } from '../../http/body.js';
import { appendHeader, newHeaders } from '../../http/header-list.js';
import type { WireHeaders } from '../../model/headers.js';
import type { ClientResponse } from '../../model/message.js';
import { traceFailure } from '../log/log-lines.js';
import { enter } from '../log/observation/observe.js';
import { writtenResponse } from '../payload/client-response.js';
import type { Exchange } from '../request-context/exchange.js';
import { errorVariables, gatewayResponse } from './gateway-response.js';

/** The one place where a failure becomes a gateway response. */
export function failureResponse(exchange: Exchange, cause: unknown): ClientResponse {
  const { settings, request, isLate } = exchange;
  const error = isGatewayError(cause) ? cause : unexpected(cause);
  if (!request.request.clientHasLeft) {
    settings.onError(error, request.request);
  }
  traceFailure(exchange, error);
  exchange.observation?.fail(error, errorVariables(error));
  enter(exchange, 'Gateway Response');
  const response = rendered(exchange, error);
  return isLate ? { ...response, statusCode: 503 } : response;
}

/** A bug in this library, a hook or a backend: its details are not sent to the client. */
function unexpected(cause: unknown): GatewayError {
  return new GatewayError('DEFAULT_5XX', undefined, { cause });
}

/** The gateway response that the document defines or, if rendering that fails, the built-in one. */
function rendered(exchange: Exchange, error: GatewayError): ClientResponse {
  try {
    return gatewayResponse(exchange, error);
  } catch (broken) {
    const { settings, request } = exchange;
    const second = unexpected(broken);
    settings.onError(second, request.request);
    const api = { ...settings.api, gatewayResponses: new Map() };
    try {
      return gatewayResponse({ ...exchange, settings: { ...settings, api } }, second);
    } catch {
      return plainFailure(second, request.request.httpMethod === 'HEAD');
    }
  }
}

/** The response if even the IDs that every response carries cannot be generated. */
function plainFailure({ message }: GatewayError, isHead: boolean): ClientResponse {
  const bytes = new TextEncoder().encode(JSON.stringify({ message }));
  const headers = newHeaders<WireHeaders>();
  appendHeader(headers, 'Content-Type', 'application/json');
  return writtenResponse(500, headers, bytesBody(bytes), isHead);
}
