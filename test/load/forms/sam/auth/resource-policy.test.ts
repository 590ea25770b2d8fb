import { expect, test } from 'vitest';
import { functionWith, issuesOf, restApi } from '../translating.js';

const POLICY = 'x-amazon-apigateway-policy';
const ACTION = 'execute-api:Invoke';

function resource(text: string, stage: unknown = 'Prod'): object {
  return { 'Fn::Sub': [`execute-api:/\${__Stage__}/${text}`, { __Stage__: stage }] };
}

function policy(
  text: string,
  rest = functionWith({ 'get /a': '' }),
): { Version: string; Statement: unknown } {
  return restApi(`Auth: { ResourcePolicy: ${text} }`, rest).Body[POLICY];
}

const Resource = [resource('GET/a')];
const everyone = { Action: ACTION, Resource, Principal: '*' };
const allow = { Effect: 'Allow', ...everyone };

function deny(operator: string, key: string, values: readonly unknown[]): object {
  return { Effect: 'Deny', ...everyone, Condition: { [operator]: { [key]: values } } };
}

test.each<readonly [string, readonly object[]]>([
  [
    'AwsAccountWhitelist: ["1"]',
    [{ Effect: 'Allow', Action: ACTION, Resource, Principal: { AWS: ['1'] } }],
  ],
  [
    'AwsAccountBlacklist: !Ref A',
    [{ Effect: 'Deny', Action: ACTION, Resource, Principal: { AWS: [{ Ref: 'A' }] } }],
  ],
  ['IpRangeWhitelist: [1.2.3.4]', [allow, deny('NotIpAddress', 'aws:SourceIp', ['1.2.3.4'])]],
  [
    'IpRangeBlacklist: [a], IpRangeWhitelist: [b]',
    [allow, deny('NotIpAddress', 'aws:SourceIp', ['b']), deny('IpAddress', 'aws:SourceIp', ['a'])],
  ],
  ['SourceVpcWhitelist: [vpc-1]', [allow, deny('StringNotEquals', 'aws:SourceVpc', ['vpc-1'])]],
  [
    'SourceVpcBlacklist: [vpce-1, other]',
    [allow, deny('StringEquals', 'aws:SourceVpce', ['vpce-1'])],
  ],
  [
    'IntrinsicVpcWhitelist: [!Ref V]',
    [allow, deny('StringNotEquals', 'aws:SourceVpc', [{ Ref: 'V' }])],
  ],
  [
    'IntrinsicVpceBlacklist: [!Ref E]',
    [allow, deny('StringEquals', 'aws:SourceVpce', [{ Ref: 'E' }])],
  ],
  ['CustomStatements: [{ Effect: Deny }, { Effect: Deny }]', [{ Effect: 'Deny' }]],
])('%s', (text, statements) => {
  expect(policy(`{ ${text} }`)).toEqual({ Version: '2012-10-17', Statement: statements });
});

test('A single custom statement, or a function, stays alone', () => {
  expect(policy('{ CustomStatements: { Effect: Deny } }').Statement).toEqual({ Effect: 'Deny' });
  expect(policy('{ CustomStatements: !If [A, {}, {}] }').Statement).toEqual({
    'Fn::If': ['A', {}, {}],
  });
});

test('Statements are about the methods of each path, with OPTIONS of Cors', () => {
  const made = restApi(
    "Auth: { ResourcePolicy: { AwsAccountWhitelist: ['1'] } }\nCors: o",
    functionWith({ 'any /a/{id}': '', 'get /b/{proxy+}': '' }),
  ).Body[POLICY];
  expect(made.Statement.map(({ Resource: list }: { Resource: unknown }) => list)).toEqual([
    [resource('*/a/*'), resource('OPTIONS/a/*')],
    [resource('GET/b/*'), resource('OPTIONS/b/*')],
  ]);
});

test('The policy of an event is about its path, and beside that of the definition', () => {
  const rest = functionWith({
    'get /a': "Auth: { ResourcePolicy: { IpRangeWhitelist: ['1'] } }",
    'put /a': "Auth: { ResourcePolicy: { IpRangeWhitelist: ['1'] } }",
    'get /b': '',
  });
  const made = restApi('Auth: { ResourcePolicy: { CustomStatements: { Sid: x } } }', rest).Body[
    POLICY
  ];
  const list = [resource('GET/a'), resource('PUT/a')];
  expect(made.Statement).toEqual([
    { ...allow, Resource: list },
    { ...deny('NotIpAddress', 'aws:SourceIp', ['1']), Resource: list },
    { Sid: 'x' },
  ]);
});

test('A policy of the definition stays', () => {
  const made = restApi(`Auth: { ResourcePolicy: { CustomStatements: { Sid: x } } }
DefinitionBody:
  swagger: 2
  paths: {}
  ${POLICY}: { Version: old, Statement: { Sid: own } }`).Body[POLICY];
  expect(made).toEqual({ Version: '2012-10-17', Statement: [{ Sid: 'own' }, { Sid: 'x' }] });
});

test('The stage of an API policy may be a function', () => {
  const made = restApi(
    'StageName: !Ref Stage\nAuth: { ResourcePolicy: { AwsAccountWhitelist: [a] } }',
    functionWith({ 'get /a': '' }),
  ).Body[POLICY];
  expect(made.Statement[0].Resource).toEqual([resource('GET/a', { Ref: 'Stage' })]);
});

test.each<readonly [string, string]>([
  ['5', 'error INVALID_TYPE "ResourcePolicy" must be an object, not 5'],
  [
    '{ AwsAccountWhitelist: a }',
    'error INVALID_TYPE "AwsAccountWhitelist" must be an array or a function, not the string "a"',
  ],
  [
    '{ SourceVpcWhitelist: [!Ref V] }',
    'error INVALID_TYPE "SourceVpcWhitelist" must consist of strings: use "IntrinsicVpcWhitelist" or "IntrinsicVpceWhitelist" for functions',
  ],
])('%s is refused', (text, issue) => {
  const issues = issuesOf(`Auth: { ResourcePolicy: ${text} }`, functionWith({ 'get /a': '' }));
  expect(issues.map((shown) => shown.replace(/^\d+:\d+ /, ''))).toEqual([issue]);
});
