import type { PeerCertificate } from 'node:tls';

/** Node's error for an invalid certificate; `host` and `cert` are set if it is for another host. */
interface CertificateError extends Error {
  readonly code: string;
  readonly host?: string;
  readonly cert?: Pick<PeerCertificate, 'subject'>;
}

/**
 * Translates Node's error about an untrusted certificate into the sentence of AWS's execution log;
 * returns `undefined` for any other failure.
 * AWS re:Post: "How do I troubleshoot API Gateway errors when I use SSL certificates with backend
 * integration?" and "How do I resolve HTTP 500 errors … VPC link".
 */
export function certificateFailure(cause: unknown): Error | undefined {
  if (!isCertificateError(cause)) {
    return undefined;
  }
  if (cause.code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    return new Error(
      `Host name '${cause.host}' does not match the certificate subject provided by the peer ` +
        `(${subjectOf(cause.cert)})`,
      { cause },
    );
  }
  return new Error(DATES.has(cause.code) ? VALIDITY_FAILED : NO_PATH, { cause });
}

const NO_PATH =
  'PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: ' +
  'unable to find valid certification path to requested target';

const VALIDITY_FAILED =
  'PKIX path validation failed: java.security.cert.CertPathValidatorException: validity check failed';

const DATES: ReadonlySet<string> = new Set(['CERT_NOT_YET_VALID', 'CERT_HAS_EXPIRED']);

/** OpenSSL's names (Node: "X509 certificate error codes"), and Node's own. */
const CODES: ReadonlySet<string> = new Set([
  ...DATES,
  'CERT_CHAIN_TOO_LONG',
  'CERT_REJECTED',
  'CERT_REVOKED',
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
  'CRL_HAS_EXPIRED',
  'CRL_NOT_YET_VALID',
  'CRL_SIGNATURE_FAILURE',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERROR_IN_CERT_NOT_AFTER_FIELD',
  'ERROR_IN_CERT_NOT_BEFORE_FIELD',
  'ERROR_IN_CRL_LAST_UPDATE_FIELD',
  'ERROR_IN_CRL_NEXT_UPDATE_FIELD',
  'ERR_TLS_CERT_ALTNAME_FORMAT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'HOSTNAME_MISMATCH',
  'INVALID_CA',
  'INVALID_PURPOSE',
  'PATH_LENGTH_EXCEEDED',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY',
  'UNABLE_TO_DECRYPT_CERT_SIGNATURE',
  'UNABLE_TO_DECRYPT_CRL_SIGNATURE',
  'UNABLE_TO_GET_CRL',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

function isCertificateError(cause: unknown): cause is CertificateError {
  return cause instanceof Error && CODES.has(String((cause as Partial<CertificateError>).code));
}

/** `CN=example.com, O=Example`. */
function subjectOf(certificate: CertificateError['cert']): string {
  return Object.entries(certificate?.subject ?? {})
    .reverse()
    .flatMap(([type, value]) => [value ?? []].flat().map((one) => `${type}=${one}`))
    .join(', ');
}
