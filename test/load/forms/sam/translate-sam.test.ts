import { describe, expect, test } from 'vitest';
import { isSamTemplate } from '../../../../src/load/forms/sam/translate-sam.js';
import { functionWith, issuesOf, OPERATION, shown, translated } from './translating.js';

const EVENT = `AWSTemplateFormatVersion: '2010-09-09'
Transform: AWS::Serverless-2016-10-31
Resources:
  Fn:
    Type: AWS::Serverless::Function
    Properties:
      Events:
        Get:
          Type: Api
          Properties:
            Path: /pets
            Method: GET
        Any:
          Type: Api
          Properties:
            Path: /any/{proxy+}
            Method: any
  Table:
    Type: AWS::DynamoDB::Table
`;

test('Events without RestApiId have an API of their own, with a stage Prod', () => {
  const { template, issues } = translated(EVENT);
  expect(issues).toEqual([]);
  expect(template).toEqual({
    AWSTemplateFormatVersion: '2010-09-09',
    Conditions: {},
    Resources: {
      Fn: { Type: 'AWS::Lambda::Function', Properties: { Code: '.' } },
      FnRole: { Type: 'AWS::IAM::Role', Properties: {} },
      Table: { Type: 'AWS::DynamoDB::Table' },
      ServerlessRestApi: {
        Type: 'AWS::ApiGateway::RestApi',
        Properties: {
          Body: {
            swagger: '2.0',
            info: { version: '1.0', title: { Ref: 'AWS::StackName' } },
            paths: {
              '/pets': { get: OPERATION },
              '/any/{proxy+}': { 'x-amazon-apigateway-any-method': OPERATION },
            },
          },
        },
      },
      ServerlessRestApiDeployment: {
        Type: 'AWS::ApiGateway::Deployment',
        Properties: { RestApiId: { Ref: 'ServerlessRestApi' }, StageName: 'Stage' },
      },
      ServerlessRestApiProdStage: {
        Type: 'AWS::ApiGateway::Stage',
        Properties: {
          RestApiId: { Ref: 'ServerlessRestApi' },
          DeploymentId: { Ref: 'ServerlessRestApiDeployment' },
          StageName: 'Prod',
        },
      },
    },
  });
});

test('What the translation makes knows where in the template it comes from', () => {
  const { made, context } = translated(EVENT);
  const { paths } = made.Resources.ServerlessRestApi.Properties.Body;
  const placeOf = (container: object, key: string): string => {
    const position = context.sources.memberPosition(container, key);
    return `${position?.line}:${position?.column}`;
  };
  const item = paths['/pets'];
  const integration = item.get['x-amazon-apigateway-integration'];
  expect([
    placeOf(paths, '/pets'),
    placeOf(item, 'get'),
    placeOf(item.get, 'x-amazon-apigateway-integration'),
    placeOf(integration, 'uri'),
    placeOf(integration.uri, 'Fn::Sub'),
    placeOf(made.Resources, 'ServerlessRestApi'),
    placeOf(made.Resources.Table, 'Type'),
  ]).toEqual(['11:13', '12:13', '8:9', '8:9', '8:9', '8:9', '19:5']);
});

