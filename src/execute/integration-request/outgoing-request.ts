import { appendHeader, appendMissing, type HeaderBuilder } from '../../http/header-list.js';
import type { WireHeaders } from '../../model/headers.js';
import type { Integration } from '../../model/integration.js';
import type { IntegrationRequest, RequestBody } from '../../model/message.js';
import type { BackendCall } from '../../model/rest-api.js';
import { contentLengthOf } from '../request-context/content-length.js';
import type { MatchedExchange } from '../request-context/exchange.js';
import type { Target } from './target.js';

/** The parts of a request that depend on the integration. */
export interface RequestParts {
  readonly call: BackendCall;
  readonly headers: HeaderBuilder<WireHeaders>;
  readonly target: Target;
  readonly body: RequestBody;
  /** Whether the whole response is needed at once. */
  readonly buffered: boolean;
}

/** The information about a call that hooks and backends get. */
export function backendCall(
  { settings, match, request }: MatchedExchange,
  { connectionId, integrationTarget }: Integration,
): BackendCall {
  return {
    api: settings.api,
    resourcePath: match.resource.path,
    httpMethod: request.httpMethod,
    connectionId,
    integrationTarget,
  };
}

/** The request for a backend, with what every integration adds. */
export function outgoingRequest(
  exchange: MatchedExchange,
  integration: Integration,
  { call, headers, target, body, buffered }: RequestParts,
): IntegrationRequest {
  const { settings, request } = exchange;
  const httpMethod = integration.httpMethod ?? 'ANY';
  const streams = integration.responseTransferMode === 'STREAM';
  addGatewayHeaders(exchange, integration, headers);
  return {
    httpMethod: httpMethod === 'ANY' ? request.httpMethod : httpMethod,
    origin: target.origin,
    path: target.path,
    headers,
    body: body instanceof Uint8Array && body.length === 0 ? undefined : body,
    contentLength: contentLengthOf(exchange, body),
    timeoutInMillis: integration.timeoutInMillis,
    idleTimeoutInMillis: streams ? settings.idleTimeoutInMillis : undefined,
    buffered,
    insecureSkipVerification: integration.insecureSkipVerification,
    integration,
    methodRequest: request,
    call,
  };
}

function addGatewayHeaders(
  { settings, request }: MatchedExchange,
  integration: Integration,
  headers: HeaderBuilder<WireHeaders>,
): void {
  const { id } = settings.api;
  const host = linkedHost(integration);
  if (host !== undefined) {
    appendMissing(headers, 'Host', host);
  }
  appendMissing(headers, 'Accept', 'application/json');
  appendMissing(headers, 'User-Agent', `AmazonAPIGateway_${id}`);
  appendHeader(headers, 'X-Amzn-Trace-Id', request.front.traceId);
  appendHeader(headers, 'X-Amzn-Apigateway-Api-Id', id);
}

/** AWS: with a VPC link the URI determines the `Host` header, not where the request goes. */
function linkedHost({ connectionType, uri }: Integration): string | undefined {
  return connectionType === 'VPC_LINK' ? uri?.origin?.replace(/^https?:\/\//, '') : undefined;
}
