import type { WireHeaders } from '../model/headers.js';
import { valuesIn } from './header-list.js';

/**
 * What API Gateway does with headers, as tables by lower-case name.
 *
 * Sources: the header table in "Amazon API Gateway important notes", and AWS's responses in
 * LocalStack's AWS-validated test `test_apigateway_header_remapping_http`, which take precedence
 * where the two differ.
 */

/** Client headers hidden from mappings, templates and backends. */
export const INVISIBLE_CLIENT_HEADERS: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'content-md5',
  'expect',
  'max-forwards',
  'proxy-authenticate',
  'server',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'www-authenticate',
]);

/** Client headers that the gateway's front replaces by its own: see `FrontHeaders`. */
export const FRONT_HEADERS: ReadonlySet<string> = new Set([
  'x-amzn-trace-id',
  'x-forwarded-for',
  'x-forwarded-port',
  'x-forwarded-proto',
]);

/** Client headers that a proxy integration does not pass on: the invisible ones, and these. */
export const UNFORWARDED_CLIENT_HEADERS: ReadonlySet<string> = new Set([
  ...INVISIBLE_CLIENT_HEADERS,
  ...FRONT_HEADERS,
  'content-encoding', // the body has been inflated
  'host', // the backend's own is sent
  'via',
  'x-amzn-apigateway-api-id', // the gateway sends its own
  'x-http-method-override', // AWS: only if it is mapped
  'keep-alive', // from here on: hop-by-hop (RFC 9110, 7.6.1), missing in AWS's table
  'proxy-authorization',
  'proxy-connection',
  'http2-settings',
]);

/** Mapped request headers: `refused` fails every request, `dropped` is not sent to the backend. */
export const MAPPED_REQUEST_HEADERS: ReadonlyMap<string, 'refused' | 'dropped'> = new Map([
  ['content-length', 'refused'],
  ['transfer-encoding', 'refused'],
  ['x-amzn-trace-id', 'refused'],
  ['connection', 'dropped'],
  ['te', 'dropped'],
  ['expect', 'dropped'],
  ['proxy-authenticate', 'dropped'],
  ['via', 'dropped'],
  ['x-amzn-apigateway-api-id', 'dropped'], // the gateway sends its own
  ['upgrade', 'dropped'], // AWS sends it; an HTTP/1.1 client of ours cannot switch protocols
  ['http2-settings', 'dropped'],
  ['keep-alive', 'dropped'],
  ['proxy-connection', 'dropped'],
]);

/** Headers of the response to a proxy integration: the client gets `remapped` ones as `x-amzn-Remapped-NAME`. */
export const PROXY_RESPONSE_HEADERS: ReadonlyMap<string, 'remapped' | 'dropped'> = new Map([
  ['authorization', 'remapped'],
  ['connection', 'remapped'],
  ['content-length', 'remapped'], // in addition to the one that the gateway sets
  ['content-md5', 'remapped'],
  ['date', 'remapped'],
  ['max-forwards', 'remapped'],
  ['server', 'remapped'],
  ['user-agent', 'remapped'],
  ['www-authenticate', 'remapped'],
  ['x-amzn-requestid', 'remapped'],
  ['x-amz-apigw-id', 'remapped'],
  ['expect', 'dropped'],
  ['host', 'dropped'],
  ['proxy-authenticate', 'dropped'],
  ['te', 'dropped'],
  ['trailer', 'dropped'],
  ['transfer-encoding', 'dropped'],
  ['upgrade', 'dropped'],
  ['via', 'dropped'],
  ['keep-alive', 'dropped'], // hop-by-hop (RFC 9110, 7.6.1; RFC 9113, 8.2.2)
  ['proxy-connection', 'dropped'],
  ['http2-settings', 'dropped'],
]);

/** Headers that an integration response maps or a template overrides. */
export const MAPPED_RESPONSE_HEADERS: ReadonlyMap<string, 'remapped' | 'dropped'> = new Map([
  ['authorization', 'remapped'],
  ['connection', 'remapped'],
  ['content-length', 'remapped'],
  ['content-md5', 'remapped'],
  ['date', 'remapped'],
  ['expect', 'remapped'],
  ['host', 'remapped'],
  ['max-forwards', 'remapped'],
  ['proxy-authenticate', 'remapped'],
  ['server', 'remapped'],
  ['trailer', 'remapped'],
  ['upgrade', 'remapped'],
  ['user-agent', 'remapped'],
  ['www-authenticate', 'remapped'],
  ['x-amzn-requestid', 'remapped'],
  ['x-amz-apigw-id', 'remapped'],
  ['transfer-encoding', 'dropped'],
  ['keep-alive', 'dropped'], // hop-by-hop: it would describe the wrong connection
  ['proxy-connection', 'dropped'],
  ['http2-settings', 'dropped'],
]);

/**
 * Headers that a gateway response cannot set: they describe the message or the connection, or are the
 * gateway's own. All others keep their names (seen for `WWW-Authenticate`:
 * svdgraaf/serverless-basic-authentication#14).
 */
export const DROPPED_GATEWAY_RESPONSE_HEADERS: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'x-amz-apigw-id',
  'x-amzn-errortype',
  'x-amzn-requestid',
]);

/** Headers that describe one connection of HTTP/1.1, without `TE` (RFC 9113, 8.2.2). */
export const CONNECTION_HEADERS: ReadonlySet<string> = new Set([
  'connection',
  'http2-settings',
  'keep-alive',
  'proxy-connection',
  'transfer-encoding',
  'upgrade',
]);

/**
 * Whether an `Authorization` holds a Signature Version 4 (or 4A), which is meant for the gateway alone.
 * AWS: "Important notes for REST APIs".
 */
export function isSignature(authorization: string): boolean {
  return SIGNATURE.test(authorization);
}

const SIGNATURE = /^\s*AWS4-(?:HMAC|ECDSA-P256)-SHA256(?![\w-])/i;

/** The name under which AWS passes on a header whose own name it reserves. */
export function remappedName(name: string): string {
  return REMAPPED_NAMES.get(name) ?? `${REMAPPED}${name}`;
}

const REMAPPED = 'x-amzn-Remapped-';

/** Those that nearly every response has, as most servers spell them: a name that is made anew is a new text. */
const REMAPPED_NAMES: ReadonlyMap<string, string> = new Map(
  ['Connection', 'connection', 'Content-Length', 'content-length', 'Date', 'date', 'Server'].map(
    (name) => [name, `${REMAPPED}${name}`],
  ),
);

/**
 * The names that the `Connection` headers of a message list, in lower case: those headers end at this
 * hop (RFC 9110, 7.6.1). `undefined` if they list none, as in most messages.
 */
export function connectionOptions(headers: WireHeaders): ReadonlySet<string> | undefined {
  const values = valuesIn(headers, 'connection');
  const [first] = values;
  return first === undefined
    ? undefined
    : listedNames(values.length === 1 ? first : values.join(','));
}

function listedNames(value: string): ReadonlySet<string> | undefined {
  if (value === 'keep-alive' || value === 'close') {
    return undefined;
  }
  const names = value
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'close' && name !== 'keep-alive');
  return names.length === 0 ? undefined : new Set(names);
}
