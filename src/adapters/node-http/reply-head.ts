import { forEachHeader, valuesIn } from '../../http/header-list.js';
import type { WireHeaders } from '../../model/headers.js';
import { http2Headers } from './http2/http2-headers.js';
import { ServerResponse } from './node-classes.js';

/**
 * Whether the client waits for a body: unless it sent HEAD. The response remembers that, even if
 * middleware has changed `req.method`.
 */
export function takesBody(res: ServerResponse): boolean {
  const { _hasBody, stream } = res as {
    readonly _hasBody?: boolean;
    readonly stream?: { readonly headRequest?: boolean };
  };
  return _hasBody !== false && stream?.headRequest !== true;
}

/**
 * Sets the headers of a response that earlier middleware may have begun: cookies and `Vary` are added to
 * those that it has set, any other header replaces the one of that name, and its framing headers go,
 * because only the gateway knows where its response ends (RFC 9112, 6.3).
 */
export function setHead(headers: WireHeaders, res: ServerResponse): void {
  removeFraming(res);
  setHeaders(res instanceof ServerResponse ? headers : http2Headers(headers), res);
  keepBytes(headers, res);
}

function removeFraming(res: ServerResponse): void {
  for (const name of res.getHeaderNames()) {
    if (FRAMING.has(name)) {
      res.removeHeader(name);
    }
  }
}

const FRAMING: ReadonlySet<string> = new Set(['content-length', 'transfer-encoding', 'trailer']);

/** A response whose headers are set one name at a time, on top of those of earlier middleware. */
export interface HeaderTarget {
  getHeader(name: string): number | string | readonly string[] | undefined;
  setHeader(name: string, value: string | readonly string[]): unknown;
}

/** Sets each header once, with all its values in order. */
export function setHeaders(headers: WireHeaders, target: HeaderTarget): void {
  const names = new Map<string, string>();
  forEachHeader(headers, (name, value) => {
    const lowerName = name.toLowerCase();
    const first = names.get(lowerName);
    if (first === undefined && !ADDED.has(lowerName)) {
      names.set(lowerName, name);
      target.setHeader(name, value);
      return;
    }
    names.set(lowerName, first ?? name);
    const values = [target.getHeader(name) ?? []].flat().map(String);
    target.setHeader(first ?? name, values.length === 0 ? value : [...values, value]);
  });
}

const ADDED: ReadonlySet<string> = new Set(['set-cookie', 'vary']);

/**
 * Makes Node write a `Content-Disposition` byte for byte. If it knows the length of the body when it
 * builds the head, Node decodes that header as UTF-8 and cuts each character to a byte
 * (nodejs/node#46528), which would turn U+010D U+010A into a line end. So this hides the length while
 * Node builds the head, and sets it as the last header instead.
 */
function keepBytes(headers: WireHeaders, res: ServerResponse): void {
  if (!(res instanceof ServerResponse) || !hasWideDisposition(headers)) {
    return;
  }
  const lengths = res as { _contentLength?: number | null };
  const { writeHead } = res;
  res.writeHead = (...head: unknown[]): ServerResponse => {
    const length = lengths._contentLength;
    lengths._contentLength = null;
    const given = res.getHeader('Content-Length');
    if (given !== undefined) {
      res.removeHeader('Content-Length');
      res.setHeader('Content-Length', given);
    } else if (typeof length === 'number' && !res.hasHeader('Transfer-Encoding')) {
      res.setHeader('Content-Length', length);
    }
    return writeHead.apply(res, head as Parameters<typeof writeHead>);
  };
}

function hasWideDisposition(headers: WireHeaders): boolean {
  return valuesIn(headers, 'content-disposition').some((value) => /[^\0-\x7f]/.test(value));
}

/**
 * Sends the head before the first byte of the body. Node's `flushHeaders` would encode bytes above
 * 0x7F as UTF-8 once more; followed by an empty chunk, the head is sent unchanged.
 */
export function flushHead(res: ServerResponse): void {
  if (res instanceof ServerResponse) {
    writeChunk.call(res, NOTHING);
  } else {
    (res as ServerResponse).flushHeaders();
  }
}

const NOTHING = new Uint8Array(0);
const writeChunk: (chunk: Uint8Array) => boolean = ServerResponse.prototype.write;
