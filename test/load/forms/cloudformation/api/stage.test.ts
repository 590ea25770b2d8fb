import { expect, test } from 'vitest';
import { readText } from '../../../../../src/load/load-document.js';
import type { LoadOptions } from '../../../../../src/load/load-options.js';
import { sourceOf } from '../../../reading.js';

const API = `Parameters: { Host: { Type: String } }
Resources:
  Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: Pets } }
`;

function load(resources: string, options: LoadOptions = {}) {
  const { stage, issues } = sourceOf(readText(API + resources, 'template.yaml', options));
  return {
    stage: stage && JSON.parse(JSON.stringify(stage)),
    issues: issues.map(({ message }) => message),
  };
}

const STAGE = (id: string, properties: string) =>
  `  ${id}: { Type: AWS::ApiGateway::Stage, Properties: { RestApiId: !Ref Api, StageName: ${id}, ${properties} } }\n`;
const DEPLOYMENT = (properties: string) =>
  `  D: { Type: AWS::ApiGateway::Deployment, Properties: { RestApiId: !Ref Api, ${properties} } }\n`;

test('a stage has its settings', () => {
  const { stage, issues } = load(
    STAGE(
      'prod',
      `Variables: { host: a.example, port: 80 }, CacheClusterEnabled: 'true', CacheClusterSize: 0.5,
       AccessLogSetting: { Format: '$context.requestId' },
       CanarySetting: { PercentTraffic: 5, StageVariableOverrides: { host: b.example }, UseStageCache: false },
       MethodSettings: [
         { ResourcePath: '/~1pets~1{id}', HttpMethod: GET, CachingEnabled: true, CacheTtlInSeconds: '60' },
         { ResourcePath: /pets, HttpMethod: put, ThrottlingBurstLimit: 5, ThrottlingRateLimit: 2.5 },
         { ResourcePath: '/*', HttpMethod: '*', LoggingLevel: INFO, DataTraceEnabled: true, MetricsEnabled: 'false' },
         { ResourcePath: /nothing, HttpMethod: GET } ]`,
    ),
  );
  expect(issues).toEqual([]);
  expect(stage).toEqual({
    stageName: 'prod',
    variables: { host: 'a.example', port: '80' },
    cacheClusterEnabled: true,
    cacheClusterSize: '0.5',
    accessLogFormat: '$context.requestId',
    canarySettings: {
      percentTraffic: 5,
      stageVariableOverrides: { host: 'b.example' },
      useStageCache: false,
    },
    methodSettings: [
      {
        resourcePath: '/pets/{id}',
        httpMethod: 'GET',
        cachingEnabled: true,
        cacheTtlInSeconds: 60,
      },
      {
        resourcePath: '/pets',
        httpMethod: 'PUT',
        throttlingBurstLimit: 5,
        throttlingRateLimit: 2.5,
      },
      {
        resourcePath: '/*',
        httpMethod: '*',
        loggingLevel: 'INFO',
        dataTraceEnabled: true,
        metricsEnabled: false,
      },
    ],
    apiKeys: [],
    usagePlans: [],
  });
});

test('a deployment makes a stage, too', () => {
  const { stage } = load(
    DEPLOYMENT(
      `StageName: dev, StageDescription: { Variables: { a: b }, CachingEnabled: true, MethodSettings: [{ ResourcePath: /x, HttpMethod: GET, CachingEnabled: false }] }`,
    ),
  );
  expect(stage).toMatchObject({
    stageName: 'dev',
    variables: { a: 'b' },
    methodSettings: [
      { resourcePath: '/*', httpMethod: '*', cachingEnabled: true },
      { resourcePath: '/x', httpMethod: 'GET', cachingEnabled: false },
    ],
  });
});

