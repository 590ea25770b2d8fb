import { isIP } from 'node:net';
import { withLength } from '../../http/framing.js';
import type { WireHeaders } from '../../model/headers.js';
import type { EndpointRequest } from '../../model/message.js';
import type { HttpDispatchBody, HttpDispatchOptions } from '../dispatcher.js';
import { RequestBodyStream } from '../request-body.js';

/** Translates an integration request into the options of a dispatcher. */
export function dispatchOptions(
  request: EndpointRequest,
  body: Uint8Array | RequestBodyStream | undefined,
): HttpDispatchOptions {
  const { origin, path, httpMethod: method } = request;
  const headers = headersToSend(request, body) as readonly string[] as string[];
  const sent = (body ?? null) as HttpDispatchBody;
  return origin.startsWith('https:')
    ? { origin, path, method, headers, body: sent, servername: serverName(origin) }
    : { origin, path, method, headers, body: sent };
}

/** The same for undici's MockAgent, whose `intercept({ body: '…' })` compares strings. */
export function optionsForMock(
  request: EndpointRequest,
  body: Uint8Array | RequestBodyStream | undefined,
): HttpDispatchOptions {
  const options = dispatchOptions(request, body);
  return body instanceof Uint8Array ? { ...options, body: bodyForMock(body) } : options;
}

function headersToSend(
  { headers, contentLength }: EndpointRequest,
  body: Uint8Array | RequestBodyStream | undefined,
): WireHeaders {
  return body instanceof RequestBodyStream && contentLength !== undefined
    ? withLength(headers, contentLength)
    : headers;
}

/** The host name for the certificate: the origin's, even if `Host` is mapped; empty for an IP address. */
function serverName(origin: string): string {
  const host = origin.slice('https://'.length).replace(/:\d+$/, '');
  return host.startsWith('[') || isIP(host) !== 0 ? '' : host;
}

/** Text if it is valid UTF-8. */
function bodyForMock(bytes: Uint8Array): HttpDispatchBody {
  try {
    return UTF_8.decode(bytes);
  } catch {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
}

const UTF_8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
