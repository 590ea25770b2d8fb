import { describe, expect, test } from 'vitest';
import { judgePolicy, type PolicyDecision } from '../../../src/execute/access/policy.js';

const ARN = 'arn:aws:execute-api:us-east-1:1:api/test/GET/a/b';

const statement = (Effect: string, Resource: unknown, more: object = {}) => ({
  Action: 'execute-api:Invoke',
  Effect,
  Resource,
  ...more,
});

test.each<readonly [statement: unknown, decision: PolicyDecision]>([
  [[statement('Allow', '*')], 'allow'],
  [statement('Allow', '*'), 'allow'],
  [[statement('Allow', 'arn:aws:execute-api:*:*:api/test/GET/*')], 'allow'],
  [[statement('Allow', 'arn:aws:execute-api:us-east-1:1:api/test/GET/a')], 'silent'],
  [[statement('Allow', 'arn:aws:execute-api:us-east-1:1:api/test/G?T/a/b')], 'allow'],
  [[statement('Allow', ['arn:aws:s3:::x', '*/GET/a/*'])], 'allow'],
  [[statement('Allow', '*'), statement('Deny', '*/GET/a/*')], 'deny'],
  [[statement('Deny', '*'), statement('Allow', '*')], 'deny'],
  [[statement('Allow', '*'), statement('Deny', '*/POST/*')], 'allow'],
  [[statement('Allow', '*', { Action: 's3:*' })], 'silent'],
  [[statement('Allow', '*', { Action: ['s3:*', 'execute-api:*'] })], 'allow'],
  [[statement('Allow', '*', { Action: 'EXECUTE-API:invoke', Sid: 'x' })], 'allow'],
  [[statement('Allow', '*', { Condition: undefined })], 'allow'],
  [[statement('Allow', '*', { Action: ['*:*', 'execute-api:Inv?ke'] })], 'allow'],
  [[], 'silent'],
])('%j: %s', (Statement, decision) => {
  expect(judgePolicy({ Version: '2012-10-17', Id: 'x', Statement }, ARN)).toBe(decision);
});

describe('a policy with anything that is not understood is refused, even with a statement that allows', () => {
  const allowed = statement('Allow', '*');
  test.each<readonly [about: string, policy: unknown]>([
    ['no policy', undefined],
    ['null', null],
    ['a text', JSON.stringify({ Statement: allowed })],
    ['a list', [allowed]],
    ['a promise', Promise.resolve({ Statement: allowed })],
    ['no statement', {}],
    ['another member', { Statement: allowed, Statements: [] }],
    ['another version', { Version: '2012-10-71', Statement: allowed }],
    ...[
      null,
      'Deny',
      [],
      statement('deny', '*'),
      statement('DENY', '*'),
      statement(undefined as never, '*'),
      statement('Deny', '*', { Condition: {} }),
      statement('Deny', '*', { Condition: { IpAddress: {} } }),
      statement('Deny', '*', { Principal: '*' }),
      statement('Deny', '*', { NotPrincipal: '*' }),
      statement('Deny', '*', { resource: '*' }),
      { Effect: 'Deny', Action: 'execute-api:Invoke', NotResource: '*/GET/public' },
      { Effect: 'Deny', NotAction: 's3:*', Resource: '*' },
      { Effect: 'Deny', Action: 'execute-api:Invoke' },
      { Effect: 'Deny', Resource: '*' },
      statement('Deny', '*', { Action: [] }),
      statement('Deny', '*', { Action: 5 }),
      statement('Deny', '*', { Action: 'Invoke' }),
      statement('Deny', '*', { Action: ['execute-api:Invoke', 'execute-api/Invoke'] }),
      statement('Deny', '*', { Action: 'execute-api:Invoke ' }),
      statement('Deny', '*', { Action: '' }),
      statement('Deny', []),
      statement('Deny', null),
      statement('Deny', ['*', undefined]),
      statement('Deny', '/a/b'),
      statement('Deny', ''),
      statement('Deny', 'arn:aws:execute-api:*:*:*/*/GET/${aws:username}'),
    ].map(
      (odd) => [`the statement ${JSON.stringify(odd)}`, { Statement: [allowed, odd] }] as const,
    ),
  ])('%s', (_, policy) => {
    expect(() => judgePolicy(policy, ARN)).toThrow(TypeError);
  });

  test('a hole in the list is a statement that is not there', () => {
    const Statement = [allowed];
    Statement.length = 2;
    expect(() => judgePolicy({ Statement }, ARN)).toThrow(/must be an object, not undefined/);
  });
});

test.each<readonly [about: string, odd: object]>([
  ['of its prototype', Object.create({ Condition: {} })],
  [
    'of its class',
    new (class {
      get Condition(): object {
        return {};
      }
    })(),
  ],
])('a statement with a member %s is not understood', (_, odd) => {
  const Statement = Object.assign(odd, statement('Deny', '*'));
  expect(() => judgePolicy({ Statement }, ARN)).toThrow(/inherits "Condition"/);
});

test('a member of the prototype is not part of a policy', () => {
  const inherited = Object.create({ Effect: 'Allow' });
  Object.assign(inherited, { Action: '*', Resource: '*' });
  expect(() => judgePolicy({ Statement: inherited }, ARN)).toThrow(/inherits "Effect"/);
});

test('many wildcards are compared in a number of steps that grows with the lengths', () => {
  let steps = 0;
  const text = new Proxy(new String('a'.repeat(60)), {
    get(target, name) {
      steps += 1;
      const value = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  const policy = { Statement: statement('Allow', `${'*a'.repeat(12)}!`) };
  expect(judgePolicy(policy, text as unknown as string)).toBe('silent');
  expect(steps).toBeLessThan(60 * 25 * 3);
});
