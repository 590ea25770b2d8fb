import { isIP } from 'node:net';
import { withLength } from '../http/framing.js';
import type { WireHeaders } from '../model/headers.js';
import type { IntegrationRequest } from '../model/message.js';
import type { HttpDispatchBody, HttpDispatcher, HttpDispatchOptions } from './dispatcher.js';
import { RequestBodyStream } from './request-body.js';

/** An integration request as a dispatcher takes it. */
export function dispatchOptions(
  request: IntegrationRequest,
  body: Uint8Array | RequestBodyStream | undefined,
  dispatcher: HttpDispatcher,
): HttpDispatchOptions {
  const { origin, path, httpMethod: method } = request;
  const headers = headersToSend(request, body) as readonly string[] as string[];
  const sent =
    body instanceof Uint8Array && isMock(dispatcher)
      ? bodyForMock(body)
      : ((body ?? null) as HttpDispatchBody);
  return origin.startsWith('https:')
    ? { origin, path, method, headers, body: sent, servername: serverName(origin) }
    : { origin, path, method, headers, body: sent };
}

function headersToSend(
  { headers, contentLength }: IntegrationRequest,
  body: Uint8Array | RequestBodyStream | undefined,
): WireHeaders {
  return body instanceof RequestBodyStream && contentLength !== undefined
    ? withLength(headers, contentLength)
    : headers;
}

/** Whose certificate is believed: the origin's, whatever a mapped `Host` says. An address has no name. */
function serverName(origin: string): string {
  const host = origin.slice('https://'.length).replace(/:\d+$/, '');
  return host.startsWith('[') || isIP(host) !== 0 ? '' : host;
}

/** A MockAgent of undici; its own `fetch` recognises one like this. */
function isMock(dispatcher: HttpDispatcher): boolean {
  return (dispatcher as { readonly isMockActive?: unknown }).isMockActive === true;
}

/** Text, which `intercept({ body: '…' })` compares with, where it is UTF-8. */
function bodyForMock(bytes: Uint8Array): HttpDispatchBody {
  try {
    return UTF_8.decode(bytes);
  } catch {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
}

const UTF_8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
