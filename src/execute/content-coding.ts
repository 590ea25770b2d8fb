import { BodyTooLarge, GatewayError } from '../errors.js';
import type { RequestBody } from '../model/message.js';
import { readRequestBody } from './body.js';

/** A content coding that API Gateway can take off and put on. */
export type Coding = 'gzip' | 'deflate';

/** The codings API Gateway knows, by the names that the web's streams have for them. */
const CODINGS: ReadonlyMap<string, Coding> = new Map([
  ['gzip', 'gzip'],
  ['x-gzip', 'gzip'],
  ['deflate', 'deflate'],
]);

/**
 * Inflates a request's body while it comes, within `limit` bytes.
 * AWS: "Call an API method with a compressed payload".
 * @throws GatewayError `UNSUPPORTED_MEDIA_TYPE` for a coding that API Gateway does not know, at
 * once; for a body that is not in its coding, while it is read
 */
export function inflate(body: RequestBody, contentEncoding: string, limit: number): RequestBody {
  const codings = contentEncoding
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity');
  if (body === undefined || codings.length === 0) return body;
  const formats = codings.map((coding) => {
    const format = CODINGS.get(coding);
    if (format !== undefined) return format;
    throw unsupported(new Error(`Content-Encoding "${coding}" is none of gzip, deflate, identity`));
  });
  return inflated(body, formats.reverse(), limit);
}

async function* inflated(
  body: AsyncIterable<Uint8Array> | Uint8Array,
  formats: readonly Coding[],
  limit: number,
): AsyncGenerator<Uint8Array> {
  let stream: ReadableStream<Uint8Array> = ReadableStream.from(
    body instanceof Uint8Array ? [body] : body,
  );
  for (const format of formats) stream = stream.pipeThrough(new DecompressionStream(format));
  let length = 0;
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((cause: unknown) => {
        throw cause instanceof GatewayError ? cause : unsupported(cause);
      });
      if (done) return;
      length += value.length;
      if (length > limit) {
        throw new GatewayError('REQUEST_TOO_LARGE', undefined, { cause: new BodyTooLarge(limit) });
      }
      yield value;
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

function unsupported(cause: unknown): GatewayError {
  return new GatewayError('UNSUPPORTED_MEDIA_TYPE', undefined, { cause });
}

/**
 * The coding for an answer: the client's first choice, if API Gateway knows it. A client that
 * says nothing gets no compression, and neither does one whose first choice is another coding.
 * AWS: "Receive an API response with a compressed payload".
 */
export function chooseCoding(acceptEncoding: string | undefined): Coding | undefined {
  if (acceptEncoding === undefined) return undefined;
  let best: { readonly coding: string; readonly weight: number } | undefined;
  for (const entry of acceptEncoding.split(',')) {
    const [name = '', ...parameters] = entry.split(';');
    const weight = qualityOf(parameters);
    const coding = name.trim().toLowerCase();
    if (coding !== '' && weight > 0 && (best === undefined || weight > best.weight)) {
      best = { coding, weight };
    }
  }
  return best?.coding === 'gzip' || best?.coding === 'deflate' ? best.coding : undefined;
}

function qualityOf(parameters: readonly string[]): number {
  const quality = parameters.map((text) => /^\s*q\s*=\s*([\d.]+)\s*$/i.exec(text)).find(Boolean);
  return quality?.[1] === undefined ? 1 : Number(quality[1]);
}

/** Compresses an answer whose bytes are at hand. */
export async function compress(bytes: Uint8Array, coding: Coding): Promise<Uint8Array> {
  const stream = ReadableStream.from([bytes]).pipeThrough(new CompressionStream(coding));
  return readRequestBody(stream, Number.POSITIVE_INFINITY);
}
