import type { IncomingMessage } from 'node:http';
import { isFramed } from '../../../http/framing.js';
import { headerFault } from '../../../http/header-field.js';
import {
  appendHeader,
  exactHeaderIn,
  filterHeaders,
  firstHeaderIn,
  type HeaderBuilder,
  joinRepeated,
  prependHeader,
} from '../../../http/header-list.js';
import { CONNECTION_HEADERS } from '../../../http/header-rules.js';
import type { WireHeaders } from '../../../model/headers.js';
import { type SeenHeaders, seenHeaders, serverHeaders } from '../request-headers.js';

/**
 * The headers that an HTTP/2 client would have sent over HTTP/1.1. Pseudo headers are left out, and
 * `:authority` becomes `Host`. If the client also sent a different `Host` (RFC 9113, 8.3.1), both are
 * kept, so that the request is refused.
 */
export function http1Headers(req: IncomingMessage): SeenHeaders {
  const sent = serverHeaders(req.rawHeaders);
  const raw = filterHeaders(sent, (name) => !name.startsWith(':'));
  const seen = seenHeaders(req, raw);
  const headers = withOneCookie(seen.headers);
  const authority = exactHeaderIn(sent, ':authority');
  const host = firstHeaderIn(raw, 'host');
  const isMissing = host === undefined && firstHeaderIn(headers, 'host') === undefined;
  const differs = host !== undefined && host.toLowerCase() !== authority?.toLowerCase();
  if (authority !== undefined && (isMissing || differs)) {
    prependHeader(headers, 'Host', authority);
  }
  const { stream } = req as { readonly stream?: { readonly endAfterHeaders: boolean } };
  if (stream?.endAfterHeaders === false && !isFramed(raw)) {
    appendHeader(headers, 'Transfer-Encoding', 'chunked');
  }
  return { headers, fault: seen.fault };
}

/** HTTP/2 may split `Cookie`, HTTP/1.1 may not (RFC 9113, 8.2.3). */
function withOneCookie(headers: WireHeaders): HeaderBuilder<WireHeaders> {
  return joinRepeated(headers, (lowerName) => (lowerName === 'cookie' ? '; ' : undefined));
}

/**
 * The headers of a response in the form that HTTP/2 requires: without those that describe a connection
 * (RFC 9113, 8.2.2), and with repeated ones joined (RFC 9110, 5.3), since Node refuses several headers
 * of most names.
 * @throws TypeError for a header that cannot be written: Node would truncate its characters to bytes
 */
export function http2Headers(headers: WireHeaders): WireHeaders {
  const fault = headerFault(headers);
  if (fault !== undefined) {
    throw new TypeError(fault);
  }
  const kept = filterHeaders(headers, (name, value) => {
    const lowerName = name.toLowerCase();
    return !CONNECTION_HEADERS.has(lowerName) && (lowerName !== 'te' || value === 'trailers');
  });
  return joinRepeated(kept, (lowerName) => (lowerName === 'set-cookie' ? undefined : ', '));
}
