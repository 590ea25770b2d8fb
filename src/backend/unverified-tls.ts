import type { TLSSocket } from 'node:tls';
import type { buildConnector } from 'undici';
import { undici } from '../on-demand.cjs';

/** Loaded on first use: most documents do not need it. */
const tls = (): typeof import('node:tls') => process.getBuiltinModule('node:tls');

/**
 * Opens connections for `tlsConfig.insecureSkipVerification`, which skips only the check of the issuer:
 * the certificate's dates and host name are still checked
 * (AWS: "x-amazon-apigateway-integration.tlsConfig").
 */
export function unverifiedConnector(
  settings: buildConnector.BuildOptions = {},
): buildConnector.connector {
  // A resumed session would skip the certificate, so no session is cached.
  const connect = undici().buildConnector({
    ...settings,
    rejectUnauthorized: false,
    maxCachedSessions: 0,
  });
  return (options, callback) =>
    connect(options, (...[error, socket]) => {
      const flaw = socket instanceof tls().TLSSocket ? certificateFlaw(socket, options) : undefined;
      if (error !== null) {
        callback(error, null);
      } else if (flaw !== undefined) {
        socket.destroy();
        callback(flaw, null);
      } else {
        callback(null, socket);
      }
    });
}

/** The fault of a peer's certificate other than its issuer, if it has one. */
export function certificateFlaw(
  socket: Pick<TLSSocket, 'authorized' | 'authorizationError' | 'getPeerCertificate'>,
  options: Pick<buildConnector.Options, 'servername' | 'hostname'>,
): Error | undefined {
  const certificate = socket.getPeerCertificate();
  const code = String(socket.authorizationError);
  if (!socket.authorized && !ISSUER_FLAWS.has(code) && code !== OTHER_HOST) {
    return tlsError(code, `certificate refused: ${code}`);
  }
  const now = Date.now();
  if (now < Date.parse(certificate.valid_from) || now > Date.parse(certificate.valid_to)) {
    return tlsError(
      now < Date.parse(certificate.valid_from) ? 'CERT_NOT_YET_VALID' : 'CERT_HAS_EXPIRED',
      `certificate valid from ${certificate.valid_from} to ${certificate.valid_to}`,
    );
  }
  return tls().checkServerIdentity(options.servername || options.hostname, certificate);
}

/** Node's code for a trusted certificate that is for another host. */
const OTHER_HOST = 'ERR_TLS_CERT_ALTNAME_INVALID';

// OpenSSL's codes for a chain that does not lead to a trusted authority.
const ISSUER_FLAWS: ReadonlySet<string> = new Set([
  'CERT_UNTRUSTED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

function tlsError(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}
