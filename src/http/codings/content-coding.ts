import { GatewayError, isGatewayError } from '../../errors.js';
import type { RequestBody } from '../../model/message.js';
import { limitChunks } from '../body.js';

/** A content coding that API Gateway can decode and apply (RFC 9110, 8.4.1). */
export type Coding = 'gzip' | 'deflate';

/** What applies and undoes the codings: the streams of the web, or what the platform has instead. */
export interface Codecs {
  /**
   * Undoes one coding, piece by piece, as fast as the pieces are read. Throws if the body is not valid
   * in this coding, and whatever `body` throws. Ending the iteration early frees what it holds.
   */
  inflate(coding: Coding, body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>;
  compress(bytes: Uint8Array, coding: Coding): Promise<Uint8Array>;
}

/** The codings that API Gateway supports, by the names that `Content-Encoding` has for them. */
const CODINGS: ReadonlyMap<string, Coding> = new Map([
  ['gzip', 'gzip'],
  ['x-gzip', 'gzip'],
  ['deflate', 'deflate'],
]);

/** The number of codings that are decoded, `identity` included; undici has the same limit for responses. */
const MOST_CODINGS = 5;

/**
 * Undoes the codings of a request's body as it arrives. `limit` applies to the input and the output of each
 * coding, so that neither a body that inflates to a huge one nor one that inflates to nothing keeps the
 * gateway busy.
 * AWS: "Call an API method with a compressed payload".
 * @param contentEncodings the values of all `Content-Encoding` headers, in order (RFC 9110, 8.4)
 * @throws GatewayError `UNSUPPORTED_MEDIA_TYPE`: at once for an unsupported coding and for more than
 * five codings; while the body is read, if it does not match its `Content-Encoding`
 */
export function inflate(
  body: RequestBody,
  contentEncodings: readonly string[],
  limit: number,
  codecs: Codecs,
): RequestBody {
  if (body === undefined || contentEncodings.length === 0) {
    return body;
  }
  let inflated: AsyncIterable<Uint8Array> | Uint8Array = body;
  for (const coding of codingsOf(contentEncodings).reverse()) {
    inflated = decode(codecs, coding, inflated, limit);
  }
  return inflated;
}

/** The codings in the order in which the client applied them. */
function codingsOf(contentEncodings: readonly string[]): Coding[] {
  const names = contentEncodings
    .join(',')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.length > MOST_CODINGS) {
    throw unsupported(
      new Error(`Content-Encoding lists ${names.length} codings: send at most ${MOST_CODINGS}`),
    );
  }
  return names.flatMap((name) => {
    const coding = CODINGS.get(name);
    if (coding !== undefined) {
      return [coding];
    }
    if (name === 'identity') {
      return [];
    }
    throw unsupported(
      new Error(`Content-Encoding "${name}" is not supported: send gzip, deflate or identity`),
    );
  });
}

/** Undoes one coding; what goes in and what comes out are both bounded. */
async function* decode(
  codecs: Codecs,
  coding: Coding,
  body: AsyncIterable<Uint8Array> | Uint8Array,
  limit: number,
): AsyncGenerator<Uint8Array> {
  try {
    yield* limitChunks(codecs.inflate(coding, limitChunks(chunksOf(body), limit)), limit);
  } catch (cause) {
    throw isGatewayError(cause) ? cause : unsupported(cause);
  }
}

async function* chunksOf(body: AsyncIterable<Uint8Array> | Uint8Array): AsyncGenerator<Uint8Array> {
  if (body instanceof Uint8Array) {
    yield body;
  } else {
    yield* body;
  }
}

function unsupported(cause: unknown): GatewayError {
  return new GatewayError('UNSUPPORTED_MEDIA_TYPE', undefined, { cause });
}

/**
 * The coding of a response: the client's first choice, if API Gateway supports it. A client without
 * `Accept-Encoding` gets no compression, and neither does one whose first choice is unsupported.
 * AWS: "Receive an API response with a compressed payload".
 */
export function chooseCoding(acceptEncoding: string | undefined): Coding | undefined {
  if (acceptEncoding === undefined) {
    return undefined;
  }
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