test('Every member of the result has a place in the template', () => {
  const { made, context, issues } = translated(`Transform: AWS::Serverless-2016-10-31
Conditions: { A: !Equals [a, a], B: !Equals [a, b] }
Globals:
  Api: { Cors: "'*'", Auth: { ApiKeyRequired: true } }
Resources:
  Api:
    Type: AWS::Serverless::Api
    Properties:
      StageName: Prod
      OpenApiVersion: 3.0.1
      EndpointConfiguration: REGIONAL
      BinaryMediaTypes: [image~1png]
      DisableExecuteApiEndpoint: true
      Models: { User: { type: object } }
      GatewayResponses: { UNAUTHORIZED: { StatusCode: 401 } }
      Auth:
        DefaultAuthorizer: Fn
        Authorizers: { Fn: { FunctionArn: arn }, Pool: { UserPoolArn: arn } }
        ResourcePolicy: { IpRangeWhitelist: [1.2.3.4], CustomStatements: { Effect: Deny } }
        UsagePlan: { CreateUsagePlan: SHARED }
  Fn:
    Type: AWS::Serverless::Function
    Condition: A
    Properties:
      AutoPublishAlias: live
      Events:
        One: { Type: Api, Properties: { Path: /a, Method: put, RestApiId: !Ref Api, RequestModel: { Model: User, ValidateBody: true }, RequestParameters: [method.request.header.A] } }
        Two: { Type: Api, Properties: { Path: /a, Method: get, RestApiId: !Ref Api, Auth: { Authorizer: NONE, ApiKeyRequired: false } } }
        Three: { Type: Api, Properties: { Path: /b, Method: any } }
  Machine:
    Type: AWS::Serverless::StateMachine
    Condition: B
    Properties: { Events: { Four: { Type: Api, Properties: { Path: /b, Method: put } } } }
Outputs: { Stage: { Value: !Ref Api.Stage } }
`);
  expect(issues).toEqual([]);
  const lost: string[] = [];
  const walk = (value: object, path: string): void => {
    for (const [key, member] of Object.entries(value)) {
      if (context.sources.memberPosition(value, key) === undefined) {
        lost.push(`${path}/${key}`);
      }
      if (typeof member === 'object' && member !== null) {
        walk(member, `${path}/${key}`);
      }
    }
  };
  walk(made, '');
  expect(lost).toEqual([]);
});

test('An API of the name of the implicit one counts only without events for that', () => {
  const own = `  ServerlessRestApi:
    Type: AWS::Serverless::Api
    Properties:
      StageName: Own
`;
  const replaced = translated(EVENT + own).template.Resources;
  expect(Object.keys(replaced.ServerlessRestApi.Properties.Body.paths)).toEqual([
    '/pets',
    '/any/{proxy+}',
  ]);
  const kept = translated(`Resources:\n${own}`).template.Resources;
  expect(kept.ServerlessRestApi.Properties.Body.paths).toEqual({});
  expect(Object.keys(kept)).toContain('ServerlessRestApiOwnStage');
});

test('Several functions and state machines add to one path', () => {
  const { template } = translated(`Resources:
  Machine:
    Type: AWS::Serverless::StateMachine
    Properties:
      Events:
        Post: { Type: Api, Properties: { Path: /pets, Method: post } }
  Fn:
    Type: AWS::Serverless::Function
    Properties:
      Events:
        Get: { Type: Api, Properties: { Path: /pets, Method: get } }
        Timer: { Type: Schedule, Properties: { Schedule: rate(1 minute) } }
`);
  const { paths } = template.Resources.ServerlessRestApi.Properties.Body;
  expect(Object.keys(paths['/pets'])).toEqual(['post', 'get']);
});

test('Every error is reported, each at its place', () => {
  const { issues } = translated(`Globals:
  Api:
    StageName: Prod
Resources:
  Api:
    Type: AWS::Serverless::Api
    Properties:
      Auht: {}
  Fn:
    Type: AWS::Serverless::Function
    Properties:
      Events:
        Get: { Type: Api, Properties: { Path: /pets } }
`);
  expect(shown(issues)).toEqual([
    '3:5 error UNKNOWN_PROPERTY "Globals.Api" cannot have "StageName": set it in the properties of each resource instead',
    '13:27 error INVALID_VALUE An Api event must have a string as "Method": it is missing',
    '8:7 error UNKNOWN_PROPERTY "Auht" is not a property of AWS::Serverless::Api; did you mean "Auth"?',
  ]);
});

