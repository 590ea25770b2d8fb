import { GatewayError } from '../errors.js';
import { checkedValue } from '../http/header-field.js';
import { appendHeader, type HeaderBuilder, headerIn, newHeaders } from '../http/header-list.js';
import { MAPPED_RESPONSE_HEADERS, remappedName } from '../http/header-rules.js';
import { DEFAULT_MEDIA_TYPE, isBinaryMediaType, mediaTypeOf } from '../http/media-type.js';
import { JsonPayload } from '../mapping/json-payload.js';
import { EMPTY_TEMPLATE } from '../mapping/templates/template-engine.js';
import type { WireHeaders } from '../model/headers.js';
import type { IntegrationResponse, MappedIntegration } from '../model/integration.js';
import type { MappingScope, MappingTemplate, Overrides } from '../model/mapping.js';
import type { MethodRequest } from '../model/message.js';
import type { Method, RestApi } from '../model/rest-api.js';
import type { OutgoingResponse } from './integrations/integration-boxes.js';
import {
  convertResponse,
  decodeUtf8,
  type Payload,
  payloadBytes,
  templateText,
} from './payload/binary.js';
import { after, readAhead } from './payload/read-ahead.js';
import { acceptedType, chooseResponseTemplate } from './payload/response-template.js';
import { renderMappingTemplate } from './payload/template-failure.js';
import type { MatchedExchange } from './request-context/exchange.js';

/** The response of an endpoint or a mock, with its body read. */
export interface ReceivedResponse {
  /** The text that selection patterns are tested against; `undefined` selects the default. */
  readonly status: string | undefined;
  /** `undefined` for a mock. */
  readonly response: { readonly statusCode: number; readonly headers: WireHeaders } | undefined;
  readonly bytes: Uint8Array;
  /** What header mappings read in place of the payload. */
  readonly mappable?: string | undefined;
}

/** Headers by name as mapped, values as bytes. */
type MappedHeaders = ReadonlyMap<string, readonly string[]>;

/**
 * The integration response: selected by status. Header mappings read the response as received,
 * the template reads the converted payload, and overrides take precedence over both.
 * AWS: "Set up an integration response".
 * @param requestScope the values that the integration request was mapped from
 * @throws GatewayError `API_CONFIGURATION_ERROR`
 */
export function mappedResponse(
  exchange: MatchedExchange,
  integration: MappedIntegration,
  requestScope: MappingScope,
  { status, response, bytes, mappable }: ReceivedResponse,
): OutgoingResponse | Promise<OutgoingResponse> {
  const { settings, match } = exchange;
  const recorder = exchange.trace?.recorder;
  const selected = selectIntegrationResponse(integration, status);
  recorder?.selection(integration, status, selected);
  if (selected === undefined) {
    throw noMatch(status);
  }
  checkMethodResponse(match.method, selected.statusCode);
  const { request, context, stageVariables, overrides } = requestScope;
  const payload = responsePayload(selected, settings.api, request, response?.headers, bytes);
  const text = payload.kind === 'text' ? payload.text : decodeUtf8(bytes);
  const body = new JsonPayload(text);
  const scope = { request, response, context, stageVariables, overrides, body };
  const headerScope =
    mappable === undefined ? scope : { ...scope, body: new JsonPayload(mappable) };
  const template = chooseResponseTemplate(selected.responseTemplates, acceptedType(request));
  return after(readAhead(scope, template, selected.responseParameters), () => {
    recorder?.responseMappings(selected, headerScope);
    const mapped = mapResponseHeaders(selected, headerScope);
    if (template !== undefined) {
      recorder?.responseTemplate(selected, template, text);
    }
    const rendered = renderResponse(template, payload, scope);
    recorder?.rendered(rendered);
    const headers = newHeaders<WireHeaders>();
    if (response !== undefined) {
      appendHeader(headers, TRACE_ID, exchange.request.front.traceId);
    }
    addMapped(headers, applyResponseOverrides(mapped, overrides));
    return {
      statusCode: overrides.responseStatus() ?? selected.statusCode,
      headers,
      body: rendered,
    };
  });
}

/** The response for the client, if an endpoint was called. */
const TRACE_ID = 'X-Amzn-Trace-Id';

/** Mapped headers on their way to the client: renamed or dropped by AWS's table. */
function addMapped(headers: HeaderBuilder<WireHeaders>, mapped: MappedHeaders): void {
  for (const [name, values] of mapped) {
    const rule = MAPPED_RESPONSE_HEADERS.get(name.toLowerCase());
    if (rule === 'dropped') {
      continue;
    }
    for (const value of values) {
      appendHeader(headers, rule === undefined ? name : remappedName(name), value);
    }
  }
}

