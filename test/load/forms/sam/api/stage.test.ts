import { expect, test } from 'vitest';
import { issuesOf, translated } from '../translating.js';

function stageOf(properties: string, id = 'ApiProdStage'): unknown {
  const { Resources } = translated(`Resources:
  Api:
    Type: AWS::Serverless::Api
    Properties: ${properties}
`).template;
  return Resources[id].Properties;
}

test('The settings of a stage stay as they are', () => {
  expect(
    stageOf(`
      StageName: Prod
      Variables: { a: !Ref A }
      CacheClusterEnabled: true
      CacheClusterSize: '0.5'
      MethodSettings: [{ HttpMethod: '*', ResourcePath: '/*', CachingEnabled: true }]
      AccessLogSetting: { Format: $context.requestId }
      CanarySetting: { PercentTraffic: 5 }
      TracingEnabled: true
      AlwaysDeploy: true`),
  ).toEqual({
    RestApiId: { Ref: 'Api' },
    DeploymentId: { Ref: 'ApiDeployment' },
    StageName: 'Prod',
    Variables: { a: { Ref: 'A' } },
    CacheClusterEnabled: true,
    CacheClusterSize: '0.5',
    MethodSettings: [{ HttpMethod: '*', ResourcePath: '/*', CachingEnabled: true }],
    AccessLogSetting: { Format: '$context.requestId' },
    CanarySetting: { PercentTraffic: 5 },
    TracingEnabled: true,
  });
});

test.each<readonly [string, string]>([
  ['{ StageName: v1 }', 'Apiv1Stage'],
  ['{ StageName: my-stage }', 'ApiStage'],
  ['{ StageName: !Ref Name }', 'ApiStage'],
])('The stage of %s is %s', (properties, id) => {
  expect(stageOf(properties, id)).toMatchObject({ RestApiId: { Ref: 'Api' } });
});

test('The deployment makes a second stage, unless OpenApiVersion is set', () => {
  expect(stageOf('{ StageName: a }', 'ApiDeployment')).toEqual({
    RestApiId: { Ref: 'Api' },
    StageName: 'Stage',
  });
  expect(stageOf('{ StageName: a, OpenApiVersion: 2.0 }', 'ApiDeployment')).toEqual({
    RestApiId: { Ref: 'Api' },
  });
});

test('A stage must have a name', () => {
  expect(issuesOf("StageName: ''").filter((issue) => issue.includes('missing'))).toEqual([
    '6:7 error INVALID_VALUE "StageName" is missing: set it to the name of the stage',
  ]);
});
