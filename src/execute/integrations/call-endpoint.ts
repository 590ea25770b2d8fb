import { type GatewayError, misconfigured } from '../../errors.js';
import { bytesBody, NO_BYTES, unreadable } from '../../http/body.js';
import type { Integration } from '../../model/integration.js';
import type { EndpointResponse, IntegrationRequest } from '../../model/message.js';
import { traceEndpointRequest, traceEndpointResponse } from '../log/log-lines.js';
import { observedCall } from '../log/observation/observe.js';
import type { MatchedExchange } from '../request-context/exchange.js';
import type { EndpointCall } from '../request-context/settings.js';
import type { CachedCallParts } from '../stage/response-cache.js';

/**
 * Calls the endpoint of an integration, unless the cache of the stage has its response.
 * @throws GatewayError `API_CONFIGURATION_ERROR` if no backend serves the integration's type
 */
export function callEndpoint(
  exchange: MatchedExchange,
  request: IntegrationRequest,
  parts?: CachedCallParts,
): Promise<EndpointResponse> {
  const { integration } = request;
  const call = exchange.settings.backends.get(integration.type);
  if (call === undefined) {
    traceEndpointRequest(exchange, request);
    throw unserved(integration);
  }
  return callThroughCache(exchange, request, call, parts);
}

/** Calls an endpoint, unless the cache of the stage has its response. */
export function callThroughCache(
  exchange: MatchedExchange,
  request: IntegrationRequest,
  call: EndpointCall,
  parts?: CachedCallParts,
): Promise<EndpointResponse> {
  return exchange.cached === undefined
    ? send(exchange, request, call)
    : exchange.cached.call(request, (shared) => send(exchange, shared, call), parts);
}

function send(
  exchange: MatchedExchange,
  request: IntegrationRequest,
  call: EndpointCall,
): Promise<EndpointResponse> {
  traceEndpointRequest(exchange, request);
  return expectedResponse(request, observedCall(exchange, request, call));
}

/**
 * Reads a response that is needed whole, and notes it in the execution log.
 * @throws GatewayError for a body that is too large; its own failure for one that breaks off
 */
export async function readWhole(
  exchange: MatchedExchange,
  response: EndpointResponse,
): Promise<Uint8Array> {
  const bytes = await response.body.bytes(exchange.settings.payloadLimit).catch(unreadable);
  traceEndpointResponse(exchange, response, bytes);
  return bytes;
}

function unserved({ type, uri, lambdaFunction, awsService }: Integration): GatewayError {
  const backend = `backends: { ${type}: … }`;
  if (lambdaFunction !== undefined) {
    return misconfigured(
      `Nothing runs the Lambda function ${lambdaFunction.functionName}: set the option lambda, or ${backend}`,
    );
  }
  if (awsService !== undefined) {
    return misconfigured(
      `Nothing reaches the AWS service ${awsService.service}: set the option aws: { credentials }, or ${backend}`,
    );
  }
  return misconfigured(
    `No backend is configured for ${type} integrations with ${uri?.text ?? 'no URI'}: set the option ${backend}`,
  );
}

/**
 * The response of an endpoint. To a HEAD request of the integration or of an override, the declared length
 * is that of a body that does not follow, and a client that sent another method would wait for it.
 */
export function expectedResponse(
  { httpMethod, methodRequest }: IntegrationRequest,
  response: Promise<EndpointResponse>,
): Promise<EndpointResponse> {
  return httpMethod === 'HEAD' && methodRequest.request.httpMethod !== 'HEAD'
    ? response.then(withoutBody)
    : response;
}

function withoutBody(response: EndpointResponse): EndpointResponse {
  response.body.cancel();
  return { ...response, body: bytesBody(NO_BYTES) };
}
