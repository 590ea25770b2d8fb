import { expect, test } from 'vitest';
import { readText } from '../../../../../src/load/load-document.js';
import type { LoadOptions } from '../../../../../src/load/load-options.js';
import { issueOf } from '../value-of.js';

const API = (id: string, name: string) =>
  `  ${id}: { Type: AWS::ApiGateway::RestApi, Properties: { Name: ${name} } }\n`;
const METHOD = (api: string) =>
  `  M: { Type: AWS::ApiGateway::Method, Properties: { RestApiId: ${api}, ResourceId: !Ref RootResourceId, HttpMethod: GET, AuthorizationType: NONE } }\n`;

function load(resources: string, options: LoadOptions = {}): { info: { title: string } } {
  return readText(`Resources:\n${resources}`, 'template.yaml', options) as never;
}

test.each([
  ['!Ref ApiRootResourceId', '/p'],
  ["!ImportValue 'shop:RootResourceId'", '/p'],
  ['!GetAtt Stack.Outputs.RootResourceId', '/p'],
  ['!Ref Parent', '/shops/p'],
  ['/deep/path', '/deep/path/p'],
])('a resource below %s of another stack is at %s', (parent, path) => {
  const resources = `  R: { Type: AWS::ApiGateway::Resource, Properties: { RestApiId: !Ref Id, ParentId: ${parent}, PathPart: p } }
  S: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: x } }
  M: { Type: AWS::ApiGateway::Method, Properties: { RestApiId: !Ref Id, ResourceId: !Ref R, HttpMethod: GET, AuthorizationType: NONE } }`;
  const { paths } = load(resources, { variables: { Parent: '/shops', Id: 'x' } }) as never as {
    readonly paths: object;
  };
  expect(Object.keys(paths)).toEqual([path]);
});

test('a property that CloudFormation does not know is named', () => {
  const method = `  Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: n, Mod: merge } }`;
  expect(issueOf(() => load(method))).toBe(
    '2:65 warning UNKNOWN_PROPERTY "Mod" is not a property of AWS::ApiGateway::RestApi and was NOT applied; did you mean "Mode"?',
  );
});

test.each<readonly [string, LoadOptions, string]>([
  [API('Only', 'Pets'), {}, 'Pets'],
  [API('One', 'A') + API('Two', 'B'), { api: 'Two' }, 'B'],
  [API('One', 'A') + API('Two', 'B'), { api: 'A' }, 'A'],
  [API('B', 'A') + API('A', 'B'), { api: 'B' }, 'A'],
  [METHOD('!Ref ApiId'), {}, 'ApiId'],
  [METHOD('!ImportValue shared-api'), {}, 'shared-api'],
  [METHOD('!Ref ApiId'), { variables: { ApiId: 'x1' } }, 'x1'],
  [API('One', 'A') + METHOD('!Ref ApiId'), { api: 'ApiId' }, 'ApiId'],
])('%s with %j: the API %s', (resources, options, title) => {
  expect(load(resources, options).info.title).toBe(title);
});

test.each<readonly [string, LoadOptions, string]>([
  [
    API('One', 'A') + API('Two', 'B'),
    {},
    '3:3 error INVALID_DOCUMENT The template has 2 APIs: choose one with the option "api": One, Two',
  ],
  [
    API('One', 'A') + API('Two', 'A'),
    { api: 'A' },
    'error INVALID_DOCUMENT The template has no API "A": choose one with the option "api": One, Two',
  ],
  [
    API('Shop', 'A'),
    { api: 'Shpo' },
    'error INVALID_DOCUMENT The template has no API "Shpo"; did you mean "Shop"?: choose',
  ],
  [METHOD('!Ref ApiId'), {}, 'warning UNRESOLVED_REFERENCE "ApiId" is neither'],
  [
    '  H: { Type: AWS::ApiGatewayV2::Api, Properties: { ProtocolType: HTTP } }',
    {},
    '2:52 error UNSUPPORTED_DOCUMENT The template creates an HTTP API (API Gateway V2, "H"), but only REST APIs are supported',
  ],
  [
    '  H: { Type: AWS::ApiGatewayV2::Api, Properties: { ProtocolType: WEBSOCKET } }',
    {},
    'The template creates a WebSocket API',
  ],
  [
    '  S: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ./api.yaml } }',
    {},
    '2:56 error UNSUPPORTED_DOCUMENT The template has no REST API of its own: load the template "./api.yaml" of the nested stack "S"',
  ],
  [
    '  Q: { Type: AWS::SQS::Queue }',
    {},
    '2:8 error UNSUPPORTED_DOCUMENT The template has no REST API (AWS::ApiGateway::RestApi or AWS::Serverless::Api): load the template or document that has it; if the API is deployed, "aws apigateway get-export',
  ],
  [
    '  C: { Type: AWS::ApiGateway::RestApi, Condition: No }\nConditions: { No: !Equals [a, b] }',
    {},
    '2:40 error UNSUPPORTED_DOCUMENT The API "C" does not exist, because its condition "No" does not hold',
  ],
])('%s with %j is reported', (resources, options, issue) => {
  expect(issueOf(() => load(resources, options))).toContain(issue);
});
