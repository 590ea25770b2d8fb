import { expect, test } from 'vitest';
import { issuesOf, restApi, shown, translated } from '../translating.js';

test('Globals reach explicit and implicit APIs', () => {
  const { template } = translated(`Globals:
  Api: { Name: shop, Cors: "'*'" }
  Function: { AutoPublishAlias: live }
Resources:
  Api: { Type: AWS::Serverless::Api, Properties: { StageName: v1, Name: own } }
  Fn:
    Type: AWS::Serverless::Function
    Properties: { Events: { E: { Type: Api, Properties: { Path: /a, Method: get } } } }
`);
  const { Api, ServerlessRestApi } = template.Resources;
  expect(Api.Properties.Name).toBe('own');
  expect(ServerlessRestApi.Properties.Name).toBe('shop');
  const { paths } = ServerlessRestApi.Properties.Body;
  expect(Object.keys(paths['/a'])).toEqual(['get', 'options']);
  expect(paths['/a'].get['x-amazon-apigateway-integration'].uri['Fn::Sub']).toContain(
    '${FnAliaslive}',
  );
  expect(template.Globals).toBeUndefined();
});

test('IgnoreGlobals switches them off, all or by name', () => {
  const { template } = translated(`Globals:
  Api: { Name: shop, MinimumCompressionSize: 5 }
Resources:
  A: { Type: AWS::Serverless::Api, IgnoreGlobals: '*', Properties: { StageName: v1 } }
  B: { Type: AWS::Serverless::Api, IgnoreGlobals: [Name], Properties: { StageName: v1 } }
`);
  const { A, B } = template.Resources;
  expect([A.Properties.Name, A.Properties.MinimumCompressionSize]).toEqual([undefined, undefined]);
  expect([B.Properties.Name, B.Properties.MinimumCompressionSize]).toEqual([undefined, 5]);
  expect(B.IgnoreGlobals).toBeUndefined();
});

test.each<readonly [string, string]>([
  [
    'Toast: {}',
    '2:3 error UNKNOWN_PROPERTY "Globals" cannot have "Toast": use one of Function, Api, HttpApi, WebSocketApi, SimpleTable, StateMachine, LayerVersion, CapacityProvider',
  ],
  ['Api: 5', '2:3 error INVALID_TYPE "Globals.Api" must be an object, not 5'],
  [
    'Api: { Auths: {} }',
    '2:10 error UNKNOWN_PROPERTY "Globals.Api" cannot have "Auths"; did you mean "Auth"?',
  ],
  [
    'Api: { Models: {} }',
    '2:10 error UNKNOWN_PROPERTY "Globals.Api" cannot have "Models": set it in the properties of each resource instead',
  ],
  [
    'Function: { Role: x }',
    '2:15 error UNKNOWN_PROPERTY "Globals.Function" cannot have "Role": set it in the properties of each resource instead',
  ],
])('%s is refused', (globals, issue) => {
  expect(shown(translated(`Globals:\n  ${globals}\nResources: {}\n`).issues)).toEqual([issue]);
});

test.each<readonly [string, string]>([
  ['5', '10:5 error INVALID_TYPE "IgnoreGlobals" must be "*" or an array of property names, not 5'],
  [
    '[Cors]',
    '10:21 error INVALID_VALUE "IgnoreGlobals" names "Cors", which "Globals.Api" does not have: remove it',
  ],
])('IgnoreGlobals of %s is refused', (value, issue) => {
  const rest = `  Other:
    Type: AWS::Serverless::Api
    Properties: { StageName: x }
    IgnoreGlobals: ${value}
Globals: { Api: { Name: x } }
`;
  expect(issuesOf('', rest)).toEqual([issue]);
  expect(restApi('', 'Globals: { Api: { Name: x } }').Name).toBe('x');
});
