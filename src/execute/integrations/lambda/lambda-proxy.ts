import { misconfigured } from '../../../errors.js';
import { appendHeader, hasHeader, newHeaders } from '../../../http/header-list.js';
import { PROXY_RESPONSE_HEADERS, remappedName } from '../../../http/header-rules.js';
import { isBinaryMediaType } from '../../../http/media-type.js';
import type { WireHeaders } from '../../../model/headers.js';
import type { ProxyIntegration } from '../../../model/integration.js';
import type { EndpointResponse, IntegrationRequest, RequestBody } from '../../../model/message.js';
import type { KeptResponse } from '../../../stage/cache/kept-response.js';
import { traceEndpointResponse } from '../../log/log-lines.js';
import { decodeBase64, decodeUtf8 } from '../../payload/binary.js';
import { acceptedType } from '../../payload/response-template.js';
import type { MatchedExchange } from '../../request-context/exchange.js';
import { callThroughCache, readWhole } from '../call-endpoint.js';
import type { IntegrationBoxes, OutgoingResponse } from '../integration-boxes.js';
import { functionErrorOf } from './function-error.js';
import { eventRequest, isSuccess, refuseUnsendable } from './lambda-request.js';
import { proxyEvent } from './proxy-event.js';
import {
  METADATA_MEMBERS,
  type ProxyResponse,
  RESPONSE_MEMBERS,
  readProxyResponse,
} from './proxy-response.js';
import { failedFunction, refusedInvocation } from './refusals.js';
import { splitStream } from './stream-head.js';

/** A proxy integration with Lambda: the function gets AWS's event, and its response is the client's. */
export const lambdaProxy: IntegrationBoxes<ProxyIntegration, IntegrationRequest, OutgoingResponse> =
  {
    request(exchange, integration, body: RequestBody) {
      refuseUnsendable(exchange, integration);
      const bytes = body instanceof Uint8Array ? body : new Uint8Array(0);
      const headers = newHeaders<WireHeaders>();
      appendHeader(headers, 'Content-Type', 'application/json');
      return eventRequest(exchange, integration, headers, proxyEvent(exchange, bytes));
    },
    call: invokeProxy,
    response: (_exchange, _request, response) => response,
  };

async function invokeProxy(
  exchange: MatchedExchange,
  request: IntegrationRequest,
): Promise<OutgoingResponse> {
  const { lambda } = exchange.settings;
  if (lambda === undefined) {
    throw misconfigured('No Lambda functions are configured: set the option lambda');
  }
  const response = await callThroughCache(exchange, request, lambda.call, { keeps: isKept });
  if (!request.buffered && isSuccess(response)) {
    return streamed(exchange, request, response);
  }
  const bytes = await readWhole(exchange, response);
  const payload = decodeUtf8(bytes);
  refuseFailure(request, response, payload);
  const given = readProxyResponse(payload, RESPONSE_MEMBERS);
  return outgoing(exchange, given, bodyFor(exchange, given));
}

/** The payload of a stream goes to the client as it arrives. */
async function streamed(
  exchange: MatchedExchange,
  { timeoutInMillis }: IntegrationRequest,
  response: EndpointResponse,
): Promise<OutgoingResponse> {
  traceEndpointResponse(exchange, response, undefined);
  const { metadata, body } = await splitStream(response.body, timeoutInMillis);
  try {
    return outgoing(exchange, readProxyResponse(metadata, METADATA_MEMBERS), body);
  } catch (cause) {
    body.cancel();
    throw cause;
  }
}

/** Failures of functions, and responses that cannot be sent, are not kept. */
function isKept(response: KeptResponse): boolean {
  try {
    readProxyResponse(decodeUtf8(response.bytes), RESPONSE_MEMBERS);
    return isSuccess(response);
  } catch {
    return false;
  }
}

/** @throws GatewayError if the function was not invoked, or failed */
function refuseFailure(
  { integration }: IntegrationRequest,
  { statusCode, headers }: EndpointResponse,
  payload: string,
): void {
  if (statusCode >= 300) {
    throw refusedInvocation(statusCode, integration);
  }
  if (hasHeader(headers, 'x-amz-function-error')) {
    throw failedFunction(functionErrorOf(payload).message);
  }
}

/**
 * Base64 becomes bytes if the first type of the client's `Accept` is one of the API's binary media
 * types, whatever the `Content-Type` (LocalStack `test_aws_proxy_binary_response`).
 * @throws GatewayError `API_CONFIGURATION_ERROR` for text that is not base64
 */
function bodyFor(
  { settings, request }: MatchedExchange,
  { body, isBase64Encoded }: ProxyResponse,
): Uint8Array {
  const isBinary =
    isBase64Encoded && isBinaryMediaType(acceptedType(request), settings.api.binaryMediaTypes);
  return isBinary ? decodeBase64(body) : new TextEncoder().encode(body);
}

/** The response for the client: some headers are renamed or dropped, as for other proxies. */
function outgoing(
  { request }: MatchedExchange,
  { statusCode, headers: given }: ProxyResponse,
  body: OutgoingResponse['body'],
): OutgoingResponse {
  const headers = newHeaders<WireHeaders>();
  appendHeader(headers, TRACE_ID, request.front.traceId);
  for (const [name, value] of given) {
    const lowerName = name.toLowerCase();
    const rule = PROXY_RESPONSE_HEADERS.get(lowerName);
    if (rule !== 'dropped' && lowerName !== TRACE_ID.toLowerCase()) {
      appendHeader(headers, rule === undefined ? name : remappedName(name), value);
    }
  }
  return { statusCode, headers, body };
}

/** In every response (LocalStack `test_invocation_trace_id`). */
const TRACE_ID = 'X-Amzn-Trace-Id';
