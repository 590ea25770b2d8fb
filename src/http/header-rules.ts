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

/** Client headers that the gateway's front takes in and writes anew: see `FrontHeaders`. */
export const FRONT_HEADERS: ReadonlySet<string> = new Set([
  'x-amzn-trace-id',
  'x-forwarded-for',
  'x-forwarded-port',
  'x-forwarded-proto',
]);

/** Client headers that a proxy integration does not hand on, beside the invisible ones. */
export const UNFORWARDED_CLIENT_HEADERS: ReadonlySet<string> = new Set([
  ...INVISIBLE_CLIENT_HEADERS,
  ...FRONT_HEADERS,
  'content-encoding', // the body was inflated on its way in
  'host', // the backend's own is sent
  'via',
  'x-amzn-apigateway-api-id', // the gateway's own
  'x-http-method-override', // AWS: only where it is mapped
  'keep-alive', // the rest are hop-by-hop (RFC 9110, 7.6.1), which AWS's table forgets
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
  ['x-amzn-apigateway-api-id', 'dropped'], // the gateway's own is sent
  ['upgrade', 'dropped'], // AWS sends it; an HTTP/1.1 client of ours cannot switch protocols
  ['http2-settings', 'dropped'],
  ['keep-alive', 'dropped'],
  ['proxy-connection', 'dropped'],
]);

/** Headers of a proxy's backend: `remapped` comes as `x-amzn-Remapped-NAME`. */
export const PROXY_RESPONSE_HEADERS: ReadonlyMap<string, 'remapped' | 'dropped'> = new Map([
  ['authorization', 'remapped'],
  ['connection', 'remapped'],
  ['content-length', 'remapped'], // beside the one that the gateway sets itself
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
  ['keep-alive', 'dropped'], // hop-by-hop: it would speak about a connection it does not belong to
  ['proxy-connection', 'dropped'],
  ['http2-settings', 'dropped'],
]);

/**
 * Headers that a gateway response cannot give: they speak about the message or the connection, or
 * are the gateway's own. All others keep their names (`WWW-Authenticate` was seen to:
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

/**
 * Whether an `Authorization` holds a Signature Version 4, which is meant for the gateway alone. AWS:
 * "Important notes for REST APIs"; the second name is that of Signature Version 4A.
 */
export function isSignature(authorization: string): boolean {
  return SIGNATURE.test(authorization);
}

const SIGNATURE = /^\s*AWS4-(?:HMAC|ECDSA-P256)-SHA256(?![\w-])/i;

/** The name under which AWS hands on a header that it keeps for itself. */
export function remappedName(name: string): string {
  return `x-amzn-Remapped-${name}`;
}

/**
 * The names that a `Connection` header lists: they end at this hop (RFC 9110, 7.6.1).
 * `undefined` where it lists none, as nearly always.
 */
export function connectionListed(value: string): ReadonlySet<string> | undefined {
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
