/** Whether a header, by its lower-case name, carries credentials; also under a remapped name. */
export function isSecretHeader(lowerName: string): boolean {
  return SECRET_WORD.test(lowerName) || SECRET_HEADERS.has(lowerName);
}

/** At the end of a name, or in front of a hyphen. */
const SECRET_WORD =
  /(?:authorization|cookie2?|token|secret|passw(?:or)?d|api-?key|jwt|assertion)(?:$|[-_])/;

const SECRET_HEADERS: ReadonlySet<string> = new Set([
  'authentication',
  'dpop', // RFC 9449
  'ocp-apim-subscription-key',
  'x-amzn-oidc-data',
  'x-functions-key',
]);

/** Whether a parameter of a query is a credential, or a part of a signature. */
export function isSecretParameter(lowerName: string): boolean {
  return SECRET_PARAMETERS.has(lowerName);
}

const SECRET_PARAMETERS: ReadonlySet<string> = new Set([
  'access_token', // RFC 6750, section 2.3
  'api_key',
  'apikey',
  'assertion', // RFC 7521
  'auth_token',
  'authorization',
  'client_assertion', // RFC 7521
  'client_secret',
  'code_verifier', // RFC 7636
  'actor_token', // RFC 8693
  'id_token',
  'id_token_hint',
  'jwt',
  'passwd',
  'password',
  'refresh_token',
  'secret',
  'session_token',
  'sig',
  'subject_token', // RFC 8693
  'token', // RFC 7009
  'x-api-key',
  // Signature Version 4 in a query, and its predecessor
  'x-amz-credential',
  'x-amz-security-token',
  'x-amz-signature',
  'awsaccesskeyid',
  'signature',
]);

/** Whether a word in a header with secrets is not itself secret, such as a scheme. */
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
