/** The YAML parser: for the first text that is not JSON. */
export function yaml(): typeof import('yaml');
/** The HTTP client: for the first gateway that calls a backend by itself. */
export function undici(): Pick<typeof import('undici'), 'Agent' | 'buildConnector'>;
/** The signer: for the first request to an AWS service. */
export function signatureV4(): typeof import('@smithy/signature-v4');
/** Bounded memory: for the first gateway with a response cache. */
export function lruCache(): typeof import('lru-cache');
/** The verifier of JSON Web Tokens, an optional peer: for `cognitoAuthorizer`. */
export function awsJwtVerify(): typeof import('aws-jwt-verify') &
  typeof import('aws-jwt-verify/jwk') &
  typeof import('aws-jwt-verify/error');
