import type { TLSSocket } from 'node:tls';
import type { buildConnector } from 'undici';
import { undici } from '../on-demand.cjs';

/** Loaded for the first integration that needs it: HTTP without TLS can do without. */
const tls = (): typeof import('node:tls') => process.getBuiltinModule('node:tls');

/**
 * Opens connections for `tlsConfig.insecureSkipVerification`, which skips the issuer's check alone:
 * the certificate's dates and host name still count (AWS: "x-amazon-apigateway-integration.tlsConfig").
 */
export function unverifiedConnector(): buildConnector.connector {
  // Node does not ask for a certificate again on a resumed session: each connection starts anew.
  const connect = undici().buildConnector({ rejectUnauthorized: false, maxCachedSessions: 0 });
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

/** What is wrong with a peer's certificate besides its issuer; `undefined` where nothing is. */
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

/** Node's word for a certificate that is trusted and not for this host; which host, it does not say. */
const OTHER_HOST = 'ERR_TLS_CERT_ALTNAME_INVALID';

// OpenSSL's words for a chain that leads to no authority we know.
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
