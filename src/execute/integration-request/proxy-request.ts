import { appendAll, type HeaderBuilder } from '../../http/header-list.js';
import type { WireHeaders } from '../../model/headers.js';
import type { ProxyIntegration } from '../../model/integration.js';
import type { IntegrationRequest, RequestBody } from '../../model/message.js';
import { decodeUtf8 } from '../payload/binary.js';
import { type MatchedExchange, requestScope } from '../request-context/exchange.js';
import { type MappedParameters, mapParameters } from './mapped-parameters.js';
import { backendCall, outgoingRequest } from './outgoing-request.js';
import { forwardedHeaders, mappedRequestHeaders } from './request-headers.js';
import type { TargetOf } from './target.js';

/**
 * The integration request of a proxy: the client's request passes through, and what the document
 * maps replaces parts of it.
 * @param body bytes if the integration reads it
 */
export function proxyRequest(
  exchange: MatchedExchange,
  integration: ProxyIntegration,
  body: RequestBody,
  targetOf: TargetOf,
): IntegrationRequest {
  const text = integration.readsBody && body instanceof Uint8Array ? decodeUtf8(body) : '';
  const parameters = mapParameters(integration, requestScope(exchange, text));
  const headers = proxyHeaders(exchange, integration, parameters);
  const call = backendCall(exchange, integration);
  const clientQuery = exchange.request.request.queryString;
  const target = targetOf(exchange, integration, { call, parameters, clientQuery });
  return outgoingRequest(exchange, integration, { call, headers, target, body, buffered: false });
}

function proxyHeaders(
  { request, match }: MatchedExchange,
  { mappedHeaders }: ProxyIntegration,
  parameters: MappedParameters,
): HeaderBuilder<WireHeaders> {
  const mapped = mappedRequestHeaders(parameters.header);
  const withAuthorization = !match.method.usesAwsIam;
  const headers = forwardedHeaders(request.request.headers, mappedHeaders, withAuthorization);
  appendAll(headers, mapped);
  request.front.addForwarded(headers);
  return headers;
}