test.each<readonly [string, LoadOptions, string | undefined]>([
  ['', {}, undefined],
  [DEPLOYMENT('Description: no stage'), {}, undefined],
  [DEPLOYMENT('StageName: Stage') + STAGE('Prod', ''), {}, 'Prod'],
  [DEPLOYMENT('StageName: Stage') + STAGE('Prod', ''), { stage: 'Stage' }, 'Stage'],
  [STAGE('one', '') + STAGE('two', ''), {}, 'one'],
  [STAGE('one', '') + STAGE('two', ''), { stage: 'two' }, 'two'],
  [STAGE('one', ''), { stage: 'other' }, undefined],
])('%s with %j: the stage %s', (resources, options, name) => {
  expect(load(resources, options).stage?.stageName).toBe(name);
});

test('what is not certain is said', () => {
  expect(load(STAGE('one', '') + STAGE('two', '')).issues).toEqual([
    'The template has the stages one, two: the settings of one apply, so choose one with the option "stage"',
  ]);
  const open = load(STAGE('one', 'Variables: { url: !Sub "${Host}/x" }'));
  expect(open.stage.variables).toEqual({});
  expect(open.issues).toEqual([
    'The stage variable "url" is not set, because only a deployment knows Host: set it in the option "variables", or the stage variable in "stageVariables"',
  ]);
  const known = load(STAGE('one', 'Variables: { url: !Sub "${Host}/x" }'), {
    variables: { Host: 'h' },
  });
  expect(known.stage.variables).toEqual({ url: 'h/x' });
});

test('usage plans and API keys belong to the stage that they name', () => {
  const { stage } = load(`${STAGE('prod', '')}  Plan:
    Type: AWS::ApiGateway::UsagePlan
    Properties:
      UsagePlanName: gold
      ApiStages: [{ ApiId: !Ref Api, Stage: !Ref prod, Throttle: { /pets/GET: { BurstLimit: 1, RateLimit: '2' } } }]
      Quota: { Limit: 100, Offset: 1, Period: DAY }
      Throttle: { BurstLimit: 10, RateLimit: 5 }
  Other:
    Type: AWS::ApiGateway::UsagePlan
    Properties: { ApiStages: [{ ApiId: !Ref Api, Stage: dev }, { ApiId: elsewhere, Stage: prod }] }
  Key: { Type: AWS::ApiGateway::ApiKey, Properties: { Name: k, Value: secret-of-twenty-characters, Enabled: true } }
  Made: { Type: AWS::ApiGateway::ApiKey, Properties: { StageKeys: [{ RestApiId: !Ref Api, StageName: prod }] } }
  OpenKey: { Type: AWS::ApiGateway::ApiKey, Properties: { Value: !Ref Host, Enabled: 'true' } }
  Unused: { Type: AWS::ApiGateway::ApiKey, Properties: { Value: another } }
  L1: { Type: AWS::ApiGateway::UsagePlanKey, Properties: { KeyId: !Ref Key, KeyType: API_KEY, UsagePlanId: !Ref Plan } }
  L2: { Type: AWS::ApiGateway::UsagePlanKey, Properties: { KeyId: !Ref OpenKey, KeyType: API_KEY, UsagePlanId: !Ref Plan } }
  L3: { Type: AWS::ApiGateway::UsagePlanKey, Properties: { KeyId: !Ref Unused, KeyType: API_KEY, UsagePlanId: !Ref Other } }
`);
  expect(stage.usagePlans).toEqual([
    {
      id: 'Plan',
      name: 'gold',
      throttle: { burstLimit: 10, rateLimit: 5 },
      quota: { limit: 100, offset: 1, period: 'DAY' },
      methodThrottles: { '/pets/GET': { burstLimit: 1, rateLimit: 2 } },
      apiKeyIds: ['Key', 'OpenKey'],
    },
  ]);
  expect(stage.apiKeys).toEqual([
    { id: 'Key', name: 'k', value: 'secret-of-twenty-characters', enabled: true },
    { id: 'Made', enabled: false },
    { id: 'OpenKey', enabled: true },
  ]);
});
