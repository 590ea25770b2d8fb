import { GatewayError } from '../../../errors.js';
import { isSignature } from '../../../http/header-rules.js';
import type { MatchedExchange } from '../../request-context/exchange.js';

/**
 * Refuses a request without a signature, which no verifier has to see. A signature is an
 * `Authorization` of Signature Version 4 or 4A, or `X-Amz-Signature` in the query.
 * AWS: "Control access to a REST API with IAM permissions", "Important notes for REST APIs".
 * @throws GatewayError `MISSING_AUTHENTICATION_TOKEN`; `INVALID_SIGNATURE` with AWS's texts for an
 * `Authorization` of another kind
 */
export function refuseUnsigned({ request }: MatchedExchange): void {
  const authorization = request.header('authorization')?.at(-1) ?? '';
  if (isSignature(authorization) || request.queryParameters.has('X-Amz-Signature')) {
    return;
  }
  if (authorization.trim() === '') {
    throw new GatewayError('MISSING_AUTHENTICATION_TOKEN', undefined, {
      cause: new Error('The request to a method with AWS_IAM has no signature'),
    });
  }
  throw new GatewayError('INVALID_SIGNATURE', incompleteText(authorization), {
    errorType: 'IncompleteSignatureException',
    cause: new Error(
      'The Authorization of the request to a method with AWS_IAM is not a signature of version 4',
    ),
  });
}

/** AWS takes the header for a signature, and says which of its parts is wrong or missing. */
function incompleteText(authorization: string): string {
  const [, rest = authorization] = /^\S+\s+(.*)$/s.exec(authorization.trim()) ?? [];
  const odd = rest
    .split(',')
    .map((part) => part.trim())
    .find((part) => !part.includes('='));
  if (odd !== undefined) {
    return `'${odd}' not a valid key=value pair (missing equal-sign) in Authorization header: '${authorization}'.`;
  }
  const missing = ['Credential', 'Signature', 'SignedHeaders'].map(
    (name) => `Authorization header requires '${name}' parameter.`,
  );
  return `${missing.join(' ')} Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. Authorization=${authorization}`;
}