/**
 * The integration response for a status: the entry whose pattern is the status itself, then
 * the entry with that status, then document order; otherwise the default.
 * AWS: "Set up an integration response using the API Gateway console".
 * @returns `undefined` if no entry matches
 */
function selectIntegrationResponse(
  { integrationResponses }: MappedIntegration,
  status: string | undefined,
): IntegrationResponse | undefined {
  let first: IntegrationResponse | undefined;
  let ofStatus: IntegrationResponse | undefined;
  let fallback: IntegrationResponse | undefined;
  for (const one of integrationResponses) {
    const { selectionPattern: pattern, statusCode } = one;
    if (pattern === 'default') {
      fallback ??= one;
    } else if (status !== undefined && pattern.matches(status)) {
      if (pattern.text === status) {
        return one;
      }
      first ??= one;
      if (String(statusCode) === status) {
        ofStatus ??= one;
      }
    }
  }
  return ofStatus ?? first ?? fallback;
}

function noMatch(status: string | undefined): GatewayError {
  return new GatewayError('API_CONFIGURATION_ERROR', undefined, {
    cause: new Error(
      `No match for output mapping and no default output mapping configured. Endpoint Response Status Code: ${status}`,
    ),
  });
}

/** Evaluates `responseParameters`: names as mapped, values as bytes. */
function mapResponseHeaders(
  { responseParameters }: IntegrationResponse,
  scope: MappingScope,
): MappedHeaders {
  const headers = new Map<string, readonly string[]>();
  for (const { name, source } of responseParameters) {
    const values = source.read(scope);
    if (values !== undefined) {
      headers.set(
        name,
        values.map((value) => checkedValue(name, value)),
      );
    }
  }
  return headers;
}

/**
 * Converts the response's payload, as `contentHandling` and the client's `Accept` say. A mock's is not
 * converted: an API whose binary media types include every type still responds to preflights.
 */
function responsePayload(
  { contentHandling }: IntegrationResponse,
  api: RestApi,
  request: MethodRequest,
  headers: WireHeaders | undefined,
  bytes: Uint8Array,
): Payload {
  if (headers === undefined && contentHandling === undefined) {
    return { kind: 'text', text: '' };
  }
  const contentType = headers && headerIn(headers, 'content-type');
  const binaryTypes = api.binaryMediaTypes;
  if (binaryTypes.length === 0 && contentHandling === undefined) {
    return convertResponse(bytes, false, false, undefined);
  }
  return convertResponse(
    bytes,
    isBinaryMediaType(mediaTypeOf(contentType ?? DEFAULT_MEDIA_TYPE), binaryTypes),
    isBinaryMediaType(acceptedType(request), binaryTypes),
    contentHandling,
  );
}

/** Renders the response template, or passes the payload through. */
function renderResponse(
  template: MappingTemplate | undefined,
  payload: Payload,
  scope: MappingScope,
): Uint8Array {
  if (template === undefined || template === EMPTY_TEMPLATE) {
    return payloadBytes(payload);
  }
  templateText(payload);
  return payloadBytes({ kind: 'text', text: renderMappingTemplate(template, scope, 'response') });
}

/**
 * Replaces mapped headers with those of `$context.responseOverride`.
 * AWS: "Use a mapping template to override an API's request and response parameters".
 */
function applyResponseOverrides(mapped: MappedHeaders, overrides: Overrides): MappedHeaders {
  const headers = new Map(mapped);
  for (const [name, values] of overrides.responseHeaders()) {
    for (const other of headers.keys()) {
      if (other.toLowerCase() === name.toLowerCase()) {
        headers.delete(other);
      }
    }
    headers.set(
      name,
      values.map((value) => checkedValue(name, value)),
    );
  }
  return headers;
}

/**
 * AWS: a status that the method does not declare is a 500.
 * @throws GatewayError `API_CONFIGURATION_ERROR`
 */
function checkMethodResponse({ methodResponses }: Method, statusCode: number): void {
  if (methodResponses.has(String(statusCode)) || methodResponses.has('default')) {
    return;
  }
  throw new GatewayError('API_CONFIGURATION_ERROR', undefined, {
    cause: new Error(
      `No method response exists for status code ${statusCode}: declare it under "responses"`,
    ),
  });
}
