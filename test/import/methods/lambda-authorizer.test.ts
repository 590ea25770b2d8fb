import { expect, test } from 'vitest';
import { importRestApi } from '../../../src/import/import-rest-api.js';
import type { ApiDocument } from '../../../src/model/document/api-document.js';
import { findings, issuesOf, onlyMethod, operation } from '../minimal-document.js';

const AUTHORIZER = '#/components/securitySchemes/login/x-amazon-apigateway-authorizer';
const uri = (text: string) =>
  `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${text}/invocations`;
const ARN = 'arn:aws:lambda:us-east-1:123456789012:function:auth';

/** A method that asks for one authorizer. */
function source(authorizer: object, name = 'Auth'): ApiDocument {
  const login = {
    type: 'apiKey',
    name,
    in: 'header',
    'x-amazon-apigateway-authorizer': { type: 'token', ...authorizer },
  };
  return operation({ security: [{ login: [] }] }, { components: { securitySchemes: { login } } });
}

const imported = (authorizer: object, name?: string) =>
  onlyMethod(importRestApi(source(authorizer, name), { stageVariables: { a: 'auth', q: 'live' } }))
    .authorizers[0];

test.each<readonly [authorizerUri: string, expected: object]>([
  [uri(ARN), { functionName: 'auth', functionArn: ARN, qualifier: undefined }],
  [uri(`${ARN}:live`), { functionName: 'auth', qualifier: 'live' }],
  [
    uri('arn:aws:lambda:us-east-1:123456789012:function:${stageVariables.a}:${stageVariables.q}'),
    { functionName: 'auth', qualifier: 'live', functionArn: `${ARN}:live` },
  ],
  [uri('auth'), { functionName: 'auth', functionArn: ARN }],
  [
    uri('arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:auth'),
    { functionName: 'auth', functionArn: ARN },
  ],
])('the function of %s', (authorizerUri, lambdaFunction) => {
  expect(imported({ authorizerUri })).toMatchObject({ lambdaFunction });
  expect(imported({ authorizerUri, type: 'request' })).toMatchObject({ lambdaFunction });
});

test.each<readonly [authorizerUri: unknown, code: string]>([
  ['arn:aws:lambda:us-east-1:123456789012:function:auth', 'INVALID_URI'],
  ['https://auth.example.com', 'INVALID_URI'],
  ['arn:aws:apigateway:us-east-1:sqs:path/x', 'INVALID_URI'],
  ['${authorizer_uri}', 'UNRESOLVED_VARIABLE'],
  [{ Ref: 'Uri' }, 'UNRESOLVED_VARIABLE'],
])('a URI that names no function is a warning with its place: %j', (authorizerUri, code) => {
  expect(findings(source({ authorizerUri }))).toEqual([
    `warning ${code} ${AUTHORIZER}/authorizerUri`,
  ]);
  expect(imported({ authorizerUri })).toMatchObject({ lambdaFunction: undefined });
});

test('a wrong URI is refused in the words of AWS', () => {
  expect(issuesOf(source({ authorizerUri: 'arn:x' }))).toMatchObject([
    {
      message:
        'Invalid Authorizer URI: "arn:x". Authorizer URI should be a valid API Gateway ARN that represents a Lambda function invocation: write arn:aws:apigateway:REGION:lambda:path/2015-03-31/functions/FUNCTION/invocations',
    },
  ]);
});

test.each<readonly [authorizer: object, seconds: number]>([
  [{}, 300],
  [{ authorizerResultTtlInSeconds: 0 }, 0],
  [{ authorizerResultTtlInSeconds: '60' }, 60],
  [{ authorizerResultTtlInSeconds: 3600 }, 3600],
  [{ type: 'request' }, 300],
  [{ type: 'cognito_user_pools', authorizerResultTtlInSeconds: 300 }, 0],
])('%j keeps policies for %i seconds', (authorizer, resultTtlInSeconds) => {
  expect(imported(authorizer)).toMatchObject({ resultTtlInSeconds });
});

test.each<readonly [ttl: unknown, finding: string]>([
  [3601, 'error INVALID_VALUE'],
  [-1, 'error INVALID_VALUE'],
  [1.5, 'error INVALID_TYPE'],
  ['soon', 'error INVALID_TYPE'],
  ['${ttl}', 'warning UNRESOLVED_VARIABLE'],
  [{ Ref: 'Ttl' }, 'warning UNRESOLVED_VARIABLE'],
])('a time that is not one: %j', (authorizerResultTtlInSeconds, finding) => {
  expect(findings(source({ authorizerResultTtlInSeconds }))).toEqual([
    `${finding} ${AUTHORIZER}/authorizerResultTtlInSeconds`,
  ]);
});

test('a time that only a deployment knows keeps nothing', () => {
  expect(imported({ authorizerResultTtlInSeconds: { Ref: 'Ttl' } })).toMatchObject({
    resultTtlInSeconds: 0,
  });
});

test.each<readonly [authorizer: object, findings: readonly string[]]>([
  [{}, [`warning INVALID_VALUE ${AUTHORIZER}`]],
  [{ type: 'request' }, [`warning INVALID_VALUE ${AUTHORIZER}`]],
  [{ type: 'request', authorizerResultTtlInSeconds: 0 }, []],
])('%j without an identity source keeps nothing', (authorizer, expected) => {
  expect(findings(source(authorizer, 'Unused'))).toEqual(expected);
  expect(imported(authorizer, 'Unused')).toMatchObject({ resultTtlInSeconds: 0 });
});
