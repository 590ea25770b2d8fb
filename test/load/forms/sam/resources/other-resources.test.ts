import { describe, expect, test } from 'vitest';
import { ApiImportError } from '../../../../../src/errors.js';
import { shown, translated } from '../translating.js';

test('Other resources become those of CloudFormation', () => {
  const types = {
    SimpleTable: 'AWS::DynamoDB::Table',
    LayerVersion: 'AWS::Lambda::LayerVersion',
    Application: 'AWS::CloudFormation::Stack',
    GraphQLApi: 'AWS::AppSync::GraphQLApi',
    CapacityProvider: 'AWS::Lambda::CapacityProvider',
    Connector: undefined,
    NewThing: 'AWS::Serverless::NewThing',
  };
  const resources = Object.keys(types).map(
    (name) => `  ${name}: { Type: AWS::Serverless::${name}, Properties: { Name: x } }`,
  );
  const { Resources } = translated(`Resources:\n${resources.join('\n')}\n`).template;
  const found = Object.keys(types).map((name) => [name, Resources[name]?.Type]);
  expect(Object.fromEntries(found)).toEqual(types);
  expect(Resources.SimpleTable.Properties).toEqual({ Name: 'x' });
});

describe('HTTP and WebSocket APIs', () => {
  const HTTP = '  Http: { Type: AWS::Serverless::HttpApi }\n';
  const SOCKET = '  Socket: { Type: AWS::Serverless::WebSocketApi }\n';
  const EVENT = `  Fn:
    Type: AWS::Serverless::Function
    Properties: { Events: { E: { Type: HttpApi, Properties: { Path: /a, Method: get } } } }
`;
  const REST = '  Rest: { Type: AWS::Serverless::Api, Properties: { StageName: a } }\n';

  test.each<readonly [string, string, string]>([
    [HTTP, '2:11', 'an HTTP API (API Gateway V2)'],
    [SOCKET, '2:13', 'a WebSocket API'],
    [EVENT, '4:34', 'an HTTP API (API Gateway V2)'],
  ])('%j is refused alone, and ignored beside a REST API', (resource, place, what) => {
    const { issues } = translated(`Resources:\n${resource}${REST}`);
    expect(shown(issues)).toEqual([
      `${place} warning IGNORED_SETTING The template also describes ${what}, which is ignored: only REST APIs are supported`,
    ]);
    try {
      translated(`Resources:\n${resource}`);
      expect.unreachable();
    } catch (error) {
      expect(error instanceof ApiImportError && shown(error.issues)).toEqual([
        `${place} error UNSUPPORTED_DOCUMENT The template describes ${what}, but only REST APIs are supported: use AWS::Serverless::Api and events of the type Api`,
      ]);
    }
  });

  test('An Api event cannot name an HTTP API', () => {
    const { issues } = translated(`Resources:
${HTTP}${REST}  Fn:
    Type: AWS::Serverless::Function
    Properties:
      Events: { E: { Type: Api, Properties: { Path: /, Method: get, RestApiId: !Ref Http } } }
`);
    expect(shown(issues)[0]).toContain(
      'error UNRESOLVED_REFERENCE "RestApiId" must be a reference',
    );
  });
});
