// Keys that are the same in every run, so that a seed repeats a token to its last bit; they protect nothing.
import { checkPrimeSync, createPrivateKey, createPublicKey } from 'node:crypto';
import { Random } from '../random.mjs';

const EXPONENT = 65_537n;

/** A pair of RSA keys of 1,024 bits, which are found quickly. @param {number} seed */
export function rsaKeys(seed) {
  const random = new Random(seed);
  const p = prime(random);
  const q = prime(random);
  const d = inverse(EXPONENT, (p - 1n) * (q - 1n));
  const parts = { n: p * q, e: EXPONENT, d, p, q, dp: d % (p - 1n), dq: d % (q - 1n) };
  const key = Object.fromEntries(
    Object.entries({ ...parts, qi: inverse(q, p) }).map(([name, value]) => [name, encoded(value)]),
  );
  return pair({ kty: 'RSA', ...key });
}

/** A pair of keys that are on no list of algorithms of Cognito: P-256 and Ed25519 (RFC 7515, A.3; RFC 8037, A.1). */
export const OTHER_KEYS = {
  p256: pair({
    kty: 'EC',
    crv: 'P-256',
    x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
    y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
    d: 'jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI',
  }),
  ed25519: pair({
    kty: 'OKP',
    crv: 'Ed25519',
    d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A',
    x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
  }),
};

/** @param {import('node:crypto').JsonWebKey} key */
function pair(key) {
  const privateKey = createPrivateKey({ key, format: 'jwk' });
  const publicKey = createPublicKey(privateKey);
  return { privateKey, publicKey, jwk: publicKey.export({ format: 'jwk' }) };
}

/** A prime of 512 bits, and such that the exponent has an inverse. @param {Random} random */
function prime(random) {
  const bytes = Array.from({ length: 64 }, () => random.below(256).toString(16).padStart(2, '0'));
  let candidate = BigInt(`0x${bytes.join('')}`) | (3n << 510n) | 1n;
  while (!checkPrimeSync(candidate) || (candidate - 1n) % EXPONENT === 0n) {
    candidate += 2n;
  }
  return candidate;
}

/** @param {bigint} value @param {bigint} modulus */
function inverse(value, modulus) {
  let [last, rest, factor, next] = [modulus, value, 0n, 1n];
  while (rest !== 0n) {
    const quotient = last / rest;
    [last, rest] = [rest, last % rest];
    [factor, next] = [next, factor - quotient * next];
  }
  return ((factor % modulus) + modulus) % modulus;
}

/** @param {bigint} value */
function encoded(value) {
  const hex = value.toString(16);
  return Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex').toString('base64url');
}
