import { bytesBody } from '../../http/body.js';
import { type Coding, chooseCoding } from '../../http/codings/content-coding.js';
import { isBodiless } from '../../http/framing.js';
import { appendHeader, appendMissing, hasHeader, headerIn } from '../../http/header-list.js';
import { holdBody } from '../../http/held-body.js';
import { mediaTypeOf } from '../../http/media-type.js';
import type { WireHeaders } from '../../model/headers.js';
import type { Body, ClientResponse } from '../../model/message.js';
import type { OutgoingResponse } from '../integrations/integration-boxes.js';
import { traceMethodResponse } from '../log/log-lines.js';
import { addRequestIds, writtenResponse } from '../payload/client-response.js';
import type { MatchedExchange } from '../request-context/exchange.js';

/**
 * The method response: adds the headers of every response, and compresses where the document says so.
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

/** A body that exceeds the payload limit, or turns out too short, is sent uncompressed. */
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

/** Clients need its events as they come, and it may never end. */
function isEventStream(headers: WireHeaders): boolean {
  return mediaTypeOf(headerIn(headers, 'content-type') ?? '') === 'text/event-stream';
}
