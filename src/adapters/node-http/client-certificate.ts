import type { PeerCertificate, TLSSocket } from 'node:tls';
import type { ClientCertificate } from '../../model/message.js';

/** The certificate of a client that uses mutual TLS, if the server has verified it. */
export function clientCertificate(socket: TLSSocket): ClientCertificate | undefined {
  const certificate = socket.authorized ? socket.getPeerCertificate() : undefined;
  if (certificate?.raw === undefined) {
    return undefined;
  }
  return {
    clientCertPem: pem(certificate.raw),
    subjectDN: distinguishedName(certificate.subject),
    issuerDN: distinguishedName(certificate.issuer),
    serialNumber: certificate.serialNumber.toLowerCase().replace(/..(?=.)/g, '$&:'),
    validity: { notBefore: certificate.valid_from, notAfter: certificate.valid_to },
  };
}

function pem(der: Uint8Array): string {
  const lines = Buffer.from(der)
    .toString('base64')
    .replace(/.{64}(?=.)/g, '$&\n');
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}

/** The most specific part comes first (RFC 2253). */
function distinguishedName(name: PeerCertificate['subject']): string {
  return Object.entries(name)
    .flatMap(([type, value]) => [value].flat().map((one) => `${type}=${one}`))
    .reverse()
    .join(',');
}
