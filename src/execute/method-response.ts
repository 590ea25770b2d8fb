import { GatewayError } from '../errors.js';
import { bytesBody } from '../http/body.js';
import { type Coding, chooseCoding } from '../http/content-coding.js';
import { headerFault } from '../http/header-field.js';
import {
  appendHeader,
  appendMissing,
  type HeaderBuilder,
  hasHeader,
  headerIn,
} from '../http/header-list.js';
import { holdBody } from '../http/held-body.js';
import { mediaTypeOf } from '../http/media-type.js';
import type { WireHeaders } from '../model/headers.js';
import type { Body, ClientResponse, EndpointResponse } from '../model/message.js';
import type { OutgoingResponse } from './integrations/integration-boxes.js';
import { traceMethodResponse } from './log/log-lines.js';
import type { GatewayContext } from './request-context/context.js';
import type { MatchedExchange } from './request-context/exchange.js';

/**
 * The method response: adds what every response has, and compresses what the document asks for.
 * AWS: "Set up a method response".
 */
export function methodResponse(
  exchange: MatchedExchange,
  outgoing: OutgoingResponse,
): ClientResponse | Promise<ClientResponse> {
  const { statusCode, headers, body } = outgoing;
  if (!isBodiless(statusCode)) {
    appendMissing(headers, 'Content-Type', 'application/json');
  }
  addRequestIds(headers, exchange.context);
  const coding = codingFor(exchange, outgoing);
  const response =
    coding === undefined
      ? writtenResponse(statusCode, headers, asBody(body), isHead(exchange))
      : compressedResponse(exchange, outgoing, coding);
  return exchange.trace === undefined ? response : logged(exchange, outgoing, response);
}

async function logged(
  exchange: MatchedExchange,
  { body }: OutgoingResponse,
  response: ClientResponse | Promise<ClientResponse>,
): Promise<ClientResponse> {
  const { headers } = await response;
  traceMethodResponse(exchange, headers, body instanceof Uint8Array ? body : undefined);
  return response;
}

function asBody(body: Body | Uint8Array): Body {
  return body instanceof Uint8Array ? bytesBody(body) : body;
}

function isHead({ request }: MatchedExchange): boolean {
  return request.request.httpMethod === 'HEAD';
}

/** What exceeds the payload limit, or turns out too short, is sent as it comes. */
async function compressedResponse(
  { settings }: MatchedExchange,
  { statusCode, headers, body }: OutgoingResponse,
  coding: Coding,
): Promise<ClientResponse> {
  const held = body instanceof Uint8Array ? body : await holdBody(body, settings.payloadLimit);
  if (!(held instanceof Uint8Array)) {
    return writtenResponse(statusCode, headers, held, false);
  }
  if (held.length < (settings.api.minimumCompressionSize ?? 0)) {
    return writtenResponse(statusCode, headers, bytesBody(held), false);
  }
  const compressed = bytesBody(await settings.codecs.compress(held, coding));
  appendHeader(headers, 'Content-Encoding', coding);
  return writtenResponse(statusCode, headers, compressed, false);
}

/** Adds the headers that every response has, including errors (LocalStack `test_invocation_trace_id`). */
export function addRequestIds(headers: HeaderBuilder<WireHeaders>, context: GatewayContext): void {
  appendHeader(headers, 'x-amzn-RequestId', context.requestId);
  appendHeader(headers, 'x-amz-apigw-id', context.extendedRequestId);
}

/** 204 and 304 carry no body, whatever a mapping made (RFC 9110, 6.4.1). */
function isBodiless(statusCode: number): boolean {
  return statusCode === 204 || statusCode === 304;
}

/**
 * Every response leaves here, whatever its status, headers and body come from: a backend, a mapping, a
 * template, a hook. `Content-Length` is set here and nowhere else: the length of what is sent, or,
 * for HEAD, would be.
 * @throws GatewayError `API_CONFIGURATION_ERROR` for a response that cannot be written as it stands
 */
export function writtenResponse(
  statusCode: number,
  headers: HeaderBuilder<WireHeaders>,
  body: EndpointResponse['body'],
  isHead: boolean,
): ClientResponse {
  const { length } = body;
  const fault = statusFault(statusCode) ?? headerFault(headers) ?? lengthFault(length);
  if (fault !== undefined) {
    body.cancel();
    throw new GatewayError('API_CONFIGURATION_ERROR', undefined, { cause: new Error(fault) });
  }
  if (isBodiless(statusCode)) {
    body.cancel();
    return { statusCode, headers, body: undefined };
  }
  if (length !== undefined) {
    appendHeader(headers, 'Content-Length', String(length));
  }
  if (!isHead) {
    return { statusCode, headers, body };
  }
  body.cancel();
  return { statusCode, headers, body: undefined };
}

/**
 * A status below 200 announces another response (RFC 9110, 15.2): a client would wait for that, or
 * leave HTTP altogether.
 */
function statusFault(statusCode: number): string | undefined {
  return statusCode < 200
    ? `The status ${statusCode} ends no request: a response has 200 to 599`
    : undefined;
}

function lengthFault(length: number | undefined): string | undefined {
  return length === undefined || (Number.isSafeInteger(length) && length >= 0)
    ? undefined
    : `The length of a body is a number of bytes, not ${String(length)}`;
}

/** AWS: "Enable payload compression for an API": all its conditions must hold. */
function codingFor(
  exchange: MatchedExchange,
  { statusCode, headers, body }: OutgoingResponse,
): Coding | undefined {
  const { settings, request, match } = exchange;
  const minimum = settings.api.minimumCompressionSize;
  if (minimum === undefined || isHead(exchange) || isBodiless(statusCode)) {
    return undefined;
  }
  // AWS supports no content encoding with this mode.
  if (match.method.integration?.responseTransferMode === 'STREAM') {
    return undefined;
  }
  const { length } = body;
  if (length !== undefined && (length < minimum || length > settings.payloadLimit)) {
    return undefined;
  }
  if (hasHeader(headers, 'content-encoding')) {
    return undefined;
  }
  if (length === undefined && isEventStream(headers)) {
    return undefined;
  }
  return chooseCoding(request.header('accept-encoding')?.join(','));
}

/** Its events are wanted as they come, and it may never end. */
function isEventStream(headers: WireHeaders): boolean {
  return mediaTypeOf(headerIn(headers, 'content-type') ?? '') === 'text/event-stream';
}
