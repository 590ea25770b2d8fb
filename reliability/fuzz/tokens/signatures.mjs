// Tokens by every key and algorithm, honest and forged.
import { constants, createHmac, sign } from 'node:crypto';
import { JWKS, KEYS } from './pool.mjs';

/** Signatures by each key and algorithm, and what forgers write in their place. @type {Record<string, (text: Buffer) => Buffer>} */
const SIGNATURES = {
  k1: (text) => sign('sha256', text, KEYS.k1.privateKey),
  k2: (text) => sign('sha256', text, KEYS.k2.privateKey),
  p256: (text) => sign('sha256', text, { key: KEYS.p256.privateKey, dsaEncoding: 'ieee-p1363' }),
  der: (text) => sign('sha256', text, KEYS.p256.privateKey),
  ed25519: (text) => sign(null, text, KEYS.ed25519.privateKey),
  stranger: (text) => sign('sha256', text, KEYS.stranger.privateKey),
  sha512: (text) => sign('sha512', text, KEYS.k2.privateKey),
  pss: (text) =>
    sign('sha256', text, { key: KEYS.k2.privateKey, padding: constants.RSA_PKCS1_PSS_PADDING }),
  none: () => Buffer.alloc(0),
  zeros: () => Buffer.alloc(128),
  pem: (text) => hmac(KEYS.k1.publicKey.export({ format: 'pem', type: 'spki' }), text),
  der256: (text) => hmac(KEYS.k1.publicKey.export({ format: 'der', type: 'spki' }), text),
  jwk: (text) => hmac(JSON.stringify(JWKS.keys[0]), text),
  modulus: (text) => hmac(KEYS.k1.jwk.n ?? '', text),
  noSecret: (text) => hmac('', text),
};
export const SIGNERS = Object.keys(SIGNATURES);

/** @param {string | Buffer} secret @param {Buffer} text */
function hmac(secret, text) {
  return createHmac('sha256', secret).update(text).digest();
}

/** A token by one of the signers. @param {string} header @param {string} claims @param {string} signer */
export function signed(header, claims, signer) {
  const text = `${header}.${claims}`;
  return `${text}.${SIGNATURES[signer]?.(Buffer.from(text)).toString('base64url')}`;
}

/** One part of a token. @param {object | string} value */
export function part(value) {
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString(
    'base64url',
  );
}

/** Headers together with a signature as they say: by algorithms and keys that are not for tokens of a user pool. */
export const FITTING = [
  ['RS512', 'k2', 'sha512'],
  ['PS256', 'k2', 'pss'],
  ['HS256', 'k1', 'pem'],
  ['HS256', 'k1', 'jwk'],
  ['ES256', 'p256', 'p256'],
  ['RS256', 'p256', 'p256'],
  ['RS256', 'p256', 'der'],
  ['EdDSA', 'ed25519', 'ed25519'],
  ['RS256', 'ed25519', 'ed25519'],
  ['RS256', 'wrapping', 'k2'],
  ['RS256', 'k1', 'k2'],
  ['RS256', 'k1', 'stranger'],
  ['none', 'k1', 'none'],
];
