import { expect, test } from 'vitest';
import { awsAccount } from '../../../src/checks/account-options.js';
import {
  fillAwsVariables,
  openValuesIn,
  unexpandedFunction,
} from '../../../src/import/document/unexpanded.js';
import { integration, issuesOf } from '../minimal-document.js';

const AT = '#/paths/~1pets/get/x-amazon-apigateway-integration';

test.each([
  ['${AWS::Region}.${AWS::Partition}', 'us-east-1.aws'],
  ['${AWS::AccountId}/${AWS::StackName}', '123456789012/${AWS::StackName}'],
  ['${stageVariables.host}', '${stageVariables.host}'],
])('the AWS variables of %s are replaced: %s', (text, expected) => {
  expect(fillAwsVariables(text, awsAccount({}))).toBe(expected);
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

test.each([
  ['cn-north-1', undefined, 'aws-cn/cn-north-1'],
  ['us-gov-west-1', undefined, 'aws-us-gov/us-gov-west-1'],
  ['eu-west-1', 'aws-iso', 'aws-iso/eu-west-1'],
])('the partition of %s with the option %s', (region, partition, expected) => {
  const account = awsAccount({ region, partition });
  expect(fillAwsVariables('${AWS::Partition}/${AWS::Region}', account)).toBe(expected);
});

test.each<[string, readonly (string | RegExp)[]]>([
  ['http://backend.test/{id}', []],
  ['http://${stageVariables.host}/', []],
  ['${a}/${b}/${a}', ['${a}', '${b}']],
  ['{{ a }}', ['{{ a }}']],
  ['$${a}', [/^Found \$\$\{a\}, an escaped variable of a Terraform template: .* write \$\{a\}$/]],
  ['<% b %>', [/^Found <% b %>, a placeholder/]],
])('the values in %s that only a deployment knows', (text, expected) => {
  const found = openValuesIn(text).map(({ written, problem }) => problem ?? written);
  expect(found).toEqual(
    expected.map((one) => (typeof one === 'string' ? one : expect.stringMatching(one))),
  );
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
