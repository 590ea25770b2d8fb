import { expect, test } from 'vitest';
import type { PolicyDecision } from '../../src/model/policy.js';
import { PolicyFault } from '../../src/policy/policy-fault.js';
import { readPolicy } from '../../src/policy/read-policy.js';
import { OF_IDENTITY, requestOf } from './requests.js';

const stated = (Effect: string, Resource = '*') => ({ Effect, Action: '*', Resource });

test.each<readonly [Statement: unknown, decision: PolicyDecision]>([
  [[], 'silent'],
  [stated('Allow'), 'allow'],
  [[stated('Allow'), stated('Deny')], 'deny'],
  [[stated('Deny'), stated('Allow')], 'deny'],
  [[stated('Allow'), stated('Deny', '*/POST/*')], 'allow'],
  [[stated('Allow', '*/POST/*')], 'silent'],
])('%j: %s', (Statement, decision) => {
  expect(readPolicy({ Id: 'x', Statement }, OF_IDENTITY).judge(requestOf())).toBe(decision);
});

test.each<readonly [about: string, policy: unknown]>([
  ['nothing', undefined],
  ['null', null],
  ['a text', '{}'],
  ['a list', []],
  ['a promise', Promise.resolve({})],
  ['no statement', {}],
  ['another member', { Statement: [], Statements: [] }],
  ['another version', { Version: '2012-10-71', Statement: [] }],
  ['a version that is not a text', { Version: 20121017, Statement: [] }],
  ['a statement that is nothing', { Statement: [stated('Allow'), null] }],
  ['a statement of another effect', { Statement: [stated('Allow'), stated('deny')] }],
])('a policy that is not understood is refused: %s', (_, policy) => {
  expect(() => readPolicy(policy, OF_IDENTITY)).toThrow(PolicyFault);
});

test('its condition keys are known with their places', () => {
  const Condition = { StringEquals: { 'aws:SourceVpce': ['vpce-1', '${aws:userid}'] } };
  const Statement = [stated('Allow'), { ...stated('Deny'), Condition }];
  const { conditionKeys } = readPolicy({ Version: '2012-10-17', Statement }, OF_IDENTITY);
  const path = ['Statement', '1', 'Condition', 'StringEquals', 'aws:SourceVpce'];
  expect(conditionKeys).toEqual([
    { key: 'aws:sourcevpce', name: 'aws:SourceVpce', path },
    { key: 'aws:userid', name: 'aws:userid', path: [...path, '1'] },
  ]);
});
