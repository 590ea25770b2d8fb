import { GatewayError } from '../../errors.js';
import { inflate } from '../../http/content-coding.js';
import { contentTypeOf } from '../../http/content-type.js';
import { headerIn, valuesIn } from '../../http/header-list.js';
import { headerBytes } from '../../http/header-text.js';
import { sendable } from '../../mapping/uri.js';
import type { Integration, MappedIntegration, ProxyIntegration } from '../../model/integration.js';
import type { MappingScope, UriTemplate } from '../../model/mapping.js';
import type { IntegrationRequest, RequestBody } from '../../model/message.js';
import type { BackendCall } from '../../model/rest-api.js';
import { rewrittenUri } from '../callers/hooks.js';
import { decodeUtf8, payloadBytes } from '../payload/binary.js';
import { type MatchedExchange, requestScope } from '../request-context/exchange.js';
import {
  applyOverrides,
  expandUri,
  type MappedParameters,
  mapParameters,
} from './mapped-parameters.js';
import { addDefaults, forwardedHeaders, mappedRequestHeaders } from './request-headers.js';
import { integrationPayload, renderPayload } from './request-template.js';

/** The request for a backend, and what later boxes read of its making. */
export interface IntegrationStep {
  readonly request: IntegrationRequest;
  /** What the response's mappings and templates go on with. */
  readonly scope: MappingScope;
  /** `X-Amzn-Trace-Id`. */
  readonly traceId: string;
}

/**
 * The integration request of a proxy: everything passes through, and what the document maps goes
 * over it.
 * @param body at hand where the integration reads it
 */
export function proxyRequest(
  exchange: MatchedExchange,
  integration: ProxyIntegration,
  body: RequestBody,
): IntegrationStep {
  const { request, match } = exchange;
  const text = integration.readsBody && body instanceof Uint8Array ? decodeUtf8(body) : '';
  const scope = requestScope(exchange, text);
  const parameters = mapParameters(integration, scope);
  const mapped = mappedRequestHeaders(parameters.header);
  const guardedByIam = match.method.authorizers.some(({ type }) => type === 'AWS_IAM');
  const headers = forwardedHeaders(
    request.request.headers,
    integration.mappedHeaders,
    !guardedByIam,
  );
  for (const text of mapped) {
    headers.push(text);
  }
  request.front.addForwarded(headers);
  const clientQuery = request.request.queryString;
  return finish(exchange, integration, scope, parameters, clientQuery, headers, body);
}

/**
 * The integration request of a custom integration: only what the document maps, and the payload
 * that its template makes.
 */
export function mappedRequest(
  exchange: MatchedExchange,
  integration: MappedIntegration,
  bytes: Uint8Array,
): IntegrationStep & { readonly payload: Uint8Array } {
  const { settings, request } = exchange;
  const choice = integrationPayload(integration, settings.api, request, bytes);
  const text = choice.payload.kind === 'text' ? choice.payload.text : decodeUtf8(bytes);
  const scope = requestScope(exchange, text);
  const mapped = mapParameters(integration, scope);
  const payload = renderPayload(choice, scope);
  const parameters = applyOverrides(mapped, scope);
  const headers = mappedRequestHeaders(parameters.header);
  const sent = payloadBytes(payload);
  if (sendsContentType(request.httpMethod)) {
    const contentType = contentTypeOf(request.headers);
    const fallback = sent.length > 0 ? 'application/json' : undefined;
    const value = contentType ?? fallback;
    if (value !== undefined) {
      addDefaults(headers, ['Content-Type', headerBytes(value)]);
    }
  }
  return { ...finish(exchange, integration, scope, parameters, '', headers, sent), payload: sent };
}

/** The client's `Content-Type` is sent except for these methods (LocalStack `test_http_integration_with_lambda`). */
function sendsContentType(httpMethod: string): boolean {
  return httpMethod !== 'GET' && httpMethod !== 'HEAD' && httpMethod !== 'OPTIONS';
}

