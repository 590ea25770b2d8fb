import { expect, test } from 'vitest';
import { functionWith, issuesOf, OPERATION, restApi, shown, translated } from '../translating.js';

test('Events with RestApiId add to the definition of a managed API', () => {
  const { paths } = restApi('', functionWith({ 'GET /a': '', 'patch /a': '', 'ANY /b/': '' })).Body;
  expect(paths).toEqual({
    '/a': { get: OPERATION, patch: OPERATION },
    '/b/': { 'x-amazon-apigateway-any-method': OPERATION },
  });
});

test('To a definition of the template, events add nothing', () => {
  const body = 'DefinitionBody: { swagger: 2, paths: { /own: {} } }';
  expect(restApi(body, functionWith({ 'get /a': '' })).Body.paths).toEqual({ '/own': {} });
});

test('To a REST API of CloudFormation, events add nothing', () => {
  const { template, issues } = translated(`Resources:
  Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: x } }
${functionWith({ 'get /a': '' })}`);
  expect(issues).toEqual([]);
  expect(template.Resources.Api.Properties).toEqual({ Name: 'x' });
});

test('A method that several events define is refused', () => {
  const rest = functionWith({ 'get /a': '', 'GET /a': '' });
  expect(issuesOf('', rest)).toEqual([
    '22:13 error CONFLICTING_PATH API method "get" is defined several times for path "/a": remove all events but one',
  ]);
  const other = functionWith({ 'get /a': '' }, 'Other');
  expect(issuesOf('', functionWith({ 'get /a': '' }) + other)).toHaveLength(1);
});

test('An event changes the security of the definition only with OverrideApiAuth', () => {
  const properties = `Auth: { DefaultAuthorizer: Mine, Authorizers: { Mine: { UserPoolArn: a } } }
DefinitionBody:
  swagger: 2
  paths:
    /a: { get: { x-amazon-apigateway-integration: { type: mock } } }
    /b: { any: { x-amazon-apigateway-integration: { type: mock } } }
    /c: { get: { x-amazon-apigateway-integration: { type: mock } } }`;
  const { paths } = restApi(
    properties,
    functionWith({
      'get /a': 'Auth: { Authorizer: NONE, OverrideApiAuth: true }',
      'get /c': 'Auth: { Authorizer: NONE }',
    }),
  ).Body;
  expect(paths['/a'].get.security).toEqual([]);
  expect(paths['/b'].any.security).toEqual([{ Mine: [] }]);
  expect(paths['/c'].get.security).toEqual([{ Mine: [] }]);
  expect(
    issuesOf(
      properties,
      functionWith({ 'put /a': 'Auth: { Authorizer: NONE, OverrideApiAuth: true }' }),
    ),
  ).toEqual([
    '23:13 error INVALID_VALUE "OverrideApiAuth" has no effect: the definition of "Api" has no operation "put" "/a" with an integration',
  ]);
});

test('Errors of one event do not hide those of others', () => {
  const { issues } = translated(`Resources:
  Fn:
    Type: AWS::Serverless::Function
    Properties:
      Events:
        A: { Type: Api, Properties: { Path: [], Method: get } }
        B: { Type: Api, Properties: { Path: /b, Method: get, RestApiId: !GetAtt A.B } }
        C: { Type: Api, Properties: { Path: /c, Method: get, Stages: x } }
        D: { Type: Api }
`);
  expect(shown(issues)).toEqual([
    '6:39 error INVALID_VALUE An Api event must have a string as "Path": not an array',
    '7:62 error UNRESOLVED_REFERENCE "RestApiId" must be a reference to an AWS::Serverless::Api of this template, not an object: name its logical id, or remove "RestApiId" for the implicit API',
    '8:62 error UNKNOWN_PROPERTY "Stages" is not a property of an Api event; did you mean "Stage"?',
    '9:9 error INVALID_VALUE An Api event must have a string as "Path": it is missing',
    '9:9 error INVALID_VALUE An Api event must have a string as "Method": it is missing',
  ]);
});
