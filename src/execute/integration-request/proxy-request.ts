import { appendAll, type HeaderBuilder } from '../../http/header-list.js';
import type { WireHeaders } from '../../model/headers.js';
import type { ProxyIntegration } from '../../model/integration.js';
import type { IntegrationRequest, RequestBody } from '../../model/message.js';
import { decodeUtf8 } from '../payload/binary.js';
import { type MatchedExchange, requestScope } from '../request-context/exchange.js';
import { parseQuery, queryPairs } from '../request-context/method-view.js';
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
  const scope = requestScope(exchange, text);
  exchange.trace?.recorder?.requestMappings(integration, scope);
  const parameters = mapParameters(integration, scope);
  const headers = proxyHeaders(exchange, integration, parameters);
  const call = backendCall(exchange, integration);
  const { queryString } = exchange.request.request;
  const clientQuery = exchange.match.method.usesAwsIam
    ? withoutSignature(queryString)
    : queryString;
  const target = targetOf(exchange, integration, { call, parameters, clientQuery });
  return outgoingRequest(exchange, integration, { call, headers, target, body, buffered: false });
}

/** A query without the parameters of Signature Version 4, which are meant for the gateway alone. */
function withoutSignature(queryString: string): string {
  const pairs = queryPairs(queryString);
  const kept = pairs.filter((pair) => !isOfSignature(pair));
  return kept.length === pairs.length ? queryString : kept.join('&');
}

function isOfSignature(pair: string): boolean {
  const [name = ''] = parseQuery(pair).keys();
  return SIGNATURE_PARAMETER.test(name);
}

const SIGNATURE_PARAMETER =
  /^x-amz-(?:algorithm|credential|date|expires|signedheaders|signature|security-token|region-set)$/i;

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
