import { expect, test } from 'vitest';
import { identityResult } from '../../../../src/execute/access/authorizers/identity-result.js';
import { OPEN, stated } from '../policies.js';
import { ask, secured } from '../secured.js';

const IDENTITY = { userArn: 'arn:aws:iam::111122223333:user/ada', user: null };

test.each<readonly [result: unknown, identity: object | undefined, rest: unknown]>([
  [true, undefined, true],
  [{ claims: {} }, undefined, { claims: {} }],
  [{ identity: IDENTITY }, IDENTITY, true],
  [{ identity: IDENTITY, principalId: 'a' }, IDENTITY, { principalId: 'a' }],
])('%j', (result, identity, rest) => {
  expect(identityResult(result)).toEqual({ identity, rest });
});

test.each([
  null,
  'ada',
  [],
  Promise.resolve(IDENTITY),
  { ...IDENTITY, userARN: 'a' },
  { sourceIp: '127.0.0.1' },
  { apiKey: 'a' },
  { userArn: 5 },
  { userArn: Promise.resolve('a') },
  Object.create(IDENTITY),
])('the identity %j is not understood', async (identity) => {
  const signed = ['Authorization', 'AWS4-HMAC-SHA256 a=b'];
  const authorizers = { AWS_IAM: () => ({ identity }) as never };
  const { answer, calls } = await ask(secured([{ iam: [] }]), { authorizers }, signed);
  expect([answer.status, calls.length]).toEqual([500, 0]);
});

test('only AWS_IAM has an identity', async () => {
  const authorizers = { lambda: () => ({ identity: IDENTITY }) as never };
  const { answer } = await ask(secured([{ lambda: [] }]), { authorizers }, ['Authorization', 't']);
  expect(answer.status).toBe(500);
});

test('a policy beside it is judged for that principal', async () => {
  const signed = ['Authorization', 'AWS4-HMAC-SHA256 a=b'];
  const only = { ...OPEN, Condition: { ArnEquals: { 'aws:PrincipalArn': IDENTITY.userArn } } };
  const { answer } = await ask(
    secured([{ iam: [] }]),
    { authorizers: { AWS_IAM: () => ({ ...stated(only), identity: IDENTITY }) as never } },
    signed,
  );
  expect(answer.status).toBe(200);
});
