import { describe, expect, test } from 'vitest';
import { functionWith, issuesOf, restApi } from '../translating.js';

const API = `Auth:
  DefaultAuthorizer: Main
  ApiKeyRequired: true
  Authorizers:
    Main: { UserPoolArn: a, AuthorizationScopes: [main] }
    Other: { UserPoolArn: b, AuthorizationScopes: [other] }`;
const KEY = { api_key: [] };

test.each<readonly [string, readonly object[]]>([
  ['', [{ Main: ['main'] }, KEY]],
  ['Auth: { Authorizer: Other }', [{ Other: ['other'] }, KEY]],
  ['Auth: { Authorizer: Other, AuthorizationScopes: [x] }', [{ Other: ['x'] }, KEY]],
  ['Auth: { Authorizer: Other, AuthorizationScopes: [] }', [{ Other: [] }, KEY]],
  ['Auth: { Authorizer: NONE }', [KEY]],
  ['Auth: { Authorizer: NONE, ApiKeyRequired: false }', []],
  ['Auth: { ApiKeyRequired: false }', [{ Main: ['main'] }]],
  ['Auth: { Authorizer: AWS_IAM }', [{ AWS_IAM: [] }, KEY]],
])('%j', (properties, security) => {
  const { Body } = restApi(API, functionWith({ 'get /a': properties }));
  expect(Body.paths['/a'].get.security).toEqual(security);
});

test('An event can require a key alone', () => {
  const { Body } = restApi(
    '',
    functionWith({ 'get /a': 'Auth: { ApiKeyRequired: true }', 'get /b': '' }),
  );
  expect(Body.paths['/a'].get.security).toEqual([KEY]);
  expect(Body.paths['/b'].get.security).toBeUndefined();
  expect(Body.securityDefinitions.api_key).toEqual({
    type: 'apiKey',
    name: 'x-api-key',
    in: 'header',
  });
});

test('An operation under a condition has the security too', () => {
  const rest = functionWith({ 'get /a': 'Auth: { Authorizer: NONE }', 'get /b': '' }).replace(
    'Properties:',
    'Condition: IsProd\n    Properties:',
  );
  const { paths } = restApi(API, rest).Body;
  const operation = (path: string) => paths[path]['Fn::If'][1].get['Fn::If'][1];
  expect(operation('/a').security).toEqual([KEY]);
  expect(operation('/b').security).toEqual([{ Main: ['main'] }, KEY]);
});

describe('What makes no sense is refused:', () => {
  test.each<readonly [string, string, string]>([
    ['', '5', 'error INVALID_TYPE "Auth" must be an object, not 5'],
    [
      '',
      '{ Authorizer: X }',
      'error UNKNOWN_SECURITY_SCHEME "Auth.Authorizers" of "Api" does not define the authorizer "X": define it, or name one of AWS_IAM, NONE',
    ],
    [
      API,
      '{ Authorizer: X }',
      'error UNKNOWN_SECURITY_SCHEME "Auth.Authorizers" of "Api" does not define the authorizer "X": define it, or name one of Main, Other',
    ],
    [
      '',
      '{ Authorizer: NONE }',
      'error UNKNOWN_SECURITY_SCHEME "NONE" is only allowed if "Api" has a "DefaultAuthorizer": remove "Authorizer"',
    ],
    [
      API,
      '{ Authorizer: [Main] }',
      'error UNKNOWN_SECURITY_SCHEME "Authorizer" must be the name of an authorizer, not an array',
    ],
    [
      API,
      '{ AuthorizationScopes: [a] }',
      'error INVALID_VALUE "AuthorizationScopes" works only with "Authorizer": set it too',
    ],
    [
      API,
      '{ Authorizer: Main, AuthorizationScopes: a }',
      'error INVALID_TYPE "AuthorizationScopes" must be an array, not the string "a"',
    ],
    [
      '',
      '{ ApiKeyRequired: false }',
      'error INVALID_VALUE "ApiKeyRequired" can only be false if "Api" requires API keys: remove it',
    ],
    [
      API,
      '{ Authorizers: Main }',
      'warning UNKNOWN_PROPERTY "Auth" of an event has no property "Authorizers", so it is ignored; did you mean "Authorizer"?',
    ],
    [
      'DefinitionBody: { swagger: 2, paths: {} }',
      '{ OverrideApiAuth: true }',
      'error INVALID_VALUE "OverrideApiAuth" needs "Authorizer", "ApiKeyRequired" or "ResourcePolicy" beside it',
    ],
  ])('API %j, event %s', (api, auth, issue) => {
    const issues = issuesOf(api, functionWith({ 'get /a': `Auth: ${auth}` }));
    expect(issues.map((text) => text.replace(/^\d+:\d+ /, ''))).toEqual([issue]);
  });
});
