import { appendHeader, forEachHeader, newHeaders } from '../../http/header-list.js';
import {
  connectionOptions,
  PROXY_RESPONSE_HEADERS,
  remappedName,
} from '../../http/header-rules.js';
import type { WireHeaders } from '../../model/headers.js';
import type { ProxyIntegration } from '../../model/integration.js';
import type { EndpointResponse, IntegrationRequest } from '../../model/message.js';
import { proxyRequest } from '../integration-request/proxy-request.js';
import type { TargetOf } from '../integration-request/target.js';
import { traceEndpointResponse } from '../log/log-lines.js';
import type { MatchedExchange } from '../request-context/exchange.js';
import { callEndpoint } from './call-endpoint.js';
import type { IntegrationBoxes, OutgoingResponse } from './integration-boxes.js';

/** A proxy integration: request and response pass through unmapped. */
export function proxyIntegration(
  targetOf: TargetOf,
): IntegrationBoxes<ProxyIntegration, IntegrationRequest, EndpointResponse> {
  return {
    request: (exchange, integration, body) => proxyRequest(exchange, integration, body, targetOf),
    call: (exchange, request) => callEndpoint(exchange, request),
    response: proxyResponse,
  };
}

/** The response of a proxy's endpoint for the client: some headers are renamed or dropped, the rest is unchanged. */
function proxyResponse(
  exchange: MatchedExchange,
  _request: IntegrationRequest,
  response: EndpointResponse,
): OutgoingResponse {
  traceEndpointResponse(exchange, response, undefined);
  const { statusCode, headers: received, body } = response;
  const headers = newHeaders<WireHeaders>();
  const options = connectionOptions(received);
  forEachHeader(received, (name, value) => {
    const lowerName = name.toLowerCase();
    const rule = PROXY_RESPONSE_HEADERS.get(lowerName);
    if (rule !== 'dropped' && options?.has(lowerName) !== true) {
      appendHeader(headers, rule === undefined ? name : remappedName(name), value);
    }
  });
  return { statusCode, headers, body };
}
