import { describe, expect, test } from 'vitest';
import type { AuthorizerResult } from '../../../src/execute/access/authorizers/authorizer.js';
import { allowing, judgeTogether } from '../../../src/execute/access/policy-flow.js';
import type { PolicyJudge } from '../../../src/execute/access/resource-policy.js';
import type { PolicyDecision } from '../../../src/model/policy.js';
import type { MethodAuthorizer } from '../../../src/model/rest-api.js';
import { exchangeOf } from './exchanges.js';
import { OPEN, stated } from './policies.js';
import { ask, secured, TOKEN } from './secured.js';

/** A policy that allows, denies, or says nothing of GET /x. */
const policies: Readonly<Record<PolicyDecision, object>> = {
  allow: { ...OPEN, Principal: '*', Resource: 'execute-api:/*/GET/x' },
  deny: { ...OPEN, Principal: '*', Resource: 'execute-api:/*', Effect: 'Deny' },
  silent: { ...OPEN, Principal: '*', Resource: 'execute-api:/*/GET/elsewhere' },
};
const withPolicy = (decision: PolicyDecision) => ({
  'x-amazon-apigateway-policy': { Version: '2012-10-17', Statement: policies[decision] },
});

test.each<readonly [policy: PolicyDecision, status: number]>([
  ['allow', 200],
  ['deny', 403],
  ['silent', 403],
])('without an authorizer: a policy with %s gets %i', async (policy, status) => {
  const { answer, calls } = await ask(secured([], withPolicy(policy)));
  expect([answer.status, calls.length]).toEqual([status, status === 200 ? 1 : 0]);
});

const LAMBDA: Readonly<Record<string, AuthorizerResult>> = {
  allow: stated(OPEN) as never,
  deny: stated({ ...OPEN, Effect: 'Deny' }) as never,
  silent: stated({ ...OPEN, Resource: '*/elsewhere' }) as never,
  true: true,
  false: false,
};

test.each<readonly [own: string, policy: PolicyDecision, status: number, asked: number]>([
  ['allow', 'allow', 200, 1],
  ['allow', 'silent', 200, 1],
  ['allow', 'deny', 403, 0],
  ['silent', 'allow', 200, 1],
  ['silent', 'silent', 403, 1],
  ['silent', 'deny', 403, 0],
  ['deny', 'allow', 403, 1],
  ['deny', 'silent', 403, 1],
  ['true', 'silent', 200, 1],
  ['true', 'deny', 403, 0],
  ['false', 'allow', 403, 1],
])('a Lambda authorizer with %s and a policy with %s: %i', async (own, policy, status, asked) => {
  let count = 0;
  const lambda = () => {
    count += 1;
    return LAMBDA[own] as AuthorizerResult;
  };
  const document = secured([{ lambda: [] }], withPolicy(policy));
  const { answer } = await ask(document, { authorizers: { lambda } }, TOKEN);
  expect([answer.status, count]).toEqual([status, asked]);
});

test('a denial comes before the identity sources', async () => {
  const document = secured([{ lambda: [] }], withPolicy('deny'));
  const { answer } = await ask(document, { authorizers: { lambda: () => true } });
  expect(answer.status).toBe(403);
  expect(answer.text).toContain('with an explicit deny');
});

test.each<readonly [policy: PolicyDecision, status: number]>([
  ['allow', 200],
  ['silent', 200],
  ['deny', 403],
])('what earlier middleware has checked, a policy with %s: %i', async (policy, status) => {
  const document = secured([{ lambda: [] }], withPolicy(policy));
  const { answer } = await ask(document, { authorizers: { lambda: 'upstream' } });
  expect(answer.status).toBe(status);
});

const decided =
  (decision: PolicyDecision): PolicyJudge =>
  () =>
    decision;

describe('user pools and principals', () => {
  const together = (
    type: MethodAuthorizer['type'],
    own: PolicyDecision | 'refused' | undefined,
    policy: PolicyDecision,
    identity: object = {},
  ): PolicyDecision => {
    const named = { name: 'x', type } as MethodAuthorizer;
    try {
      return judgeTogether(decided(policy), exchangeOf({}, { identity }), named, own);
    } catch (cause) {
      expect(cause).toMatchObject({ type: 'ACCESS_DENIED' });
      return 'deny';
    }
  };
  const ours = { userArn: 'arn:aws:iam::123456789012:user/ada' };
  const others = { userArn: 'arn:aws:iam::111122223333:user/ada' };

  test.each<
    readonly [
      type: MethodAuthorizer['type'],
      own: PolicyDecision | 'refused' | undefined,
      policy: PolicyDecision,
      identity: object,
      isAllowed: boolean,
    ]
  >([
    ['COGNITO_USER_POOLS', 'allow', 'allow', {}, true],
    ['COGNITO_USER_POOLS', 'allow', 'silent', {}, false],
    ['COGNITO_USER_POOLS', 'allow', 'deny', {}, false],
    ['COGNITO_USER_POOLS', 'refused', 'allow', {}, false],
    ['COGNITO_USER_POOLS', undefined, 'allow', {}, true],
    ['COGNITO_USER_POOLS', undefined, 'silent', {}, false],
    ['AWS_IAM', 'allow', 'silent', ours, true],
    ['AWS_IAM', 'silent', 'allow', ours, true],
    ['AWS_IAM', 'silent', 'silent', ours, false],
    ['AWS_IAM', 'allow', 'deny', ours, false],
    ['AWS_IAM', 'deny', 'allow', ours, false],
    ['AWS_IAM', 'refused', 'allow', ours, false],
    ['AWS_IAM', 'allow', 'silent', others, false],
    ['AWS_IAM', 'silent', 'allow', others, false],
    ['AWS_IAM', 'allow', 'allow', others, true],
    ['AWS_IAM', 'allow', 'silent', {}, true],
    ['AWS_IAM', undefined, 'silent', {}, true],
    ['AWS_IAM', undefined, 'deny', {}, false],
  ])('%s with %s, and a policy with %s, of %j: allowed %s', (type, own, policy, identity, is) => {
    expect(together(type, own, policy, identity) === 'allow').toBe(is);
  });

  test('whom earlier middleware knows is unknown to the policy', () => {
    const callers: unknown[] = [];
    const policy: PolicyJudge = (_, caller) => {
      callers.push(caller);
      return 'allow';
    };
    const named = { name: 'x', type: 'AWS_IAM' } as MethodAuthorizer;
    judgeTogether(policy, exchangeOf(), named, undefined);
    judgeTogether(policy, exchangeOf(), named, 'allow');
    judgeTogether(policy, exchangeOf({}, { identity: ours }), named, 'allow');
    expect(callers).toMatchObject(['unknown', 'unknown', ours]);
  });
});

test.each<readonly [policy: PolicyDecision, own: boolean | undefined, allows: boolean]>([
  ['allow', undefined, true],
  ['silent', undefined, false],
  ['deny', undefined, false],
])('a policy with %s alone decides about further actions: %s', (policy, _, allows) => {
  expect(allowing(decided(policy), exchangeOf()).allows?.('execute-api:InvalidateCache')).toBe(
    allows,
  );
});
