import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type CognitoAuthorizerOptions, cognitoAuthorizer } from '../../src/cognito/index.js';
import { headerRecord } from '../support/in-memory.js';
import { startHttp } from '../support/servers.js';
import {
  accessToken,
  forged,
  ISSUER,
  JWKS,
  KEYS,
  keyPair,
  NOW,
  POOL,
  pooled,
  poolGateway,
  tokenOf,
} from './tokens.js';

/** Sends GET /x with a token. */
async function send(
  token: string,
  options: CognitoAuthorizerOptions = { jwks: JWKS },
  document: object = pooled(),
) {
  const api = poolGateway(cognitoAuthorizer(options), document);
  return { ...api, answer: await api.send({ path: '/x', headers: ['Authorization', token] }) };
}

test.each([
  ['', ''],
  ['Bearer ', ''],
  ['bearer  ', ' '],
])('an identity token is accepted after %j', async (before, after) => {
  const { answer, calls } = await send(`${before}${tokenOf()}${after}`);
  expect(answer.status).toBe(200);
  expect(headerRecord(calls[0]?.headers ?? [])).toMatchObject({
    sub: 'a1b2',
    exp: 'Fri Jan 02 04:04:05 UTC 2026',
    iat: 'Fri Jan 02 03:03:05 UTC 2026',
    auth_time: String(NOW - 60),
    email_verified: 'true',
    'cognito-groups': 'admin,staff',
    'cognito-username': 'ada',
  });
});

test.each<readonly [scopes: readonly string[], token: string, status: number]>([
  [['pets/read'], accessToken(), 200],
  [['pets/write', 'openid'], accessToken(), 200],
  [['pets/write'], accessToken(), 401],
  [['pets'], accessToken(), 401],
  [['pets/read'], accessToken({ scope: undefined }), 401],
  [['pets/read'], accessToken({ scope: ['pets/read'] }), 401],
  [['pets/read'], tokenOf({ scope: 'pets/read' }), 401],
  [[], accessToken(), 401],
])('a method with the scopes %j', async (scopes, token, status) => {
  const { answer } = await send(token, { jwks: JWKS }, pooled(scopes));
  expect(answer.status).toBe(status);
});

const other = keyPair('k1');

describe('a token is refused', () => {
  test.each<readonly [about: string, token: string]>([
    ['that is not one', 'id-token'],
    ['of two parts', 'a.b'],
    ['with a part that is not JSON', 'YQ.YQ.YQ'],
    ['without an algorithm', forged('none')],
    ['signed with the public key as a secret', forged('HS256')],
    ['that names another algorithm', tokenOf({}, { header: { alg: 'RS512' } })],
    ['with a critical extension', tokenOf({}, { header: { crit: ['b64'], b64: true } })],
    ['of another key', tokenOf({}, { key: other.privateKey })],
    ['of a key that is not known', tokenOf({}, { header: { kid: 'k2' } })],
    ['without the ID of a key', tokenOf({}, { header: { kid: undefined } })],
    ['of another user pool', tokenOf({ iss: ISSUER.replace(POOL, 'us-east-1_Other') })],
    ['of an issuer whose name begins so', tokenOf({ iss: `${ISSUER}/x` })],
    ['without an issuer', tokenOf({ iss: undefined })],
    ['of another use', tokenOf({ token_use: 'refresh' })],
    ['without a use', tokenOf({ token_use: undefined })],
    ['without an end', tokenOf({ exp: undefined })],
    ['with an end that is a text', tokenOf({ exp: String(NOW + 60) })],
    ['that is not valid yet', tokenOf({ nbf: NOW + 1 })],
    ['that is not valid for thousands of years', tokenOf({ nbf: 1e300 })],
    ['whose claims are changed', changed(tokenOf())],
  ])('%s', async (_, token) => {
    const { answer, calls, errors } = await send(token);
    expect(answer).toMatchObject({
      status: 401,
      text: '{"message":"Unauthorized"}',
      headers: { 'x-amzn-errortype': 'UnauthorizedException' },
    });
    expect(calls).toHaveLength(0);
    expect(String(errors[0]?.cause)).toMatch(/^Error: The token is refused: /);
  });

  test.each(['ec', 'ed25519'] as const)('that names a key of type %s', async (type) => {
    const { publicKey } =
      type === 'ec'
        ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
        : generateKeyPairSync('ed25519');
    const jwks = { keys: [KEYS.jwk, { ...publicKey.export({ format: 'jwk' }), kid: 'other' }] };
    const token = tokenOf({}, { header: { kid: 'other' } });
    expect((await send(token, { jwks })).answer.status).toBe(401);
  });

  test('of another app client, where those are named', async () => {
    for (const [id, status] of [
      ['client-7', 200],
      ['client-8', 401],
    ]) {
      const options = { jwks: JWKS, clientIds: [String(id)] };
      expect((await send(tokenOf(), options)).answer.status).toBe(status);
      expect((await send(accessToken(), options, pooled(['openid']))).answer.status).toBe(status);
    }
  });

  test.each<readonly [left: number, status: number]>([
    [1, 200],
    [0, 401],
    [-3600, 401],
    [-1e300, 401],
    [1e300, 200],
  ])('%d s before its end, by the clock of the gateway: %i', async (left, status) => {
    const { answer } = await send(tokenOf({ exp: NOW + left }));
    expect(answer.status).toBe(status);
    if (status === 401) {
      expect(answer.text).toBe('{"message":"The incoming token has expired"}');
      expect(answer.headers['x-amzn-errortype']).toBe('UnauthorizedException');
    }
  });
});

