import { expect, test, vi } from 'vitest';
import { TokenVerifier } from '../../src/cognito/token-verifier.js';
import { JWKS, NOW, POOL, tokenOf } from './tokens.js';

test('the claims of a token are read as they are signed', async () => {
  const verifier = new TokenVerifier({ jwks: JWKS });
  const claims = await verifier.verify(tokenOf({ exp: 1 }), [POOL], NOW * 1000);
  expect(claims).toMatchObject({ sub: 'a1b2', exp: 1 });
});

test('a failure that is not of the token is told from one that is', async () => {
  const verifier = new TokenVerifier({ jwks: JWKS });
  const failure = await verifier.verify('x', [POOL], NOW * 1000).catch((cause) => cause);
  expect(verifier.isOfToken(failure)).toBe(true);
  expect(verifier.isOfToken(new TypeError('x'))).toBe(false);
});

test('without the package the error says what to install', async () => {
  vi.resetModules();
  vi.doMock('../../src/on-demand.cjs', () => ({
    awsJwtVerify() {
      throw new Error("Cannot find module 'aws-jwt-verify'\nRequire stack:");
    },
  }));
  const { cognitoAuthorizer } = await import('../../src/cognito/cognito-authorizer.js');
  expect(() => cognitoAuthorizer()).toThrow(
    "cognitoAuthorizer needs the package aws-jwt-verify, which cannot be loaded (Cannot find module 'aws-jwt-verify'): install it with npm install aws-jwt-verify",
  );
  vi.doUnmock('../../src/on-demand.cjs');
  vi.resetModules();
});
