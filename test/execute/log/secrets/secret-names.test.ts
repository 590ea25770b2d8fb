import { expect, test } from 'vitest';
import {
  isSecretHeader,
  isSecretParameter,
} from '../../../../src/execute/log/secrets/secret-names.js';

test.each([
  'authorization',
  'proxy-authorization',
  'x-amzn-remapped-authorization',
  'x-forwarded-authorization',
  'cookie',
  'set-cookie',
  'x-api-key',
  'apikey',
  'x-goog-api-key',
  'x-auth-token',
  'x-csrf-token',
  'x-amz-security-token',
  'x-amzn-oidc-accesstoken',
  'x-amzn-oidc-data',
  'cf-access-jwt-assertion',
  'cf-access-client-secret',
  'x-password',
  'dpop',
])('the header %s is a credential', (name) => {
  expect(isSecretHeader(name)).toBe(true);
});

test.each(['accept', 'host', 'www-authenticate', 'x-amzn-trace-id', 'x-tokenizer', 'keep-alive'])(
  'the header %s is not',
  (name) => {
    expect(isSecretHeader(name)).toBe(false);
  },
);

test.each(['access_token', 'token', 'client_secret', 'password', 'x-amz-signature'])(
  'the parameter %s is a credential',
  (name) => {
    expect(isSecretParameter(name)).toBe(true);
  },
);

test.each(['nextToken', 'page', 'key', 'name'])('the parameter %s is not', (name) => {
  expect(isSecretParameter(name.toLowerCase())).toBe(false);
});
