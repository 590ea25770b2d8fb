import { NO_BYTES } from '../../http/body.js';
import { appendMissing, type HeaderBuilder } from '../../http/header-list.js';
import { headerBytes } from '../../http/header-text.js';
import { contentTypeOf } from '../../http/media-type.js';
import type { WireHeaders } from '../../model/headers.js';
import type { MappedIntegration } from '../../model/integration.js';
import type { MappingScope } from '../../model/mapping.js';
import type { IntegrationRequest, RequestBody } from '../../model/message.js';
import { decodeUtf8, payloadBytes } from '../payload/binary.js';
import { after, readAhead } from '../payload/read-ahead.js';
import { type MatchedExchange, requestScope } from '../request-context/exchange.js';
import { applyOverrides, type MappedParameters, mapParameters } from './mapped-parameters.js';
import { backendCall, outgoingRequest } from './outgoing-request.js';
import { mappedRequestHeaders } from './request-headers.js';
import { integrationPayload, renderPayload } from './request-template.js';
import type { TargetOf } from './target.js';

/** The output of a request template, and the values that it read and wrote. */
export interface MappedPayload {
  readonly payload: Uint8Array;
  readonly parameters: MappedParameters;
  /** The scope that the response's mappings and templates continue with. */
  readonly scope: MappingScope;
}

/** The integration request of a custom integration. */
export interface MappedRequest {
  readonly integration: MappedIntegration;
  readonly request: IntegrationRequest;
  readonly scope: MappingScope;
}

/** Evaluates the parameter mappings and renders the template; at once, unless a long payload is parsed before. */
export function mappedPayload(
  exchange: MatchedExchange,
  integration: MappedIntegration,
  body: RequestBody,
): MappedPayload | Promise<MappedPayload> {
  const bytes = body instanceof Uint8Array ? body : NO_BYTES;
  const { settings, request } = exchange;
  const choice = integrationPayload(integration, settings.api, request, bytes);
  const text = choice.payload.kind === 'text' ? choice.payload.text : decodeUtf8(bytes);
  const scope = requestScope(exchange, text);
  return after(readAhead(scope, choice.template, integration.requestParameters), () => {
    const recorder = exchange.trace?.recorder;
    recorder?.requestMappings(integration, scope);
    const parameters = mapParameters(integration, scope);
    if (choice.template !== undefined) {
      recorder?.requestTemplate(integration, choice.template, text);
    }
    const payload = payloadBytes(renderPayload(choice, scope));
    recorder?.rendered(payload);
    scope.body.forget?.();
    return { payload, parameters, scope };
  });
}

/**
 * The integration request of a custom integration: only what the document maps, with the
 * payload that its template renders.
 */
export function mappedRequest(
  exchange: MatchedExchange,
  integration: MappedIntegration,
  body: RequestBody,
  targetOf: TargetOf,
): MappedRequest | Promise<MappedRequest> {
  return after(mappedPayload(exchange, integration, body), (mapped) =>
    requestWith(exchange, integration, mapped, targetOf),
  );
}

function requestWith(
  exchange: MatchedExchange,
  integration: MappedIntegration,
  { payload, parameters: mapped, scope }: MappedPayload,
  targetOf: TargetOf,
): MappedRequest {
  const parameters = applyOverrides(mapped, scope);
  const headers = mappedRequestHeaders(parameters.header);
  const call = backendCall(exchange, integration);
  const target = targetOf(exchange, integration, { call, parameters, clientQuery: '' });
  addUnmapped(headers, exchange, payload, target.headers);
  const parts = { call, headers, target, body: payload, buffered: true };
  return { integration, request: outgoingRequest(exchange, integration, parts), scope };
}

/** Adds the headers that go along where the document does not map them. */
function addUnmapped(
  headers: HeaderBuilder<WireHeaders>,
  { request }: MatchedExchange,
  payload: Uint8Array,
  targetHeaders: readonly string[] = [],
): void {
  for (let i = 0; i < targetHeaders.length; i += 2) {
    appendMissing(headers, targetHeaders[i] ?? '', targetHeaders[i + 1] ?? '');
  }
  if (sendsContentType(request.httpMethod)) {
    const fallback = payload.length > 0 ? 'application/json' : undefined;
    const value = contentTypeOf(request.headers) ?? fallback;
    if (value !== undefined) {
      appendMissing(headers, 'Content-Type', headerBytes(value));
    }
  }
}

/** The client's `Content-Type` is sent except for these methods (LocalStack `test_http_integration_with_lambda`). */
function sendsContentType(httpMethod: string): boolean {
  return httpMethod !== 'GET' && httpMethod !== 'HEAD' && httpMethod !== 'OPTIONS';
}
