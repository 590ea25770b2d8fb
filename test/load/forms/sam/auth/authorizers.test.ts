import { expect, test } from 'vitest';
import { issuesOf, restApi } from '../translating.js';

const URI =
  'arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${__FunctionArn__}/invocations';

function scheme(authorizer: string): Record<string, unknown> {
  const { Mine } = restApi(`Auth: { Authorizers: { Mine: ${authorizer} } }`).Body
    .securityDefinitions;
  const {
    'x-amazon-apigateway-authorizer': details,
    'x-amazon-apigateway-authtype': authtype,
    ...rest
  } = Mine;
  expect(rest).toEqual({ type: 'apiKey', in: 'header', name: rest.name });
  return { name: rest.name, authtype, ...details };
}

function lambda(type: string, members: object, name = 'Authorization'): object {
  return {
    name,
    authtype: 'custom',
    type,
    authorizerUri: { 'Fn::Sub': [URI, { __FunctionArn__: 'arn:fn' }] },
    ...members,
  };
}

test.each<readonly [string, object]>([
  [
    '{ UserPoolArn: arn:pool }',
    {
      name: 'Authorization',
      authtype: 'cognito_user_pools',
      type: 'cognito_user_pools',
      providerARNs: ['arn:pool'],
    },
  ],
  [
    '{ UserPoolArn: [!GetAtt P.Arn, b], Identity: { Header: X, ValidationExpression: y, ReauthorizeEvery: 5 } }',
    {
      name: 'X',
      authtype: 'cognito_user_pools',
      type: 'cognito_user_pools',
      providerARNs: [{ 'Fn::GetAtt': 'P.Arn' }, 'b'],
      identityValidationExpression: 'y',
    },
  ],
  ['{ FunctionArn: arn:fn }', lambda('token', {})],
  [
    '{ FunctionArn: arn:fn, FunctionPayloadType: TOKEN, FunctionInvokeRole: arn:role, Identity: { Header: X, ValidationExpression: y, ReauthorizeEvery: 5 } }',
    lambda(
      'token',
      {
        authorizerCredentials: 'arn:role',
        identityValidationExpression: 'y',
        authorizerResultTtlInSeconds: 5,
      },
      'X',
    ),
  ],
  [
    '{ FunctionArn: arn:fn, FunctionPayloadType: REQUEST, FunctionInvokeRole: NONE, Identity: { Context: [c], StageVariables: [s], QueryStrings: [q], Headers: [a, b], ReauthorizeEvery: 0 } }',
    lambda(
      'request',
      {
        authorizerResultTtlInSeconds: 0,
        identitySource:
          'method.request.header.a, method.request.header.b, method.request.querystring.q, stageVariables.s, context.c',
      },
      'Unused',
    ),
  ],
  [
    '{ FunctionArn: arn:fn, FunctionPayloadType: REQUEST, Identity: { ReauthorizeEvery: 0 } }',
    lambda('request', { authorizerResultTtlInSeconds: 0 }, 'Unused'),
  ],
  [
    '{ FunctionArn: arn:fn, FunctionPayloadType: REQUEST, Identity: { Headers: [a], ReauthorizeEvery: !Ref T } }',
    lambda(
      'request',
      { authorizerResultTtlInSeconds: { Ref: 'T' }, identitySource: 'method.request.header.a' },
      'Unused',
    ),
  ],
])('%s', (authorizer, expected) => {
  expect(scheme(authorizer)).toEqual(expected);
});

test('In OpenAPI 3, the schemes replace those of the definition', () => {
  const { components } = restApi(`Auth: { Authorizers: { Mine: { UserPoolArn: a } } }
DefinitionBody:
  openapi: 3.0.1
  paths: {}
  components: { schemas: {}, securitySchemes: { Own: {} } }`).Body;
  expect(Object.keys(components)).toEqual(['schemas', 'securitySchemes']);
  expect(Object.keys(components.securitySchemes)).toEqual(['Mine']);
});

test.each<readonly [string, string]>([
  ['5', 'error INVALID_TYPE The authorizer "Mine" must be an object, not 5'],
  [
    '{ UserPoolArn: a, Identity: X }',
    'error INVALID_TYPE "Identity" must be an object, not the string "X"',
  ],
  [
    '{ UserPoolArn: a, AuthorizationScopes: x }',
    'error INVALID_TYPE "AuthorizationScopes" must be an array, not the string "x"',
  ],
  [
    '{ FunctionArn: a, FunctionPayloadType: BOTH }',
    'error INVALID_VALUE "FunctionPayloadType" must be TOKEN or REQUEST, not the string "BOTH"',
  ],
  [
    '{ FunctionArn: a, FunctionPayloadType: REQUEST }',
    'error INVALID_VALUE The authorizer "Mine" must have at least one of "Headers", "QueryStrings", "StageVariables" and "Context" as its "Identity", or "ReauthorizeEvery: 0"',
  ],
  [
    '{ FunctionArn: a, FunctionPayloadType: REQUEST, Identity: { Headers: x } }',
    'error INVALID_TYPE "Identity.Headers" must be an array, not the string "x"',
  ],
  [
    '{ FunctionArn: a, FunctionPayloadType: REQUEST, Identity: { Headers: [5] } }',
    'error INVALID_TYPE "Identity.Headers" must consist of strings, not 5',
  ],
  [
    '{ Identity: { Header: x } }',
    'warning MISSING_AUTHORIZER The authorizer "Mine" has neither "FunctionArn" nor "UserPoolArn": set one of them',
  ],
])('%s has an issue', (authorizer, issue) => {
  const issues = issuesOf(`Auth: { Authorizers: { Mine: ${authorizer} } }`);
  expect(issues.map((text) => text.replace(/^\d+:\d+ /, ''))).toEqual([issue]);
});

test.each<readonly [string, string]>([
  ['Authorizers: 5', '6:15 error INVALID_TYPE "Authorizers" must be an object, not 5'],
  [
    'DefaultAuthoriser: X',
    expect.stringMatching(
      /^6:15 error UNKNOWN_PROPERTY "DefaultAuthoriser" is not a property of "Auth"; did you mean "DefaultAuthorizer"\?$/,
    ),
  ],
])('Auth: %s is refused', (auth, issue) => {
  expect(issuesOf(`Auth: { ${auth} }`)).toEqual([issue]);
});
