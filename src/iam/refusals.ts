import { GatewayError } from '../errors.js';

// The texts are those of AWS; see "Why do I get an HTTP 403 Forbidden error" in AWS's knowledge centre. The
// cause says to the operator what the client must not learn.

/** The access key or its session token is not known. */
export function unknownToken(reason: string): GatewayError {
  return new GatewayError(
    'ACCESS_DENIED',
    'The security token included in the request is invalid.',
    { cause: new Error(reason) },
  );
}

/** The signature has not the form of one. */
export function incomplete(text: string): GatewayError {
  return new GatewayError('INVALID_SIGNATURE', text, {
    errorType: 'IncompleteSignatureException',
    cause: new Error('The signature of the request is incomplete'),
  });
}

/** The signature is not for this time, region or service. */
export function outOfScope(text: string): GatewayError {
  return new GatewayError('INVALID_SIGNATURE', text, {
    cause: new Error('The signature of the request is for another time or place'),
  });
}

/** The signature is not that of the request. */
export function mismatch(reason: string): GatewayError {
  return new GatewayError(
    'INVALID_SIGNATURE',
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
    { cause: new Error(reason) },
  );
}
