import type { IncomingMessage } from 'node:http';
import type { HeaderList } from '../../model/message.js';
import { type SeenHeaders, seenHeaders } from './request-headers.js';

/**
 * What an HTTP/2 client would have sent over HTTP/1.1: its pseudo headers are the request line's and
 * `Host`. A `Host` that differs from `:authority` (RFC 9113, 8.3.1) stands beside it, to be refused.
 */
export function http1Headers(req: IncomingMessage): SeenHeaders {
  const { rawHeaders } = req;
  const raw = rawHeaders.filter((_, i) => !rawHeaders[i & ~1]?.startsWith(':'));
  const seen = seenHeaders(req, raw);
  const headers = withOneCookie(seen.headers);
  const authority = pseudoHeader(rawHeaders, ':authority');
  const host = valueIn(raw, 'host');
  const isMissing = host === undefined && valueIn(headers, 'host') === undefined;
  const differs = host !== undefined && host.toLowerCase() !== authority?.toLowerCase();
  if (authority !== undefined && (isMissing || differs)) {
    headers.unshift('Host', authority);
  }
  const { stream } = req as { readonly stream?: { readonly endAfterHeaders: boolean } };
  if (stream?.endAfterHeaders === false && !hasLengthOrCoding(raw)) {
    headers.push('Transfer-Encoding', 'chunked');
  }
  return { headers, fault: seen.fault };
}

function pseudoHeader(rawHeaders: HeaderList, name: string): string | undefined {
  const at = rawHeaders.indexOf(name);
  return at < 0 ? undefined : rawHeaders[at + 1];
}

function valueIn(headers: HeaderList, lowerName: string): string | undefined {
  const at = headers.findIndex((name, i) => i % 2 === 0 && name.toLowerCase() === lowerName);
  return at < 0 ? undefined : headers[at + 1];
}

/** HTTP/2 may divide a cookie, and nothing but HTTP/2 may (RFC 9113, 8.2.3). */
function withOneCookie(headers: HeaderList): string[] {
  const joined: string[] = [];
  let cookie = -1;
  for (let i = 0; i < headers.length; i += 2) {
    const name = headers[i] ?? '';
    const value = headers[i + 1] ?? '';
    const isCookie = name.toLowerCase() === 'cookie';
    if (isCookie && cookie >= 0) {
      joined[cookie] += `; ${value}`;
    } else {
      joined.push(name, value);
      cookie = isCookie ? joined.length - 1 : cookie;
    }
  }
  return joined;
}

function hasLengthOrCoding(headers: HeaderList): boolean {
  return headers.some((name, i) => i % 2 === 0 && FRAMING.has(name.toLowerCase()));
}

const FRAMING: ReadonlySet<string> = new Set(['content-length', 'transfer-encoding']);
