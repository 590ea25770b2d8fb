import { describe, expect, test } from 'vitest';
import type { PolicyDecision, PolicyRequest } from '../../src/model/policy.js';
import { readPolicy } from '../../src/policy/read-policy.js';
import { ARN, ATTACHED, OF_IDENTITY, policyOf, requestOf } from './requests.js';

const judge = (changes: object, resources: PolicyRequest['resources'] = [ARN]): PolicyDecision =>
  readPolicy(policyOf(changes), OF_IDENTITY).judge(requestOf({}, 'anonymous', resources));

test.each<readonly [changes: object, isAllowed: boolean]>([
  [{}, true],
  [{ Action: '*' }, true],
  [{ Action: ['s3:*', 'EXECUTE-API:inv?ke'] }, true],
  [{ Action: 'execute-api:InvalidateCache' }, false],
  [{ Action: undefined, NotAction: 's3:*' }, true],
  [{ Action: undefined, NotAction: ['s3:*', 'execute-api:*'] }, false],
  [{ Resource: ARN }, true],
  [{ Resource: 'arn:aws:execute-api:*:*:*/test/GET/*' }, true],
  [{ Resource: ['arn:aws:s3:::x', '*/POST/*'] }, false],
  [{ Resource: undefined, NotResource: '*/GET/public' }, true],
  [{ Resource: undefined, NotResource: '*/GET/*' }, false],
])('%j: allowed %s', (changes, isAllowed) => {
  expect(judge(changes)).toBe(isAllowed ? 'allow' : 'silent');
});

test.each<readonly [Resource: string, isAllowed: boolean]>([
  ['execute-api:/*', true],
  ['execute-api:/*/GET/pets/*', true],
  ['execute-api:/test/GET/pets/1', true],
  ['execute-api:test/GET/pets/1', true],
  ['execute-api:*', true],
  ['execute-api:/prod/*', false],
  ['execute-api:/test/POST/*', false],
])('a resource policy completes %s: allowed %s', (Resource, isAllowed) => {
  const policy = readPolicy(policyOf({ Principal: '*', Resource }), ATTACHED);
  expect(policy.judge(requestOf())).toBe(isAllowed ? 'allow' : 'silent');
});

describe('a path that a backend may read otherwise', () => {
  const at = (path: string): string => ARN.replace('/pets/1', path);
  const asked = [at('/pets/%31'), at('/pets/1')] as const;

  test.each<readonly [changes: object, decision: PolicyDecision]>([
    [{ Effect: 'Deny', Resource: at('/pets/1') }, 'deny'],
    [{ Effect: 'Deny', Resource: at('/pets/%31') }, 'deny'],
    [{ Effect: 'Deny', Resource: undefined, NotResource: at('/pets/%*') }, 'deny'],
    [{ Effect: 'Deny', Resource: undefined, NotResource: at('/pets/*') }, 'silent'],
    [{ Effect: 'Deny', Resource: at('/pets/2') }, 'silent'],
    [{ Resource: at('/pets/*') }, 'allow'],
    [{ Resource: at('/pets/%31') }, 'allow'],
    [{ Resource: at('/pets/%*') }, 'silent'],
    [{ Resource: at('/pets/1') }, 'silent'],
    [{ Resource: undefined, NotResource: at('/pets/1') }, 'silent'],
  ])('is denied by either name and allowed by both: %j', (changes, decision) => {
    expect(judge(changes, asked)).toBe(decision);
  });
});

test('what depends on something unknown denies and does not allow', () => {
  const Condition = { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } };
  for (const [Effect, decision] of [
    ['Allow', 'silent'],
    ['Deny', 'deny'],
  ]) {
    const policy = readPolicy(policyOf({ Effect, Condition }), OF_IDENTITY);
    expect(policy.judge(requestOf({ 'aws:sourceip': 'unknown' }))).toBe(decision);
  }
});

test.each<readonly [changes: object, path: string, message: RegExp]>([
  [{ Effect: 'allow' }, 'Statement/Effect', /"Effect" .* "Allow" or "Deny"/],
  [{ Effect: undefined }, 'Statement', /"Effect"/],
  [{ Action: undefined }, 'Statement', /no "Action"/],
  [{ Action: [] }, 'Statement/Action', /at least one/],
  [{ Action: ['a:b', 5] }, 'Statement/Action/1', /must be a string/],
  [{ Action: 'Invoke' }, 'Statement/Action', /"Action"/],
  [{ NotAction: 'a:b' }, 'Statement/NotAction', /either/],
  [{ Resource: undefined }, 'Statement', /no "Resource"/],
  [{ Resource: '/pets' }, 'Statement/Resource', /ARN/],
  [{ Resource: 'execute-api:/*' }, 'Statement/Resource', /ARN/],
  [{ Resource: 'arn:${x}' }, 'Statement/Resource', /policy variable/],
  [{ Principal: '*' }, 'Statement/Principal', /"Principal", which is not understood/],
  [{ Conditions: {} }, 'Statement/Conditions', /did you mean "Condition"\?/],
])('%j is refused at %s', (changes, path, message) => {
  const read = () => readPolicy(policyOf(changes), OF_IDENTITY);
  expect(read).toThrow(message);
  expect(read).toThrow(expect.objectContaining({ path: path.split('/') }));
});

test('a resource policy without resources is about the whole API', () => {
  const policy = readPolicy(policyOf({ Principal: '*', Resource: undefined }), ATTACHED);
  expect(policy.judge(requestOf())).toBe('allow');
});

test('a resource policy needs principals', () => {
  expect(() => readPolicy(policyOf({}), ATTACHED)).toThrow(/no "Principal"/);
});
