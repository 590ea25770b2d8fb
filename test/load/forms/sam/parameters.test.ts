import { expect, test } from 'vitest';
import { shown, translated } from './translating.js';

const TEMPLATE = `Parameters:
  Authorizer: { Type: String, Default: AWS_IAM }
  Api: { Type: String }
  Stored: { Type: 'AWS::SSM::Parameter::Value<String>', Default: /path }
Resources:
  Shop:
    Type: AWS::Serverless::Api
    Properties:
      StageName: !Ref Stage
      Auth:
        DefaultAuthorizer: !Ref Authorizer
        Authorizers: { Mine: { UserPoolArn: !GetAtt Pool.Arn } }
  Fn:
    Type: AWS::Serverless::Function
    Properties:
      Events:
        E: { Type: Api, Properties: { Path: /a, Method: get, RestApiId: !Ref Api } }
`;

test('Parameters have their values where the translation depends on them', () => {
  const { template, issues } = translated(TEMPLATE, { Api: 'Shop' });
  expect(issues).toEqual([]);
  const { paths } = template.Resources.Shop.Properties.Body;
  expect(paths['/a'].get.security).toEqual([{ AWS_IAM: [] }]);
  expect(template.Resources.ShopStage.Properties.StageName).toEqual({ Ref: 'Stage' });
  const other = translated(TEMPLATE, { Api: 'Shop', Authorizer: 'Mine' }).template;
  expect(other.Resources.Shop.Properties.Body.paths['/a'].get.security).toEqual([{ Mine: [] }]);
});

test('A parameter of a list type is a list', () => {
  const { template, issues } = translated(`Parameters:
  Types: { Type: CommaDelimitedList, Default: 'image~1png, a/b' }
  Addresses: { Type: 'List<String>', Default: '1.2.3.4' }
Resources:
  Shop:
    Type: AWS::Serverless::Api
    Properties:
      StageName: v1
      BinaryMediaTypes: !Ref Types
      Auth: { ResourcePolicy: { IpRangeBlacklist: !Ref Addresses } }
      DefinitionBody: { swagger: 2, paths: { /: {} } }
`);
  expect(issues).toEqual([]);
  const { Body, BinaryMediaTypes } = template.Resources.Shop.Properties;
  expect(BinaryMediaTypes).toEqual(['image~1png', 'a/b']);
  expect(Body['x-amazon-apigateway-binary-media-types']).toEqual(['image/png', 'a/b']);
  const [, deny] = Body['x-amazon-apigateway-policy'].Statement;
  expect(deny.Condition).toEqual({ IpAddress: { 'aws:SourceIp': ['1.2.3.4'] } });
});

test('A parameter that only a deployment knows stays a reference', () => {
  const stored = TEMPLATE.replace('!Ref Authorizer', '!Ref Stored');
  expect(shown(translated(stored, { Api: 'Shop' }).issues)).toEqual([
    '11:9 error INVALID_TYPE "DefaultAuthorizer" must be the name of an authorizer, not an object',
  ]);
  expect(shown(translated(TEMPLATE).issues)).toEqual([
    '17:62 error UNRESOLVED_REFERENCE "RestApiId" must be a reference to an AWS::Serverless::Api of this template, not "Api": name its logical id, or remove "RestApiId" for the implicit API',
  ]);
});
