import { GatewayError } from '../errors.js';
import { bytesBody } from '../http/body.js';
import { type Coding, chooseCoding, compress } from '../http/content-coding.js';
import { headerFault } from '../http/header-field.js';
import { endingHere, headerIn } from '../http/header-list.js';
import {
  MAPPED_RESPONSE_HEADERS,
  PROXY_RESPONSE_HEADERS,
  remappedName,
} from '../http/header-rules.js';
import { holdBody } from '../http/held-body.js';
import { mediaTypeOf } from '../http/media-type.js';
import type { Body, EndpointResponse, GatewayReply, HeaderList } from '../model/message.js';
import type { RestApi } from '../model/rest-api.js';
import type { IntegrationResult } from './integration-response.js';
import type { GatewayContext } from './request-context/context.js';

/** What the last box must know of the request. */
export interface ReplySettings {
  readonly api: RestApi;
  readonly context: GatewayContext;
  readonly isHead: boolean;
  /** The client's `Accept-Encoding`; asked for only where the API compresses. */
  readonly acceptEncoding: () => string | undefined;
  readonly payloadLimit: number;
  /** `responseTransferMode: STREAM`, with which AWS supports no content encoding. */
  readonly streams: boolean;
}

/** The answer of a proxy's backend on its way to the client: renamed, dropped, else untouched. */
export function proxyReply(
  { statusCode, headers: answered, body }: EndpointResponse,
  settings: ReplySettings,
): GatewayReply | Promise<GatewayReply> {
  const headers: string[] = [];
  let hasContentType = false;
  const listed = endingHere(answered);
  for (let i = 0; i < answered.length; i += 2) {
    const name = answered[i] ?? '';
    const lowerName = name.toLowerCase();
    const rule = PROXY_RESPONSE_HEADERS.get(lowerName);
    if (rule === 'dropped' || listed?.has(lowerName)) {
      continue;
    }
    if (lowerName === 'content-type') {
      hasContentType = true;
    }
    headers.push(rule === undefined ? name : remappedName(name), answered[i + 1] as string);
  }
  if (!hasContentType && !isBodiless(statusCode)) {
    headers.push('Content-Type', 'application/json');
  }
  addRequestIds(headers, settings.context);
  const coding = codingFor(statusCode, headers, body.length, settings);
  return coding === undefined
    ? reply(statusCode, headers, body, settings.isHead)
    : compressedProxyReply(statusCode, headers, body, coding, settings);
}

/** What exceeds the payload limit, or turns out too short, is sent as it comes. */
async function compressedProxyReply(
  statusCode: number,
  headers: string[],
  body: Body,
  coding: Coding,
  { api, payloadLimit }: ReplySettings,
): Promise<GatewayReply> {
  const held = await holdBody(body, payloadLimit);
  if (!(held instanceof Uint8Array)) {
    return reply(statusCode, headers, held, false);
  }
  return held.length < (api.minimumCompressionSize ?? 0)
    ? reply(statusCode, headers, bytesBody(held), false)
    : compressedReply(statusCode, headers, held, coding);
}

/** The result of a mapped integration on its way to the client. */
export async function mappedReply(
  result: IntegrationResult,
  settings: ReplySettings & { readonly traceId: string | undefined },
): Promise<GatewayReply> {
  const { statusCode, bytes } = result;
  const headers = settings.traceId === undefined ? [] : ['X-Amzn-Trace-Id', settings.traceId];
  let hasContentType = false;
  for (const [name, values] of result.headers) {
    const lowerName = name.toLowerCase();
    const rule = MAPPED_RESPONSE_HEADERS.get(lowerName);
    if (rule === 'dropped') {
      continue;
    }
    if (lowerName === 'content-type') {
      hasContentType = true;
    }
    for (const value of values) {
      headers.push(rule === undefined ? name : remappedName(name), value);
    }
  }
  if (!hasContentType && !isBodiless(statusCode)) {
    headers.push('Content-Type', 'application/json');
  }
  addRequestIds(headers, settings.context);
  const coding = codingFor(statusCode, headers, bytes.length, settings);
  return coding === undefined
    ? reply(statusCode, headers, bytesBody(bytes), settings.isHead)
    : compressedReply(statusCode, headers, bytes, coding);
}

/** Adds the headers that every response has, including errors (LocalStack `test_invocation_trace_id`). */
export function addRequestIds(headers: string[], context: GatewayContext): void {
  headers.push('x-amzn-RequestId', context.requestId, 'x-amz-apigw-id', context.extendedRequestId);
}

/** 204 and 304 carry no body, whatever a mapping made (RFC 9110, 6.4.1). */
function isBodiless(statusCode: number): boolean {
  return statusCode === 204 || statusCode === 304;
}

/**
 * Every answer leaves here, whatever its status, headers and body come from: a backend, a mapping, a
 * template, a hook. `Content-Length` is set here and nowhere else: the length of what is sent, or,
 * for HEAD, would be.
 * @throws GatewayError `API_CONFIGURATION_ERROR` for an answer that cannot be written as it stands
 */
export function reply(
  statusCode: number,
  headers: string[],
  body: EndpointResponse['body'],
  isHead: boolean,
): GatewayReply {
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
    headers.push('Content-Length', String(length));
  }
  if (!isHead) {
    return { statusCode, headers, body };
  }
  body.cancel();
  return { statusCode, headers, body: undefined };
}

/**
 * A status below 200 announces another answer (RFC 9110, 15.2): a client would wait for that, or
 * leave HTTP altogether.
 */
function statusFault(statusCode: number): string | undefined {
  return statusCode < 200
    ? `The status ${statusCode} ends no request: an answer has 200 to 599`
    : undefined;
}

function lengthFault(length: number | undefined): string | undefined {
  return length === undefined || (Number.isSafeInteger(length) && length >= 0)
    ? undefined
    : `The length of a body is a number of bytes, not ${String(length)}`;
}

/** AWS: "Enable payload compression for an API": all its conditions must hold. */
function codingFor(
  statusCode: number,
  headers: HeaderList,
  length: number | undefined,
  { api, acceptEncoding, isHead, payloadLimit, streams }: ReplySettings,
): Coding | undefined {
  const minimum = api.minimumCompressionSize;
  if (minimum === undefined || streams || isHead || isBodiless(statusCode)) {
    return undefined;
  }
  if (length !== undefined && (length < minimum || length > payloadLimit)) {
    return undefined;
  }
  if (headerIn(headers, 'content-encoding') !== undefined) {
    return undefined;
  }
  if (length === undefined && isEventStream(headers)) {
    return undefined;
  }
  return chooseCoding(acceptEncoding());
}

/** Its events are wanted as they come, and it may never end. */
function isEventStream(headers: HeaderList): boolean {
  return mediaTypeOf(headerIn(headers, 'content-type') ?? '') === 'text/event-stream';
}

async function compressedReply(
  statusCode: number,
  headers: string[],
  bytes: Uint8Array,
  coding: Coding,
): Promise<GatewayReply> {
  const body = bytesBody(await compress(bytes, coding));
  headers.push('Content-Encoding', coding);
  return reply(statusCode, headers, body, false);
}
