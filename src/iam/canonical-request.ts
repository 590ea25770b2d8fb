import { valuesIn } from '../http/header-list.js';
import type { WireHeaders } from '../model/headers.js';

/** What of a request goes into its signature. Texts have a byte in each character. */
export interface CanonicalParts {
  readonly httpMethod: string;
  /** Raw, as the client sent it. */
  readonly path: string;
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly headers: WireHeaders;
  readonly signedHeaders: readonly string[];
  /** The host that the client signed, if it is not that of the header. */
  readonly host: string | undefined;
  readonly payloadHash: string;
}

/**
 * The canonical request of Signature Version 4. The path is encoded once more and otherwise left as it is:
 * one with empty or dot segments, which signers resolve, has another signature than the client's, so that
 * a signature is good for no path but one.
 * AWS: "Create a signed AWS API request", step 1.
 */
export function canonicalRequest(parts: CanonicalParts): string {
  const { httpMethod, path, query, headers, signedHeaders, host, payloadHash } = parts;
  const lines = signedHeaders.map((name) => {
    const values = name === 'host' && host !== undefined ? [host] : valuesIn(headers, name);
    return `${name}:${values.map(trimmed).join(',')}\n`;
  });
  return [
    httpMethod,
    path.split('/').map(encoded).join('/'),
    canonicalQuery(query),
    lines.join(''),
    signedHeaders.join(';'),
    payloadHash,
  ].join('\n');
}

/** The names and values of a raw query, decoded to bytes. */
export function queryBytes(queryString: string): readonly (readonly [string, string])[] {
  return queryString
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=');
      return equals === -1
        ? [decoded(pair), '']
        : [decoded(pair.slice(0, equals)), decoded(pair.slice(equals + 1))];
    });
}

function canonicalQuery(query: CanonicalParts['query']): string {
  return query
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => [encoded(name), encoded(value)] as const)
    .sort(([a, x], [b, y]) => compare(a, b) || compare(x, y))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

function compare(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}

/** RFC 3986, 2.3: all bytes but the unreserved ones. */
function encoded(bytes: string): string {
  return bytes.replace(
    /[^A-Za-z0-9_.~-]/g,
    (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

function decoded(text: string): string {
  return text
    .replaceAll('+', ' ')
    .replace(/%([0-9A-Fa-f]{2})/g, (_, digits: string) =>
      String.fromCharCode(Number.parseInt(digits, 16)),
    );
}

function trimmed(value: string): string {
  return value.trim().replace(/ {2,}/g, ' ');
}
