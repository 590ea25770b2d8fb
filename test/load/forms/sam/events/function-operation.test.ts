import { describe, expect, test } from 'vitest';
import { functionWith, issuesOf, restApi, translated } from '../translating.js';

const INTEGRATION = 'x-amazon-apigateway-integration';
const URI = 'arn:aws:apigateway:${AWS::Region}:lambda:path';

function integration(properties: string, api = ''): Record<string, unknown> {
  return restApi(api, functionWith({ 'get /a': properties })).Body.paths['/a'].get[INTEGRATION];
}

test.each<readonly [string, Readonly<Record<string, unknown>>]>([
  ['TimeoutInMillis: 5000', { timeoutInMillis: 5000 }],
  ['TimeoutInMillis: !Ref Timeout', { timeoutInMillis: { Ref: 'Timeout' } }],
  [
    'ResponseTransferMode: RESPONSE_STREAM',
    {
      responseTransferMode: 'STREAM',
      uri: { 'Fn::Sub': `${URI}/2021-11-15/functions/\${Fn.Arn}/response-streaming-invocations` },
    },
  ],
])('%s', (properties, expected) => {
  expect(integration(properties)).toMatchObject(expected);
});

test('A buffered response is the default', () => {
  expect(integration('ResponseTransferMode: BUFFERED')).toEqual(integration(''));
});

test.each(['live', '!Ref Alias'])('With AutoPublishAlias %s, the alias is invoked', (alias) => {
  const { template } = translated(`Parameters: { Alias: { Type: String, Default: live } }
Resources:
  Fn:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: orders
      AutoPublishAlias: ${alias}
      Events: { E: { Type: Api, Properties: { Path: /a, Method: get } } }
`);
  const { Fn, FnAliaslive, FnVersion, ServerlessRestApi } = template.Resources;
  const { uri } = ServerlessRestApi.Properties.Body.paths['/a'].get[INTEGRATION];
  expect(uri).toEqual({ 'Fn::Sub': `${URI}/2015-03-31/functions/\${FnAliaslive}/invocations` });
  expect(Fn.Properties).toEqual({ FunctionName: 'orders', Code: '.' });
  expect(FnVersion.Properties).toEqual({ FunctionName: { Ref: 'Fn' } });
  expect(FnAliaslive.Properties).toEqual({
    Name: 'live',
    FunctionName: { Ref: 'Fn' },
    FunctionVersion: { 'Fn::GetAtt': ['FnVersion', 'Version'] },
  });
});

describe('Credentials with AWS_IAM', () => {
  const CALLER = 'arn:aws:iam::*:user/*';
  const byDefault = 'Auth: { DefaultAuthorizer: AWS_IAM }';
  test.each<readonly [string, string, unknown]>([
    ['', '', undefined],
    ['', 'Auth: { Authorizer: AWS_IAM }', CALLER],
    ['', 'Auth: { Authorizer: AWS_IAM, InvokeRole: NONE }', undefined],
    ['', 'Auth: { Authorizer: AWS_IAM, InvokeRole: null }', undefined],
    ['', 'Auth: { Authorizer: AWS_IAM, InvokeRole: CALLER_CREDENTIALS }', CALLER],
    ['', 'Auth: { Authorizer: AWS_IAM, InvokeRole: "arn:role" }', 'arn:role'],
    [
      '',
      'Auth: { Authorizer: AWS_IAM, InvokeRole: !GetAtt Role.Arn }',
      { 'Fn::GetAtt': 'Role.Arn' },
    ],
    ['Auth: { InvokeRole: "arn:role" }', 'Auth: { Authorizer: AWS_IAM }', 'arn:role'],
    ['Auth: { InvokeRole: "arn:role" }', '', undefined],
    [byDefault, '', CALLER],
    [byDefault, 'Auth: { InvokeRole: NONE }', undefined],
    [byDefault, 'Auth: { Authorizer: NONE }', undefined],
    ['Auth: { DefaultAuthorizer: AWS_IAM, InvokeRole: NONE }', '', undefined],
  ])('of the API %j and the event %j', (api, event, expected) => {
    expect(integration(event, api).credentials).toEqual(expected);
  });

  test('are a role', () => {
    expect(
      issuesOf('', functionWith({ 'get /a': 'Auth: { Authorizer: AWS_IAM, InvokeRole: 5 }' })),
    ).toEqual([
      '17:13 error INVALID_VALUE "InvokeRole" must be a role, CALLER_CREDENTIALS or NONE, not 5',
    ]);
  });
});
