import type { GatewayError } from '../../errors.js';
import { bytesBody } from '../../http/body.js';
import { checkedValue } from '../../http/header-field.js';
import {
  appendHeader,
  appendMissing,
  type HeaderBuilder,
  newHeaders,
} from '../../http/header-list.js';
import { DROPPED_GATEWAY_RESPONSE_HEADERS } from '../../http/header-rules.js';
import { DEFAULT_MEDIA_TYPE } from '../../http/media-type.js';
import { GATEWAY_RESPONSES, type GatewayResponse } from '../../model/gateway-response.js';
import type { WireHeaders } from '../../model/headers.js';
import type { ContextVariables, MappingScope } from '../../model/mapping.js';
import type { ClientResponse } from '../../model/message.js';
import { addRequestIds, writtenResponse } from '../payload/client-response.js';
import { acceptedType, chooseResponseTemplate } from '../payload/response-template.js';
import { type Exchange, requestScope } from '../request-context/exchange.js';
import { customResponse } from './custom-response.js';

/**
 * The gateway response of a failure's type.
 * AWS: "Gateway responses in API Gateway".
 */
export function gatewayResponse(exchange: Exchange, error: GatewayError): ClientResponse {
  const { settings, request } = exchange;
  const context = exchange.context.withError(errorVariables(error));
  const scope = requestScope({ ...exchange, context }, '');
  const custom = customResponse(settings.api, error.type);
  const template =
    custom && chooseResponseTemplate(custom.responseTemplates, acceptedType(request));
  const body = template?.render(scope) ?? standardBody(error);
  const headers = customHeaders(custom, scope);
  const mediaType = mediaTypeOfTemplate(custom, template);
  appendMissing(headers, 'Content-Type', checkedValue('Content-Type', mediaType));
  addRequestIds(headers, context);
  appendHeader(headers, 'x-amzn-ErrorType', error.errorType);
  const bytes = bytesBody(new TextEncoder().encode(body));
  const isHead = request.request.httpMethod === 'HEAD';
  return writtenResponse(custom?.statusCode ?? error.statusCode, headers, bytes, isHead);
}

/**
 * `$context.error`. A validator's sentences are escaped for JSON whether or not the template quotes
 * them: AWS's published sample templates quote them, and their responses are valid JSON. They are
 * built on first access.
 */
export function errorVariables(error: GatewayError): ContextVariables {
  const { type } = error;
  const message = clientMessage(error);
  const variables = { message, messageString: JSON.stringify(message), responseType: type };
  if (type !== 'BAD_REQUEST_BODY') {
    return variables;
  }
  return Object.defineProperty(variables, 'validationErrorString', {
    enumerable: true,
    get() {
      const { validationErrors } = error;
      if (validationErrors.length === 0) {
        return undefined;
      }
      return JSON.stringify(`[${validationErrors.join(', ')}]`).slice(1, -1);
    },
  });
}

/**
 * The message for the client. For an authorizer that failed AWS sends `null` (seen in many published
 * responses).
 */
function clientMessage({ type, message }: GatewayError): string | null {
  const failed = type === 'AUTHORIZER_FAILURE' || type === 'AUTHORIZER_CONFIGURATION_ERROR';
  return failed && message === GATEWAY_RESPONSES[type].message ? null : message;
}

/**
 * `{"message":…}`, with a space after the colon for integration failures: AWS sends 36 bytes
 * (LocalStack `test_apigateway_header_remapping_http`). A denial has `Message`, as in LocalStack's
 * emulator.
 */
function standardBody(error: GatewayError): string {
  const { type } = error;
  const message = clientMessage(error);
  if (message === null) {
    return '{"message":null}';
  }
  if (GATEWAY_RESPONSES[type].statusCode >= 500) {
    return `{"message": ${JSON.stringify(message)}}`;
  }
  const member = type === 'ACCESS_DENIED' ? 'Message' : 'message';
  return `{"${member}":${JSON.stringify(message)}}`;
}

function customHeaders(
  custom: GatewayResponse | undefined,
  scope: MappingScope,
): HeaderBuilder<WireHeaders> {
  const headers = newHeaders<WireHeaders>();
  for (const { name, source } of custom?.responseParameters ?? []) {
    if (DROPPED_GATEWAY_RESPONSE_HEADERS.has(name.toLowerCase())) {
      continue;
    }
    for (const value of source.read(scope) ?? []) {
      appendHeader(headers, name, checkedValue(name, value));
    }
  }
  return headers;
}

function mediaTypeOfTemplate(custom: GatewayResponse | undefined, template: unknown): string {
  for (const [mediaType, candidate] of custom?.responseTemplates ?? []) {
    if (candidate === template) {
      return mediaType;
    }
  }
  return DEFAULT_MEDIA_TYPE;
}
