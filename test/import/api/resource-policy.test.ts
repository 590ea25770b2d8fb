import { expect, test } from 'vitest';
import { ApiImportError } from '../../../src/errors.js';
import { importRestApi } from '../../../src/import/import-rest-api.js';
import { readText } from '../../../src/load/load-document.js';
import type { PolicyDecision } from '../../../src/model/policy.js';
import type { RestApi } from '../../../src/model/rest-api.js';
import { requestOf } from '../../policy/requests.js';

const POLICY = 'x-amazon-apigateway-policy';

const read = (policy: unknown): RestApi =>
  importRestApi({
    openapi: '3.0.1',
    info: { title: 'test', version: '1' },
    paths: {},
    [POLICY]: policy,
  });

const stated = (changes: object = {}) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: '*',
      Action: 'execute-api:Invoke',
      Resource: 'execute-api:/*',
      ...changes,
    },
  ],
});

function judged({ id, resourcePolicy }: RestApi): PolicyDecision | undefined {
  const arn = `arn:aws:execute-api:us-east-1:123456789012:${id}/default/GET/x`;
  return resourcePolicy?.policy?.judge(requestOf({}, 'anonymous', [arn]));
}

test.each([
  ['an object', stated()],
  ['a text of JSON', JSON.stringify(stated())],
  [
    "an ARN with AWS's variables",
    stated({ Resource: 'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:*/*' }),
  ],
])('a policy may be %s', (_, policy) => {
  const api = read(policy);
  expect(judged(api)).toBe('allow');
  expect(api.warnings).toEqual([]);
});

test.each([undefined, null, ''])('%j is no policy', (policy) => {
  expect(read(policy).resourcePolicy).toBeUndefined();
});

test('the name of the extension may have any case', () => {
  const api = importRestApi({
    openapi: '3.0.1',
    info: { title: 'test', version: '1' },
    paths: {},
    'X-Amazon-ApiGateway-Policy': stated(),
  });
  expect(judged(api)).toBe('allow');
});

test.each<readonly [about: string, policy: unknown, pointer: string, message: RegExp]>([
  ['no statement', {}, '', /no "Statement"/],
  ['another value', 5, '', /must be an object/],
  ['a list', [stated()], '', /must be an object, not an array/],
  ['a text that is not JSON', '{"Version"', '', /^The text is not a policy in JSON: /],
  ['no principal', stated({ Principal: undefined }), '/Statement/0', /no "Principal"/],
  ['another effect', stated({ Effect: 'Permit' }), '/Statement/0/Effect', /"Effect"/],
  [
    'another member',
    stated({ Ressource: '*' }),
    '/Statement/0/Ressource',
    /did you mean "Resource"/,
  ],
  [
    'a range that is not one',
    stated({ Condition: { IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '10.0.0.0/64'] } } }),
    '/Statement/0/Condition/IpAddress/aws:SourceIp/1',
    /IpAddress compares with an IP address or a range/,
  ],
  [
    'a mistake in a text',
    JSON.stringify(stated({ Effect: 'Permit' })),
    '',
    /"Effect" .* \(at Statement\.0\.Effect of the text\)$/,
  ],
])('%s is an error at its place', (_, policy, pointer, message) => {
  expect(() => read(policy)).toThrow(ApiImportError);
  expect(() => read(policy)).toThrow(
    expect.objectContaining({
      issues: [
        {
          code: 'INVALID_POLICY',
          severity: 'error',
          pointer: `#/${POLICY}${pointer}`,
          message: expect.stringMatching(message),
        },
      ],
    }),
  );
});

test("a key that only AWS's network knows is noted with its place, and imports", () => {
  const Condition = {
    StringNotEquals: { 'aws:SourceVpce': 'vpce-1' },
    IpAddress: { 'AWS:SourceIp': '10.0.0.0/8' },
  };
  const { resourcePolicy, warnings } = read(stated({ Effect: 'Deny', Condition }));
  expect(warnings).toEqual([]);
  expect(resourcePolicy?.foreignKeys).toEqual([
    {
      key: 'aws:sourcevpce',
      issue: {
        code: 'UNCHECKED_POLICY',
        severity: 'error',
        pointer: `#/${POLICY}/Statement/0/Condition/StringNotEquals/aws:SourceVpce`,
        message: expect.stringMatching(/aws:SourceVpce: set the option resourcePolicy to /),
      },
    },
  ]);
});

test('the note has the line of a loaded document', () => {
  const text = JSON.stringify(
    {
      openapi: '3.0.1',
      info: { title: 'test', version: '1' },
      paths: {},
      [POLICY]: stated({ Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-1' } } }),
    },
    undefined,
    1,
  );
  const { resourcePolicy } = importRestApi(readText(text));
  const line = text.split('\n').findIndex((one) => one.includes('SourceVpc')) + 1;
  expect(resourcePolicy?.foreignKeys).toMatchObject([{ issue: { position: { line } } }]);
});

test.each<readonly [about: string, Condition: object, what: string]>([
  ['a variable', { StringEquals: { 'aws:SourceIp': '${office}' } }, '${office}'],
  ['a placeholder', { StringEquals: { 'aws:SourceIp': '{{ office }}' } }, '{{ office }}'],
  [
    "CloudFormation's variable",
    { StringEquals: { 'aws:SourceIp': '${AWS::StackId}' } },
    '${AWS::StackId}',
  ],
  [
    'a function',
    { StringEquals: { 'aws:SourceIp': { Ref: 'Office' } } },
    'the CloudFormation function Ref "Office"',
  ],
])('%s that only a deployment fills in leaves the policy open', (_, Condition, what) => {
  const { resourcePolicy } = read(stated({ Condition }));
  expect(resourcePolicy).toMatchObject({
    policy: undefined,
    unresolved: [
      { code: 'UNCHECKED_POLICY', message: expect.stringContaining(`knows ${what}: set`) },
    ],
  });
});

test('a policy variable is not left open', () => {
  const Condition = { StringEquals: { 'aws:Referer': ['${aws:UserAgent}', '${*}'] } };
  expect(judged(read(stated({ Condition })))).toBe('silent');
});