/** The token with another subject, under the same signature. */
function changed(token: string): string {
  const [header, claims = '', signature] = token.split('.');
  const text = Buffer.from(claims, 'base64url').toString().replace('a1b2', 'root');
  return [header, Buffer.from(text).toString('base64url'), signature].join('.');
}

test("the user pools of the option go before the document's", async () => {
  const elsewhere = `https://issuer-cognito-idp.eu-west-1.amazonaws.com/eu-west-1_X`;
  const options = { jwks: JWKS, userPoolIds: ['eu-west-1_X'] };
  expect((await send(tokenOf({ iss: elsewhere }), options)).answer.status).toBe(200);
  expect((await send(tokenOf(), options)).answer.status).toBe(401);
});

test('without a user pool the response is a 500 that says what to set', async () => {
  const document = pooled([], { providerARNs: ['arn:aws:cognito-idp:us-east-1:1:userpool'] });
  const { answer, errors } = await send(tokenOf(), { jwks: JWKS }, document);
  expect(answer.status).toBe(500);
  expect(String(errors[0]?.cause)).toContain('set the option userPoolIds of cognitoAuthorizer');
});

/** A local stand-in whose answer the test decides. */
async function standIn(respond: (count: number) => { status?: number; text?: string } | undefined) {
  let count = 0;
  const { origin } = await startHttp((_req, res) => {
    count += 1;
    const given = respond(count);
    if (given !== undefined) {
      res.statusCode = given.status ?? 200;
      res.end(given.text ?? JSON.stringify(JWKS));
    }
  });
  const options: CognitoAuthorizerOptions = {
    issuer: (id) => `${origin}/${id}`,
    fetchTimeoutInMillis: 300,
  };
  const token = tokenOf({ iss: `${origin}/${POOL}` });
  return { options, token, count: () => count, origin };
}

describe('the keys of a local stand-in', () => {
  test('are fetched once for many requests', async () => {
    const { options, token, count } = await standIn(() => ({}));
    const { send: ask } = poolGateway(cognitoAuthorizer(options));
    const headers = ['Authorization', token];
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => ask({ path: '/x', headers })),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect((await ask({ path: '/x', headers })).status).toBe(200);
    expect(count()).toBe(1);
  });

  test('may be at another address', async () => {
    const { options, token, origin } = await standIn(() => ({}));
    const jwksUri = (): string => `${origin}/keys`;
    expect((await send(token, { ...options, jwksUri })).answer.status).toBe(200);
  });

  test('are not fetched for every unknown key', async () => {
    const { options, origin, count } = await standIn(() => ({}));
    const { send: ask } = poolGateway(cognitoAuthorizer(options));
    for (const kid of ['a', 'b', 'c']) {
      const token = tokenOf({ iss: `${origin}/${POOL}` }, { header: { kid } });
      expect((await ask({ path: '/x', headers: ['Authorization', token] })).status).toBe(401);
    }
    expect(count()).toBe(1);
  });

  test.each<
    readonly [about: string, answer: { status?: number; text?: string } | undefined, reason: RegExp]
  >([
    ['fail', { status: 500 }, /responds with 500/],
    ['are not JSON', { text: '<html>' }, /is not JSON/],
    ['are not keys', { text: '{}' }, /has no list "keys"/],
    [
      'are very long',
      { text: JSON.stringify({ keys: [], pad: 'x'.repeat(300_000) }) },
      /is longer than/,
    ],
    ['never come', undefined, /cannot be read/],
  ])(
    'that %s let nothing in, and are asked for again only after a while',
    async (_, given, reason) => {
      const { options, token, count } = await standIn(() => given);
      let time = NOW * 1000;
      const api = poolGateway(cognitoAuthorizer(options), pooled(), { clock: () => time });
      const headers = ['Authorization', token];
      for (let index = 0; index < 3; index += 1) {
        const { status, text } = await api.send({ path: '/x', headers });
        expect([status, text]).toEqual([500, '{"message":null}']);
      }
      expect(count()).toBe(1);
      expect(String(api.errors[0]?.cause)).toMatch(reason);
      expect(String(api.errors[0]?.cause)).toContain('check that it can be reached');
      time += 5000;
      await api.send({ path: '/x', headers });
      expect(count()).toBe(2);
      expect(api.calls).toHaveLength(0);
    },
  );

  test('recover by themselves', async () => {
    const { options, token } = await standIn((count) => (count === 1 ? { status: 503 } : {}));
    let time = NOW * 1000;
    const api = poolGateway(cognitoAuthorizer(options), pooled(), { clock: () => time });
    const headers = ['Authorization', token];
    expect((await api.send({ path: '/x', headers })).status).toBe(500);
    time += 5000;
    expect((await api.send({ path: '/x', headers })).status).toBe(200);
  });

  test.each([undefined, '', 5, 'file:///keys', Promise.resolve('https://x')])(
    'an issuer that is %j lets nothing in',
    async (given) => {
      const { answer } = await send(tokenOf(), { jwks: JWKS, issuer: () => given as never });
      expect(answer.status).toBe(500);
    },
  );
});

test.each<readonly [options: unknown, message: RegExp]>([
  [{ pool: POOL }, /"pool" is not an option of cognitoAuthorizer/],
  [{ userPoolIds: POOL }, /userPoolIds must be a list of strings/],
  [{ jwks: [] }, /jwks must be a JSON Web Key Set/],
  [{ jwks: { keys: {} } }, /jwks must be a JSON Web Key Set/],
  [{ issuer: ISSUER }, /issuer must be a function/],
  [{ fetchTimeoutInMillis: 0 }, /fetchTimeoutInMillis must be/],
])('the options %j are refused', (options, message) => {
  expect(() => cognitoAuthorizer(options as never)).toThrow(message);
});
