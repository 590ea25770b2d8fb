import { GatewayError } from '../../errors.js';
import { bytesBody, NO_BYTES } from '../../http/body.js';
import type { IntegrationType } from '../../model/integration.js';
import type { EndpointResponse, IntegrationRequest } from '../../model/message.js';
import { traceEndpointRequest } from '../log/log-lines.js';
import { observedCall } from '../log/observation/observe.js';
import type { MatchedExchange } from '../request-context/exchange.js';

/**
 * Calls the endpoint of an integration.
 * @throws GatewayError `API_CONFIGURATION_ERROR` if no backend serves the integration's type
 */
export function callEndpoint(
  exchange: MatchedExchange,
  request: IntegrationRequest,
): Promise<EndpointResponse> {
  traceEndpointRequest(exchange, request);
  const { type } = request.integration;
  const call = exchange.settings.backends.get(type);
  if (call === undefined) {
    throw unserved(type);
  }
  const response = observedCall(exchange, request, call);
  const isHead = request.httpMethod === 'HEAD';
  return isHead && request.methodRequest.request.httpMethod !== 'HEAD'
    ? response.then(withoutBody)
    : response;
}

function unserved(type: IntegrationType): GatewayError {
  return new GatewayError('API_CONFIGURATION_ERROR', undefined, {
    cause: new Error(
      `No backend is configured for ${type} integrations: set the option backends: { ${type}: … }`,
    ),
  });
}

/**
 * The response to a HEAD request of the integration or of an override: the declared length is that of a
 * body that does not follow, and a client that sent another method would wait for it.
 */
function withoutBody(response: EndpointResponse): EndpointResponse {
  response.body.cancel();
  return { ...response, body: bytesBody(NO_BYTES) };
}
