import { expect, test } from 'vitest';
import { functionWith, issuesOf, OPERATION, restApi, translated } from '../translating.js';

const API = `MergeDefinitions: true
DefinitionBody:
  swagger: '2.0'
  paths:
    /a:
      get: { summary: own, responses: { 200: {} }, x-amazon-apigateway-integration: { type: mock } }
    /own: {}`;

test('What both have, the event sets; the rest is kept', () => {
  const { paths } = restApi(API, functionWith({ 'GET /a': '', 'put /a': '', 'post /b': '' })).Body;
  expect(paths).toEqual({
    '/a': { get: { summary: 'own', ...OPERATION }, put: OPERATION },
    '/own': {},
    '/b': { post: OPERATION },
  });
});

test('The method any stays as it is spelled, which API Gateway ignores', () => {
  const { paths } = restApi(API, functionWith({ 'ANY /b': '' })).Body;
  expect(Object.keys(paths['/b'])).toEqual(['any']);
});

test('A definition may lack paths', () => {
  const api = 'MergeDefinitions: true\nDefinitionBody: { openapi: 3.0.1, paths: null }';
  expect(restApi(api, functionWith({ 'get /a': '' })).Body).toEqual({
    openapi: '3.0.1',
    paths: { '/a': { get: OPERATION } },
  });
});

test.each(['null', '{}'])('The service loses what events add to paths: %s', (paths) => {
  const api = `MergeDefinitions: true\nDefinitionBody: { swagger: 2, paths: ${paths} }`;
  expect(issuesOf(api, functionWith({ 'get /a': '' }))).toEqual([
    '7:7 warning DIFFERS_FROM_AWS The SAM translator loses the operations of events if the definition has no paths: add a path to "DefinitionBody", or remove it',
  ]);
});

test('Schemes and validators that the operation refers to are taken over', () => {
  const auth = 'Auth: { Authorizer: AWS_IAM, ApiKeyRequired: true }';
  const model = 'RequestModel: { Model: User, ValidateBody: true }';
  const { paths, securityDefinitions, ...root } = restApi(
    `${API}\nModels: { User: { type: object } }`,
    functionWith({ 'get /a': `${auth}\n${model}` }),
  ).Body;
  expect(paths['/a'].get.security).toEqual([{ AWS_IAM: [] }, { api_key: [] }]);
  expect(Object.keys(securityDefinitions)).toEqual(['AWS_IAM', 'api_key']);
  expect(Object.keys(root['x-amazon-apigateway-request-validators'])).toEqual(['body-only']);
});

test('Under a condition that does not hold, the operation of the definition stays', () => {
  const rest = functionWith({ 'get /a': '', 'get /b': '' }).replace(
    'Properties:',
    'Condition: IsProd\n    Properties:',
  );
  const { paths } = restApi(API, rest).Body;
  const [condition, merged, own] = paths['/a'].get['Fn::If'];
  expect([condition, merged.summary, merged.responses, own.responses]).toEqual([
    'IsProd',
    'own',
    {},
    { 200: {} },
  ]);
  expect(paths['/b'].get['Fn::If'][2]).toEqual({ Ref: 'AWS::NoValue' });
});

test('State machines do not merge', () => {
  const { template } = translated(`Resources:
  Api:
    Type: AWS::Serverless::Api
    Properties: { StageName: a, MergeDefinitions: true, DefinitionBody: { swagger: 2, paths: {} } }
  Machine:
    Type: AWS::Serverless::StateMachine
    Properties:
      Events: { E: { Type: Api, Properties: { Path: /a, Method: get, RestApiId: !Ref Api } } }
`);
  expect(template.Resources.Api.Properties.Body.paths).toEqual({});
});
