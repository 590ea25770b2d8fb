import { describe, expect, test } from 'vitest';
import { fitsIdentity } from '../../../../src/execute/access/authorizers/identity-validation.js';
import { ask, SCHEMES, secured } from '../secured.js';

describe('identityValidationExpression', () => {
  const jwt = (claims: object) =>
    `x.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.y`;
  test.each<readonly [type: string, expression: string, token: string, status: number]>([
    ['token', 'Bearer [a-z]+', 'Bearer abc', 200],
    ['token', 'Bearer [a-z]+', 'Bearer abc1', 401],
    ['token', '[a-z]+', 'Bearer abc', 401],
    ['token', '^x-[a-z]+', 'x-abc', 200],
    ['token', '\\w{5}', 'abcde', 200],
    ['token', '\\w{5}', 'abcdef', 401],
    ['token', '(?i)BEARER \\p{Alpha}+', 'bearer abc', 200],
    ['token', '(a|a?)+b', 'a'.repeat(5000), 401],
    ['request', 'Bearer [a-z]+', 'anything', 200],
    ['cognito_user_pools', 'client-[0-9]+', jwt({ aud: 'client-7' }), 200],
    ['cognito_user_pools', 'client-[0-9]+', `Bearer ${jwt({ aud: ['ä', 'client-7'] })}`, 200],
    ['cognito_user_pools', 'client-[0-9]+', jwt({ aud: 'other' }), 401],
    ['cognito_user_pools', 'client-[0-9]+', jwt({}), 401],
    ['cognito_user_pools', 'client-[0-9]+', 'client-7', 401],
  ])('%s, %s: %s is %i', async (type, expression, token, status) => {
    let asked = 0;
    const scheme = {
      ...SCHEMES.lambda,
      'x-amazon-apigateway-authorizer': { type, identityValidationExpression: expression },
    };
    const document = secured([{ lambda: [] }], {
      components: { securitySchemes: { lambda: scheme } },
    });
    const authorizers = {
      lambda: () => {
        asked += 1;
        return true;
      },
    };
    const { answer } = await ask(document, { authorizers }, ['Authorization', token]);
    expect(answer.status).toBe(status);
    expect(asked).toBe(status === 200 ? 1 : 0);
    const upstream = await ask(document, { authorizers: { lambda: 'upstream' } }, []);
    expect(upstream.answer.status).toBe(200);
  });
});

test('a request without a token does not match an expression, except for REQUEST', () => {
  const identityValidationExpression = { text: '.*', matches: () => true };
  const named = {
    name: 'a',
    identitySource: [],
    scopes: [],
    identityValidationExpression,
    resultTtlInSeconds: 0,
  };
  expect(fitsIdentity({ ...named, type: 'TOKEN' }, undefined)).toBe(false);
  expect(fitsIdentity({ ...named, type: 'REQUEST' }, undefined)).toBe(true);
});
