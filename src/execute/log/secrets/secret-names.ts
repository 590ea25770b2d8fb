/** Whether a header is there to prove who calls. In lower case, remapped or not. */
export function isSecretHeader(lowerName: string): boolean {
  return SECRET_HEADERS.has(lowerName.replace(/^x-amzn-remapped-/, ''));
}

const SECRET_HEADERS: ReadonlySet<string> = new Set([
  'authorization',
  'cookie',
  'proxy-authorization',
  'set-cookie',
  'x-access-token',
  'x-amz-security-token',
  'x-amzn-oidc-accesstoken',
  'x-amzn-oidc-data',
  'x-api-key',
  'x-auth-token',
]);

/** Whether a parameter of a query is a credential, or a part of a signature. */
export function isSecretParameter(lowerName: string): boolean {
  return SECRET_PARAMETERS.has(lowerName);
}

const SECRET_PARAMETERS: ReadonlySet<string> = new Set([
  'access_token', // RFC 6750, section 2.3
  'api_key',
  'apikey',
  'authorization',
  'client_secret',
  'id_token',
  'password',
  'refresh_token',
  'x-api-key',
  // Signature Version 4 in a query, and its predecessor
  'x-amz-credential',
  'x-amz-security-token',
  'x-amz-signature',
  'awsaccesskeyid',
  'signature',
]);

/** Whether a word stands beside the secrets of a header and says nothing of them. */
export function isWellKnown(lowerWord: string): boolean {
  return WELL_KNOWN.has(lowerWord);
}

const WELL_KNOWN: ReadonlySet<string> = new Set([
  'aws4-hmac-sha256',
  'credential',
  'signature',
  'signedheaders',
  'content-type',
  'x-amz-content-sha256',
  'x-amz-date',
  'x-amz-security-token',
]);
