// The user pool whose tokens are made and judged: who signs, for whom, and when.
import { OTHER_KEYS, rsaKeys } from './keys.mjs';

export const POOL = 'us-east-1_Fuzz';
export const POOL_ARN = `arn:aws:cognito-idp:us-east-1:123456789012:userpool/${POOL}`;
export const ISSUER = `https://cognito-idp.us-east-1.amazonaws.com/${POOL}`;
/** The clock of the gateway, in seconds. */
export const NOW = Date.UTC(2026, 0, 2) / 1000;
export const CLIENT = 'client-7';
export const SCOPE = 'pets/read';

export const KEYS = { k1: rsaKeys(1), k2: rsaKeys(2), stranger: rsaKeys(3), ...OTHER_KEYS };
/** Some keys do not say what they are for, so that a token may choose. */
export const JWKS = {
  keys: [
    { ...KEYS.k1.jwk, kid: 'k1', use: 'sig', alg: 'RS256' },
    { ...KEYS.k2.jwk, kid: 'k2' },
    { ...KEYS.p256.jwk, kid: 'p256' },
    { ...KEYS.ed25519.jwk, kid: 'ed25519' },
    { ...KEYS.k2.jwk, kid: 'wrapping', use: 'enc', alg: 'RSA-OAEP' },
  ],
};
