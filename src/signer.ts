import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';
import { appendHeader, filterHeaders, valuesByName } from './http/header-list.js';
import { headerText } from './http/header-text.js';
import type { RequestSigner, SignableRequest } from './model/aws-account.js';
import { signatureV4 } from './on-demand.cjs';

/**
 * Signs a request with the signer of the AWS SDK. Date, hash of the body, session token and signature
 * are its own, whatever the document maps; path and query are written in the form that AWS computes the
 * signature from, so that no reader can understand them in two ways.
 * AWS: "Signature Version 4 for API requests".
 */
export const signRequest: RequestSigner = async (request, scope) => {
  const { service, region, credentials, time } = scope;
  const isS3 = S3_SERVICES.has(service);
  const { path, query, target } = signableTarget(request.path, isS3);
  const { protocol, hostname, host } = new URL(request.origin);
  const signer = new (signatureV4().SignatureV4)({
    service,
    region,
    credentials: {
      ...credentials,
      sessionToken: credentials.sessionToken as string,
    },
    sha256: Sha256,
    uriEscapePath: !isS3,
  });
  const signed = await signer.sign(
    {
      method: request.httpMethod,
      protocol,
      hostname,
      path,
      query,
      headers: signableHeaders(request, host),
      body: request.body,
    },
    { signingDate: new Date(time) },
  );
  const headers = filterHeaders(request.headers, (name) => !SIGNERS_OWN.has(name.toLowerCase()));
  for (const [lowerName, name] of SIGNERS_OWN) {
    const value = signed.headers[lowerName];
    if (value !== undefined) {
      appendHeader(headers, name, value);
    }
  }
  return { path: target, headers };
};

/** The headers that the signature brings, by lower-case name. */
const SIGNERS_OWN: ReadonlyMap<string, string> = new Map([
  ['x-amz-date', 'X-Amz-Date'],
  ['x-amz-content-sha256', 'X-Amz-Content-Sha256'],
  ['x-amz-security-token', 'X-Amz-Security-Token'],
  ['authorization', 'Authorization'],
]);

/** Services whose path is signed as it is; for all others it is encoded once more (the AWS SDK's models). */
const S3_SERVICES: ReadonlySet<string> = new Set([
  's3',
  's3-object-lambda',
  's3-outposts',
  's3express',
]);

/** Values as text: the signer encodes them in UTF-8, which makes the bytes that are sent. */
function signableHeaders({ headers }: SignableRequest, host: string): Record<string, string> {
  const signable: Record<string, string> = { host };
  for (const [name, values] of valuesByName(headers)) {
    if (!SIGNERS_OWN.has(name)) {
      signable[name] = values.map(headerText).join(',');
    }
  }
  return signable;
}

interface SignableTarget {
  readonly path: string;
  /** Decoded. */
  readonly query: Record<string, string[]>;
  /** Path and query as sent. */
  readonly target: string;
}

/** Writes each character of the query, and of a path of S3, in the only form that a signature allows for it. */
function signableTarget(given: string, isS3: boolean): SignableTarget {
  const ascii = given.replace(/[\x80-\xff]/g, percent);
  const question = ascii.indexOf('?');
  const plain = question === -1 ? ascii : ascii.slice(0, question);
  const path = isS3 ? plain.split('/').map(segmentOfS3).join('/') : plain;
  const pairs = question === -1 ? [] : ascii.slice(question + 1).split('&');
  const query: Record<string, string[]> = Object.create(null);
  const sent: string[] = [];
  for (const pair of pairs.filter((text) => text !== '')) {
    for (const [name, value] of new URLSearchParams(`?${pair}`)) {
      query[name] = [...(query[name] ?? []), value];
      sent.push(pair.includes('=') ? `${strict(name)}=${strict(value)}` : strict(name));
    }
  }
  return { path, query, target: sent.length === 0 ? path : `${path}?${sent.join('&')}` };
}

/** Encodes as S3 does when it computes the signature, unless the segment would leave the path. */
function segmentOfS3(given: string): string {
  const segment = given.replace(OF_S3_PATH, encodedOnce);
  return DOT_SEGMENT.test(segment) ? given.replace(/%[0-9a-f]{2}/gi, upperCase) : segment;
}

/** Also of a reader that decodes slashes first. */
const DOT_SEGMENT = /(?:^|%2F|%5C)\.{1,2}(?:$|%2F|%5C)/;

function upperCase(text: string): string {
  return text.toUpperCase();
}

/** What is encoded, and what should be. */
const OF_S3_PATH = /%[0-9a-f]{2}|[^A-Za-z0-9._~-]/gi;

function encodedOnce(text: string): string {
  if (text.length === 1) {
    return percent(text);
  }
  const character = String.fromCharCode(Number.parseInt(text.slice(1), 16));
  return /[A-Za-z0-9._~-]/.test(character) ? character : text.toUpperCase();
}

/** Encodes all but letters, digits and `-._~`. */
function strict(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, percent);
}

function percent(byte: string): string {
  return `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

/** The hash that the signer is given, by Node; with a secret it is an HMAC. */
class Sha256 {
  readonly #hash: Hash | Hmac;

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash =
      secret === undefined ? createHash('sha256') : createHmac('sha256', bytesOfData(secret));
  }

  update(data: string | ArrayBuffer | ArrayBufferView): void {
    this.#hash.update(bytesOfData(data));
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }
}

function bytesOfData(data: string | ArrayBuffer | ArrayBufferView): Uint8Array {
  if (typeof data === 'string') {
    return new TextEncoder().encode(data);
  }
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
}
