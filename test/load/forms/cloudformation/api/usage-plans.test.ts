import { expect, test } from 'vitest';
import {
  apiKeysOf,
  usagePlansOf,
} from '../../../../../src/load/forms/cloudformation/api/usage-plans.js';
import { CloudFormationTemplate } from '../../../../../src/load/forms/cloudformation/template.js';
import { bareContext } from '../../rest-api/parts.js';

const stage = (Stage: string, rest: object = {}) => ({ ApiId: { Ref: 'Api' }, Stage, ...rest });

/** A template with an API, and these resources of API Gateway: type and properties by id. */
function templateWith(
  resources: Readonly<Record<string, readonly [string, object]>>,
): CloudFormationTemplate {
  const entries = Object.entries(resources).map(([id, [type, Properties]]) => [
    id,
    { Type: `AWS::ApiGateway::${type}`, Properties },
  ]);
  const Api = { Type: 'AWS::ApiGateway::RestApi', Properties: {} };
  return new CloudFormationTemplate(
    { Resources: { Api, ...Object.fromEntries(entries) } },
    bareContext(),
  );
}

test('a plan has its limits, those of methods, and its keys', () => {
  const template = templateWith({
    Plan: [
      'UsagePlan',
      {
        UsagePlanName: 'gold',
        ApiStages: [
          stage('prod', { Throttle: { '/pets/GET': { BurstLimit: '1', RateLimit: 2 }, odd: 7 } }),
          stage('prod', { Throttle: { '/pets/PUT': { RateLimit: 3 } } }),
        ],
        Throttle: { BurstLimit: 5, RateLimit: '2.5' },
        Quota: { Limit: '10', Offset: 1, Period: 'day' },
      },
    ],
    Key: ['ApiKey', {}],
    Link: ['UsagePlanKey', { UsagePlanId: { Ref: 'Plan' }, KeyId: { Ref: 'Key' } }],
    Other: ['UsagePlanKey', { UsagePlanId: { Ref: 'Plan' } }],
  });
  expect(usagePlansOf('Api', 'prod', template)).toEqual([
    {
      id: 'Plan',
      name: 'gold',
      throttle: { burstLimit: 5, rateLimit: 2.5 },
      quota: { limit: 10, offset: 1, period: 'DAY' },
      methodThrottles: {
        '/pets/GET': { burstLimit: 1, rateLimit: 2 },
        '/pets/PUT': { burstLimit: undefined, rateLimit: 3 },
      },
      apiKeyIds: ['Key'],
    },
  ]);
});

test.each<readonly [unknown, unknown]>([
  [
    { Limit: 1, Period: 'WEEK' },
    { limit: 1, period: 'WEEK' },
  ],
  [
    { Limit: 1, Period: 'MONTH' },
    { limit: 1, period: 'MONTH' },
  ],
  [{ Limit: 1, Period: 'YEAR' }, undefined],
  [{ Period: 'DAY' }, undefined],
  [undefined, undefined],
])('the quota %j', (Quota, quota) => {
  const template = templateWith({ Plan: ['UsagePlan', { ApiStages: [stage('prod')], Quota }] });
  expect(usagePlansOf('Api', 'prod', template)[0]?.quota).toEqual(quota);
});

test.each<readonly [unknown, string | undefined, number]>([
  [[stage('prod')], 'prod', 1],
  [[stage('prod')], undefined, 1],
  [[stage('dev')], 'prod', 0],
  [[{ ApiId: 'Other', Stage: 'prod' }], 'prod', 0],
  [[7], 'prod', 0],
  [{}, 'prod', 0],
])('the stages %j contain %j: %i', (ApiStages, name, count) => {
  const template = templateWith({ Plan: ['UsagePlan', { ApiStages }] });
  expect(usagePlansOf('Api', name, template)).toHaveLength(count);
});

test('the keys of a stage are those of its plans, and those that name it', () => {
  const StageKeys = [{ RestApiId: { Ref: 'Api' }, StageName: 'prod' }];
  const template = templateWith({
    Planned: ['ApiKey', { Name: 'n', Value: 'v', Enabled: 'true' }],
    Named: ['ApiKey', { StageKeys, Value: { 'Fn::ImportValue': 'Secret' } }],
    Other: ['ApiKey', { Value: 'v' }],
  });
  const plan = { apiKeyIds: ['Planned'] } as unknown as Parameters<typeof apiKeysOf>[2][number];
  expect(apiKeysOf('Api', 'prod', [plan], template)).toEqual([
    { id: 'Planned', name: 'n', value: 'v', enabled: true },
    { id: 'Named', name: undefined, value: undefined, enabled: false },
  ]);
});
