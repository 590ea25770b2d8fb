import { headerFault } from '../../http/header-field.js';
import type { HeaderList } from '../../model/message.js';
import { ServerResponse } from './node-classes.js';

/**
 * The headers of a reply with its length, which comes last: Node takes the value of a
 * `Content-Disposition` after it for text (see {@link keepBytes}).
 */
export function framedHeaders(headers: HeaderList, length: number | undefined): HeaderList {
  for (let i = headers.length - 2; i >= 0; i -= 2) {
    const name = headers[i] as string;
    if (name.length === 14 && name.toLowerCase() === 'content-length') {
      return i === headers.length - 2
        ? headers
        : [...headers.slice(0, i), ...headers.slice(i + 2), name, headers[i + 1] as string];
    }
  }
  return length === undefined ? headers : [...headers, 'Content-Length', String(length)];
}

/**
 * Whether the client waits for a body: it does unless it sent HEAD, whatever middleware has made of
 * `req.method` since. Node remembers that in the response.
 */
export function takesBody(res: ServerResponse): boolean {
  const { _hasBody, stream } = res as {
    readonly _hasBody?: boolean;
    readonly stream?: { readonly headRequest?: boolean };
  };
  return _hasBody !== false && stream?.headRequest !== true;
}

/** The headers of a reply without a body to a client that waits for one: of no bytes. */
export function emptyHeaders(headers: HeaderList): HeaderList {
  const others = headers.filter((_, i) => headers[i & ~1]?.toLowerCase() !== 'content-length');
  return [...others, 'Content-Length', '0'];
}

/**
 * Removes what earlier middleware has said about the framing of an answer: only the gateway knows
 * where its own ends (RFC 9112, 6.3).
 */
export function removeFraming(res: ServerResponse): void {
  for (const name of FRAMING) {
    if (res.hasHeader(name)) {
      res.removeHeader(name);
    }
  }
}

const FRAMING = ['Content-Length', 'Transfer-Encoding', 'Trailer'];

/** Where header fields are set one name at a time; what earlier middleware set is seen. */
export interface HeaderTarget {
  getHeader(name: string): number | string | readonly string[] | undefined;
  setHeader(name: string, value: string | readonly string[]): unknown;
}

/**
 * Sets each header once, with all its values in order. Cookies and `Vary` are added to those which
 * earlier middleware has set; any other header replaces its namesake.
 */
export function setHeaders(headers: HeaderList, target: HeaderTarget): void {
  const names = new Map<string, string>();
  for (let i = 0; i < headers.length; i += 2) {
    const name = headers[i] ?? '';
    const value = headers[i + 1] ?? '';
    const key = name.toLowerCase();
    const first = names.get(key);
    if (first === undefined && !ADDED.has(key)) {
      names.set(key, name);
      target.setHeader(name, value);
    } else {
      names.set(key, first ?? name);
      const values = [target.getHeader(name) ?? []].flat().map(String);
      target.setHeader(first ?? name, values.length === 0 ? value : [...values, value]);
    }
  }
}

const ADDED: ReadonlySet<string> = new Set(['set-cookie', 'vary']);

/**
 * Headers as HTTP/2 has them: without those that speak about a connection (RFC 9113, 8.2.2), and
 * repeated ones as one list (RFC 9110, 5.3), since Node refuses many names that come twice.
 * @throws TypeError for a header that cannot be written: Node cuts characters to bytes here
 */
export function http2Headers(headers: HeaderList): HeaderList {
  const fault = headerFault(headers);
  if (fault !== undefined) {
    throw new TypeError(fault);
  }
  const joined: string[] = [];
  const places = new Map<string, number>();
  for (let i = 0; i < headers.length; i += 2) {
    const name = headers[i] as string;
    const value = headers[i + 1] as string;
    const key = name.toLowerCase();
    const place = places.get(key);
    if (CONNECTION_SPECIFIC.has(key) || (key === 'te' && value !== 'trailers')) {
      continue;
    }
    if (place === undefined || key === 'set-cookie') {
      places.set(key, joined.length + 1);
      joined.push(name, value);
    } else {
      joined[place] += `, ${value}`;
    }
  }
  return joined;
}

const CONNECTION_SPECIFIC: ReadonlySet<string> = new Set([
  'connection',
  'http2-settings',
  'keep-alive',
  'proxy-connection',
  'transfer-encoding',
  'upgrade',
]);

/**
 * Makes Node write a `Content-Disposition` byte for byte. Where it knows the length of a body before it
 * makes the head, Node decodes that header as UTF-8 and cuts each character to a byte (nodejs/node#46528):
 * U+010D U+010A, in bytes without harm, would become a line end. So the length is forgotten while the
 * head is made, and stands in a header after all others instead.
 */
export function keepBytes(headers: HeaderList, res: ServerResponse): void {
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

function hasWideDisposition(headers: HeaderList): boolean {
  return headers.some(
    (name, i) =>
      i % 2 === 0 &&
      name.length === 19 &&
      name.toLowerCase() === 'content-disposition' &&
      /[^\0-\x7f]/.test(headers[i + 1] ?? ''),
  );
}

/**
 * Sends the head before the first byte of the body. Node's own `flushHeaders` writes bytes above
 * 0x7F as UTF-8, twice encoded; with an empty chunk behind it the head leaves as it is.
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