function finish(
  exchange: MatchedExchange,
  integration: Integration,
  scope: MappingScope,
  parameters: MappedParameters,
  clientQuery: string,
  headers: string[],
  body: RequestBody,
): IntegrationStep {
  const { settings, request, match } = exchange;
  const { api } = settings;
  const call: BackendCall = {
    api,
    resourcePath: match.resource.path,
    httpMethod: request.httpMethod,
    connectionId: integration.connectionId,
    integrationTarget: integration.integrationTarget,
  };
  const { origin, path } = target(exchange, integration, parameters, clientQuery, call);
  const trace = request.front.traceId;
  const host = linkedHost(integration);
  if (host !== undefined) {
    addDefaults(headers, ['Host', host]);
  }
  addDefaults(headers, ['Accept', 'application/json', 'User-Agent', `AmazonAPIGateway_${api.id}`]);
  headers.push('X-Amzn-Trace-Id', trace, 'X-Amzn-Apigateway-Api-Id', api.id);
  const isProxy = integration.type === 'HTTP_PROXY' || integration.type === 'AWS_PROXY';
  const httpMethod = integration.httpMethod ?? 'ANY';
  return {
    scope,
    traceId: trace,
    request: {
      httpMethod: httpMethod === 'ANY' ? request.httpMethod : httpMethod,
      origin,
      path,
      headers,
      body: body instanceof Uint8Array && body.length === 0 ? undefined : body,
      contentLength: declaredLength(exchange, body),
      timeoutInMillis: integration.timeoutInMillis,
      idleTimeoutInMillis:
        integration.responseTransferMode === 'STREAM'
          ? exchange.settings.idleTimeoutInMillis
          : undefined,
      buffered: !isProxy,
      insecureSkipVerification: integration.insecureSkipVerification,
      integration,
      methodRequest: request,
      call,
    },
  };
}

/** Where the request goes: the document's address, unless `backendUri` names another. */
function target(
  { settings }: MatchedExchange,
  { type, uri }: Integration,
  parameters: MappedParameters,
  clientQuery: string,
  call: BackendCall,
): { readonly origin: string; readonly path: string } {
  if (type === 'MOCK' || uri === undefined) {
    return { origin: '', path: '' };
  }
  if (type === 'AWS' || type === 'AWS_PROXY') {
    return { origin: '', path: uri.expand((name) => parameters.path.get(name)) };
  }
  const path = expandUri(uri, parameters, clientQuery);
  if (settings.backendUri !== undefined) {
    return split(rewrittenUri(settings.backendUri, `${uri.origin ?? ''}${path}`, call), uri);
  }
  return uri.origin === undefined ? invalidAddress(uri.text) : { origin: uri.origin, path };
}

/** AWS: behind a VPC link the URI says what stands in `Host`, not where the request goes. */
function linkedHost({ connectionType, uri }: Integration): string | undefined {
  return connectionType === 'VPC_LINK' ? uri?.origin?.replace(/^https?:\/\//, '') : undefined;
}

/** The text stays as it is: parsing an address rewrites its path. */
function split(
  address: string,
  uri: UriTemplate,
): { readonly origin: string; readonly path: string } {
  const [, origin, rest = ''] = /^(https?:\/\/[^/?#\s@\\]+)(?=[/?#]|$)([^#]*)/i.exec(address) ?? [];
  if (origin === undefined) {
    throw new GatewayError('API_CONFIGURATION_ERROR', undefined, {
      cause: new Error(
        `The backendUri hook gave ${JSON.stringify(address)} for ${uri.text}: give an address with http: or https:`,
      ),
    });
  }
  return { origin, path: sendable(rest.startsWith('/') ? rest : `/${rest}`) };
}

function invalidAddress(address: string): never {
  throw new GatewayError('API_CONFIGURATION_ERROR', undefined, {
    cause: new Error('Invalid endpoint address', { cause: new Error(`No address: "${address}"`) }),
  });
}

/** The length a client declared holds for its body only as long as nothing was inflated. */
function declaredLength({ request }: MatchedExchange, body: RequestBody): number | undefined {
  if (body === undefined || body instanceof Uint8Array || body !== request.request.body) {
    return undefined;
  }
  const length = headerIn(request.request.headers, 'content-length');
  return length === undefined ? undefined : Number(length);
}

/**
 * The client's body, inflated and within the limit, as a stream where it came as one.
 * @throws GatewayError `REQUEST_TOO_LARGE`, `UNSUPPORTED_MEDIA_TYPE`
 */
export function requestBody({ settings, request: { request } }: MatchedExchange): RequestBody {
  const { body, headers } = request;
  if (body === undefined) {
    return undefined;
  }
  const limit = settings.payloadLimit;
  const length = headerIn(headers, 'content-length');
  if (length !== undefined && Number(length) > limit) {
    throw new GatewayError('REQUEST_TOO_LARGE');
  }
  return inflate(body, valuesIn(headers, 'content-encoding'), limit);
}
