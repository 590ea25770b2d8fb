import { createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { GatewayOptions } from '../../src/gateway.js';
import { documentOf, type InMemoryGateway, inMemory } from '../support/in-memory.js';

export const POOL = 'us-east-1_ABCdef123';
export const ISSUER: string = `https://cognito-idp.us-east-1.amazonaws.com/${POOL}`;
/** The clock of the gateways that these tokens are for, in seconds. */
export const NOW: number = Date.UTC(2026, 0, 2, 3, 4, 5) / 1000;

/** A pair of keys with an ID, and its part of a key set. */
export function keyPair(kid: string): { readonly privateKey: KeyObject; readonly jwk: object } {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' };
  return { privateKey, jwk };
}

export const KEYS: ReturnType<typeof keyPair> = keyPair('k1');
export const JWKS = { keys: [KEYS.jwk] } as const;

const CLAIMS = {
  iss: ISSUER,
  sub: 'a1b2',
  aud: 'client-7',
  token_use: 'id',
  auth_time: NOW - 60,
  iat: NOW - 60,
  exp: NOW + 3600,
  'cognito:username': 'ada',
  'cognito:groups': ['admin', 'staff'],
  email_verified: true,
};

const part = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

/** A token of the user pool, with changes. */
export function tokenOf(
  claims: object = {},
  {
    header = {},
    key = KEYS.privateKey,
  }: { readonly header?: object; readonly key?: KeyObject } = {},
): string {
  const signed = `${part({ alg: 'RS256', kid: 'k1', ...header })}.${part({ ...CLAIMS, ...claims })}`;
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(key).toString('base64url')}`;
}

/** An access token, with changes. */
export function accessToken(claims: object = {}): string {
  return tokenOf({
    ...{ token_use: 'access', aud: undefined, client_id: 'client-7', scope: 'pets/read openid' },
    ...claims,
  });
}

/** A token whose header says something else than its signature is. */
export function forged(alg: 'none' | 'HS256'): string {
  const signed = `${part({ alg, kid: 'k1' })}.${part(CLAIMS)}`;
  const secret = JSON.stringify(KEYS.jwk);
  const signature =
    alg === 'none' ? '' : createHmac('sha256', secret).update(signed).digest('base64url');
  return `${signed}.${signature}`;
}

/** A document whose GET /x a user pool protects, and whose backend is told the claims. */
export function pooled(scopes: readonly string[] = [], authorizer: object = {}): object {
  const claims = [
    'sub',
    'exp',
    'iat',
    'auth_time',
    'email_verified',
    'cognito:groups',
    'cognito:username',
  ];
  return documentOf(
    {
      type: 'http_proxy',
      httpMethod: 'GET',
      uri: 'http://backend.test/x',
      requestParameters: Object.fromEntries(
        claims.map((name) => [
          `integration.request.header.${name.replace(':', '-')}`,
          `context.authorizer.claims['${name}']`,
        ]),
      ),
    },
    {
      operation: { security: [{ pool: scopes }] },
      root: {
        components: {
          securitySchemes: {
            pool: {
              type: 'apiKey',
              name: 'Authorization',
              in: 'header',
              'x-amazon-apigateway-authtype': 'cognito_user_pools',
              'x-amazon-apigateway-authorizer': {
                type: 'cognito_user_pools',
                providerARNs: [`arn:aws:cognito-idp:\${AWS::Region}:123456789012:userpool/${POOL}`],
                ...authorizer,
              },
            },
          },
        },
      },
    },
  );
}

/** A gateway of that document. */
export function poolGateway(
  pool: unknown,
  document: object = pooled(),
  options: GatewayOptions = {},
): InMemoryGateway {
  return inMemory(document, undefined, { authorizers: { pool: pool as never }, ...options });
}
