import { GatewayError } from '../../errors.js';
import { isBodiless } from '../../http/framing.js';
import { appendHeader, type HeaderBuilder } from '../../http/header-list.js';
import type { WireHeaders } from '../../model/headers.js';
import type { Body, ClientResponse } from '../../model/message.js';
import type { GatewayContext } from '../request-context/context.js';

/** Adds the headers that every response has, including errors (LocalStack `test_invocation_trace_id`). */
export function addRequestIds(headers: HeaderBuilder<WireHeaders>, context: GatewayContext): void {
  appendHeader(headers, 'x-amzn-RequestId', context.requestId);
  appendHeader(headers, 'x-amz-apigw-id', context.extendedRequestId);
}

/**
 * Finishes every response, whether its status and body come from a backend, a mapping, a template or a
 * hook; its headers were checked where they came in. Sets `Content-Length`: the length of the body that
 * is sent or, for HEAD, would be.
 * @throws GatewayError `API_CONFIGURATION_ERROR` for a status or a length that cannot be sent
 */
export function writtenResponse(
  statusCode: number,
  headers: HeaderBuilder<WireHeaders>,
  body: Body,
  isHead: boolean,
): ClientResponse {
  const { length } = body;
  const fault = statusFault(statusCode) ?? lengthFault(length);
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
 * A status below 200 announces another response (RFC 9110, 15.2): a client would wait for that one, or
 * switch protocols.
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
