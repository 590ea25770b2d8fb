import { GatewayError } from '../../errors.js';
import { filterHeaders, firstHeaderIn } from '../../http/header-list.js';
import { mediaTypeOf } from '../../http/media-type.js';
import type { WireHeaders } from '../../model/headers.js';
import type { RequestBody } from '../../model/message.js';

/** The properties in which body parsers leave what they have read; their values are unchecked. */
export interface ParsedBody {
  readonly rawBody?: unknown;
  readonly body?: unknown;
  /** Set by body-parser 1 before it reads. */
  readonly _body?: unknown;
}

/**
 * The body that an earlier parser has consumed, as bytes, and the headers without the client's length
 * and content coding, which no longer apply to it.
 */
export function readParsedBody(
  headers: WireHeaders,
  parsed: ParsedBody,
): { readonly headers: WireHeaders; readonly body: RequestBody } {
  const contentType = firstHeaderIn(headers, 'content-type') ?? '';
  const bytes =
    toBytes(parsed.rawBody, contentType) ?? rewrite(readBody(headers, parsed), contentType);
  return {
    headers: withoutFraming(headers),
    body:
      bytes ??
      failingBody(
        `Earlier middleware has read the ${contentType || 'request'} body, and what it left cannot be ` +
          'serialized again: mount the gateway in front of the parser, or let it keep the bytes as req.rawBody',
      ),
  };
}

/** Headers without the client's length and coding, for another body than the client's. */
export function withoutFraming(headers: WireHeaders): WireHeaders {
  return filterHeaders(headers, (name) => !FRAMING.has(name.toLowerCase()));
}

/**
 * The value that a parser has read, or `undefined` for the empty object that is there until it succeeds
 * and that body-parser 1 leaves when it fails (CVE-2025-32997). It is told from a body `{}`, which has
 * two bytes, and from a form, which has a field.
 */
function readBody(headers: WireHeaders, { body, _body }: ParsedBody): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return body;
  }
  const isEmpty = !(body instanceof Uint8Array) && Object.keys(body).length === 0;
  if (!isEmpty) {
    return body;
  }
  const isForm = mediaTypeOf(firstHeaderIn(headers, 'content-type') ?? '') === FORM;
  const isTwoBytes =
    firstHeaderIn(headers, 'content-length')?.trim() === '2' &&
    firstHeaderIn(headers, 'content-encoding') === undefined;
  return isForm || (_body === true && !isTwoBytes) ? undefined : body;
}

const FORM = 'application/x-www-form-urlencoded';

const FRAMING: ReadonlySet<string> = new Set([
  'content-length',
  'content-encoding',
  'transfer-encoding',
]);

function rewrite(body: unknown, contentType: string): Uint8Array | undefined {
  const mediaType = mediaTypeOf(contentType);
  const isJson = JSON_TYPE.test(mediaType);
  if (isJson && typeof body === 'string' && !isJsonText(body)) {
    return toBytes(JSON.stringify(body), contentType);
  }
  const bytes = toBytes(body, contentType);
  if (bytes !== undefined || body === undefined) {
    return bytes;
  }
  if (isJson) {
    return toBytes(JSON.stringify(body), contentType);
  }
  if (mediaType === FORM && typeof body === 'object') {
    return toBytes(formFields('', body).join('&'), contentType);
  }
  return undefined;
}

const JSON_TYPE = /^(application\/json|text\/json|[^/]+\/[^/]+\+json)$/;

/** Whether a string is the JSON text from a text parser, and not a value from a lenient JSON parser. */
function isJsonText(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Bytes unchanged; text in the charset with which it was read, if Node can encode that. */
function toBytes(value: unknown, contentType: string): Uint8Array | undefined {
  if (value instanceof Uint8Array) {
    return value;
  }
  const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(contentType)?.[1] ?? 'utf-8';
  const encoding = ENCODINGS.get(charset.toLowerCase());
  return typeof value === 'string' && encoding !== undefined
    ? Buffer.from(value, encoding)
    : undefined;
}

const ENCODINGS: ReadonlyMap<string, BufferEncoding> = new Map([
  ['utf-8', 'utf8'],
  ['utf8', 'utf8'],
  ['us-ascii', 'latin1'],
  ['iso-8859-1', 'latin1'],
  ['utf-16le', 'utf16le'],
]);

/** `a=1&a=2&b%5Bc%5D=3`, which both the simple and the extended parser read back. */
function formFields(prefix: string, value: unknown): string[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, i) =>
      formFields(typeof item === 'object' ? `${prefix}[${i}]` : prefix, item),
    );
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([name, member]) =>
      formFields(prefix === '' ? name : `${prefix}[${name}]`, member),
    );
  }
  return [`${formEncode(prefix)}=${formEncode(value === null ? '' : String(value))}`];
}

function formEncode(text: string): string {
  return new URLSearchParams([['', text]]).toString().slice(1);
}

/** The body of a request of which middleware has called `setEncoding`: its chunks are text, and the bytes are lost. */
export function decodedBody(): AsyncIterable<Uint8Array> {
  return failingBody(
    'Earlier middleware has called req.setEncoding, so that the bytes of the body are lost: mount the gateway in front of it',
  );
}

/** A body that fails when it is read, so that requests that do not need it are served. */
function failingBody(message: string): AsyncIterable<Uint8Array> {
  const cause = new Error(message);
  return {
    [Symbol.asyncIterator]: () => ({
      next: () => Promise.reject(new GatewayError('API_CONFIGURATION_ERROR', undefined, { cause })),
    }),
  };
}