describe('The transform', () => {
  test.each<readonly [string, unknown]>([
    ['AWS::Serverless-2016-10-31', undefined],
    ['[AWS::LanguageExtensions, AWS::Serverless-2016-10-31]', ['AWS::LanguageExtensions']],
    ['[AWS::Serverless-2016-10-31]', undefined],
    ['{Name: AWS::Include, Parameters: {}}', [{ Name: 'AWS::Include', Parameters: {} }]],
  ])('%s becomes %s', (transform, rest) => {
    const { template } = translated(`Transform: ${transform}\nGlobals: {}\nResources: {}\n`);
    expect(template).toEqual({ Transform: rest, Resources: {}, Conditions: {} });
  });

  test.each<readonly [boolean, Readonly<Record<string, unknown>>]>([
    [true, { Transform: 'AWS::Serverless-2016-10-31' }],
    [true, { Transform: ['AWS::LanguageExtensions', 'AWS::Serverless-2016-10-31'] }],
    [true, { Resources: { Fn: { Type: 'AWS::Serverless::Function' } } }],
    [false, { Transform: 'AWS::LanguageExtensions' }],
    [false, { Resources: { Fn: { Type: 'AWS::Lambda::Function' }, Other: null } }],
    [false, { Resources: 'none' }],
  ])('%s: a template of SAM is %j', (expected, template) => {
    expect(isSamTemplate(template)).toBe(expected);
  });
});

describe('Hostile templates', () => {
  test.each<readonly [string, string]>([
    ['Resources: none', ''],
    ['Resources: {Fn: 1, Api: {Type: 3}, Other: [], Null: }', ''],
    ['Resources: {Api: {Type: AWS::Serverless::Api, Properties: 5}}', ''],
    ['Resources: {Api: {Type: AWS::Serverless::Api}}\nGlobals: 7', ''],
    ['Resources: {Api: {Type: AWS::Serverless::Api}}\nGlobals: {Api: 7, Toast: {}}', ''],
    ['Resources: {Fn: {Type: AWS::Serverless::Function, Properties: {Events: 3}}}', ''],
    [
      'Resources: {Fn: {Type: AWS::Serverless::Function, Properties: {Events: [1, {Type: Api}]}}}',
      '',
    ],
    ['Conditions: 3\nResources: &r {Api: {Type: AWS::Serverless::Api, Properties: *r}}', ''],
    [
      'Resources: {Api: &a {Type: AWS::Serverless::Api, Properties: {Auth: *a, Cors: *a, Models: *a}}}',
      '',
    ],
    [
      'Resources: {Api: {Type: AWS::Serverless::Api, Properties: &a {StageName: *a, Auth: *a}}}\nGlobals: {Api: &b {Auth: *b}}',
      '',
    ],
    [
      'Resources: {Api: {Type: AWS::Serverless::Api, Properties: {DefinitionBody: &d {swagger: 2.0, paths: *d}, Cors: x}}}',
      '',
    ],
    [
      'Resources: {Api: {Type: AWS::Serverless::Api, Properties: {DefinitionBody: {swagger: 2.0, paths: {/: &i {Fn::If: [A, *i, *i]}}}, Cors: x}}}',
      '',
    ],
  ])('%s is translated or refused', (text) => {
    const { issues } = translated(text);
    for (const issue of issues) {
      expect(issue.message).toMatch(/^["A-Z]/);
    }
  });

  test('Aliases do not multiply operations without a limit', () => {
    const paths = Array.from({ length: 3000 }, (_, index) => `          /p${index}: *item`);
    const members = Array.from({ length: 3000 }, (_, index) => `            m${index}: {}`);
    const text = `Resources:
  Api:
    Type: AWS::Serverless::Api
    Properties:
      StageName: Prod
      Cors: "'*'"
      DefinitionBody:
        swagger: '2.0'
        paths:
          /first: &item
${members.join('\n')}
${paths.join('\n')}
`;
    expect(() => translated(text)).toThrow('operations with more than 500000 members');
  });
});

test.each([
  'OpenApiVersion: [{ a: 1 }]',
  'Auth: { DefaultAuthorizer: AWS_IAM, InvokeRole: [{ a: 1 }] }',
  'Auth: { DefaultAuthorizer: [{ a: 1 }] }',
  'IgnoreGlobals: [{ a: 1 }]',
])('An API with %s is refused, or read without it', (property) => {
  const route = functionWith({ 'get /a': 'RequestModel: { Model: [{ a: 1 }] }' });
  expect(() => issuesOf(property, `${route}`)).not.toThrow(TypeError);
});
