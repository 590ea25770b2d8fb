import { expect, test } from 'vitest';
import {
  fillAwsVariables,
  unexpandedFunction,
  unexpandedVariables,
} from '../../../src/import/document/unexpanded.js';
import { integration, issuesOf } from '../minimal-document.js';

const AT = '#/paths/~1pets/get/x-amazon-apigateway-integration';

test.each([
  ['${AWS::Region}.${AWS::Partition}', 'us-east-1.aws'],
  ['${AWS::AccountId}/${AWS::StackName}', '123456789012/${AWS::StackName}'],
  ['${stageVariables.host}', '${stageVariables.host}'],
])('the AWS variables of %s are replaced: %s', (text, expected) => {
  expect(fillAwsVariables(text)).toBe(expected);
});

test.each<[unknown, RegExp | undefined]>([
  [
    { Ref: 'Api' },
    /^Found the CloudFormation function Ref "Api", which only a deployment evaluates/,
  ],
  [{ 'Fn::Sub': 'x' }, /Fn::Sub "x"/],
  [{ 'Fn::Sub': 'x'.repeat(300) }, /Fn::Sub …,/],
  [
    { 'Fn::Transform': { Name: 'AWS::Include' } },
    /^Found the CloudFormation transform \{"Name":"AWS::Include"\}/,
  ],
  [{ Ref: {} }, undefined],
  [{ Ref: 'a', other: 1 }, undefined],
  [['Ref'], undefined],
  ['Ref', undefined],
])('whether %j is a CloudFormation function: %s', (value, message) => {
  expect(unexpandedFunction(value) ?? '').toMatch(message ?? /^$/);
});

test.each<[string, readonly RegExp[]]>([
  ['http://backend.test/{id}', []],
  ['http://${stageVariables.host}/', []],
  ['${a}/${b}/${a}', [/^Found \$\{a\}, which API Gateway does not replace/, /^Found \$\{b\},/]],
  ['$${a}', [/^Found \$\$\{a\}, an escaped variable of a Terraform template: .* write \$\{a\}$/]],
  ['{{ a }}<% b %>', [/^Found \{\{ a \}\}, a placeholder/, /^Found <% b %>, a placeholder/]],
])('the unexpanded variables of %s are reported', (text, messages) => {
  const found = unexpandedVariables(text);
  expect(found).toEqual(messages.map((message) => expect.stringMatching(message)));
});

test('a body that only includes another is refused with the place of that', () => {
  const include = { Name: 'AWS::Include', Parameters: { Location: 's3://bucket/api.yaml' } };
  expect(issuesOf({ 'Fn::Transform': include })).toMatchObject([
    { code: 'UNRESOLVED_VARIABLE', message: expect.stringContaining('s3://bucket/api.yaml') },
  ]);
});

test('CloudFormation functions are reported in place of a value', () => {
  expect(
    issuesOf(
      integration({
        type: 'mock',
        responses: {
          'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: 's3://b/x.yaml' } },
        },
      }),
    ),
  ).toContainEqual(
    expect.objectContaining({
      code: 'UNRESOLVED_VARIABLE',
      pointer: `${AT}/responses`,
      message: expect.stringMatching(
        /transform.*s3:\/\/b\/x\.yaml.*load the document that it includes/,
      ),
    }),
  );
});
