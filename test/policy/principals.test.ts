import { describe, expect, test } from 'vitest';
import type { PolicyCaller, PolicyDecision } from '../../src/model/policy.js';
import { readPolicy } from '../../src/policy/read-policy.js';
import { ATTACHED, policyOf, requestOf } from './requests.js';

const of = (userArn: string, user?: string): PolicyCaller => ({
  userArn,
  accountId: undefined,
  user,
  principalOrgId: undefined,
});
const ADA = of('arn:aws:iam::111122223333:user/team/ada', 'AIDAEXAMPLEEXAMPLE00');
const SESSION = of('arn:aws:sts::111122223333:assumed-role/Reader/ada', 'AROAEXAMPLEEXAMPLE00:ada');

const ADAS = 'arn:aws:iam::111122223333:user/team/ada';
const ROOT = 'arn:aws:iam::111122223333:root';
const ROLE = 'arn:aws:iam::111122223333:role/service/Reader';

const judged = (changes: object, caller: PolicyCaller): PolicyDecision =>
  readPolicy(policyOf(changes), ATTACHED).judge(requestOf({}, caller));

test.each<readonly [Principal: unknown, caller: PolicyCaller, isAllowed: boolean]>([
  ['*', 'anonymous', true],
  [{ AWS: '*' }, 'anonymous', true],
  [{ AWS: ['*'] }, 'unknown', true],
  [{ AWS: ROOT }, 'anonymous', false],
  [{ AWS: ROOT }, 'unknown', false],
  [{ AWS: ROOT }, ADA, true],
  [{ AWS: '111122223333' }, ADA, true],
  [{ AWS: '999922223333' }, ADA, false],
  [{ AWS: [ROLE, ADAS] }, ADA, true],
  [{ AWS: ADAS.toUpperCase().replace('ARN:AWS:IAM', 'arn:aws:iam') }, ADA, false],
  [{ AWS: 'AIDAEXAMPLEEXAMPLE00' }, ADA, true],
  [{ AWS: ROLE }, ADA, false],
  [{ AWS: ROLE }, SESSION, true],
  [{ AWS: ROOT }, SESSION, true],
  [{ AWS: 'arn:aws:sts::111122223333:assumed-role/Reader/ada' }, SESSION, true],
  [{ AWS: 'arn:aws:sts::111122223333:assumed-role/Reader/eve' }, SESSION, false],
  [{ Service: 'apigateway.amazonaws.com' }, 'anonymous', false],
  [{ Service: 'apigateway.amazonaws.com', AWS: '*' }, 'anonymous', true],
  [{ Federated: 'cognito-identity.amazonaws.com' }, ADA, false],
])('Principal %j and %j: allowed %s', (Principal, caller, isAllowed) => {
  expect(judged({ Principal }, caller)).toBe(isAllowed ? 'allow' : 'silent');
});

test.each<readonly [Principal: unknown, caller: PolicyCaller, isDenied: boolean]>([
  [{ AWS: ADAS }, 'anonymous', false],
  [{ AWS: ADAS }, 'unknown', true],
  [{ Service: 'x.amazonaws.com' }, 'unknown', false],
  [{ AWS: ADAS }, ADA, true],
  [{ Federated: 'cognito-identity.amazonaws.com' }, 'anonymous', false],
  [{ Federated: 'cognito-identity.amazonaws.com' }, 'unknown', true],
  [{ Federated: 'cognito-identity.amazonaws.com' }, SESSION, true],
  [{ Federated: 'cognito-identity.amazonaws.com' }, ADA, false],
  [{ CanonicalUser: '79a59df900b949e55d96a1e698fbaced' }, ADA, true],
])('a denial for %j and %j: denied %s', (Principal, caller, isDenied) => {
  expect(judged({ Effect: 'Deny', Principal }, caller)).toBe(isDenied ? 'deny' : 'silent');
});

describe('NotPrincipal', () => {
  test.each<readonly [NotPrincipal: unknown, caller: PolicyCaller, isDenied: boolean]>([
    ['*', 'anonymous', false],
    [{ AWS: ADAS }, 'anonymous', true],
    [{ AWS: ADAS }, 'unknown', true],
    [{ AWS: [ADAS, ROOT] }, ADA, false],
    [{ AWS: ADAS }, ADA, true],
    [{ AWS: ROOT }, ADA, true],
  ])('spares from a denial whoever is listed with the account: %j and %j', (listed, caller, is) => {
    expect(judged({ Effect: 'Deny', NotPrincipal: listed }, caller)).toBe(is ? 'deny' : 'silent');
  });

  test.each<readonly [NotPrincipal: unknown, caller: PolicyCaller, isAllowed: boolean]>([
    [{ AWS: ADAS }, 'anonymous', true],
    [{ AWS: ADAS }, 'unknown', false],
    [{ AWS: ROOT }, ADA, false],
    [{ AWS: ROLE }, ADA, true],
    [{ Federated: 'cognito-identity.amazonaws.com' }, SESSION, false],
    [{ Federated: 'cognito-identity.amazonaws.com' }, ADA, true],
  ])('allows nobody who is listed in any way: %j and %j', (listed, caller, is) => {
    expect(judged({ NotPrincipal: listed }, caller)).toBe(is ? 'allow' : 'silent');
  });
});

test.each([
  undefined,
  'arn:aws:iam::111122223333:root',
  '',
  [],
  ['*'],
  {},
  { AWS: [] },
  { AWS: 'ada' },
  { AWS: 5 },
  { AWS: 'arn:aws:iam::111122223333:user/*' },
  { AWS: 'arn:aws:iam::*:root' },
  { aws: '*' },
  { Service: '*' },
])('the principal %j is not understood', (Principal) => {
  expect(() => readPolicy(policyOf({ Principal }), ATTACHED)).toThrow(/rincipal/);
});
