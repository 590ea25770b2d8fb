import { expect, test } from 'vitest';
import { readAuthorizerPolicy } from '../../../src/execute/access/policy.js';
import type { PolicyDecision } from '../../../src/model/policy.js';
import { PolicyFault } from '../../../src/policy/policy-fault.js';
import { requestOf } from '../../policy/requests.js';
import { ask, secured, TOKEN } from './secured.js';

const statement = (changes: object = {}) => ({
  Effect: 'Allow',
  Action: 'execute-api:Invoke',
  Resource: '*',
  ...changes,
});

test.each<readonly [statement: object, decision: PolicyDecision]>([
  [statement(), 'allow'],
  [statement({ Effect: 'Deny' }), 'deny'],
  [statement({ Condition: { Bool: { 'aws:SecureTransport': 'true' } } }), 'silent'],
])('%j: %s', (Statement, decision) => {
  expect(readAuthorizerPolicy({ Statement }).judge(requestOf())).toBe(decision);
});

test.each([
  statement({ Principal: '*' }),
  statement({ Resource: 'execute-api:/*' }),
  statement({ Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1' } } }),
  statement({ Condition: { StringEquals: { 'custom:key': 'x' } } }),
])('%j is not understood', (Statement) => {
  expect(() => readAuthorizerPolicy({ Statement })).toThrow(PolicyFault);
});

test.each<readonly [agent: string, status: number]>([
  ['curl/8.1', 200],
  ['wget', 403],
])(
  'the policy of an authorizer has conditions on the request: %s gets %i',
  async (agent, status) => {
    const Condition = { StringLike: { 'aws:UserAgent': 'curl/*' } };
    const policyDocument = { Statement: [statement({ Condition })] };
    const { answer } = await ask(
      secured([{ lambda: [] }]),
      { authorizers: { lambda: () => ({ principalId: 'me', policyDocument }) } },
      [...TOKEN, 'User-Agent', agent],
    );
    expect(answer.status).toBe(status);
  },
);
