import { expect, test } from 'vitest';
import { issuesOf, translated } from '../translating.js';

function resources(
  apis: string,
): Record<string, { Type: string; Properties: unknown; Condition?: string }> {
  return translated(`Resources:\n${apis}`).template.Resources;
}

function api(id: string, plan: string, condition = ''): string {
  return `  ${id}:
    Type: AWS::Serverless::Api
${condition}
    Properties: { StageName: v1, Auth: { UsagePlan: ${plan} } }
`;
}

test('A plan for one API, with a key', () => {
  const made = resources(
    api(
      'A',
      '{ CreateUsagePlan: PER_API, UsagePlanName: Gold, Quota: { Limit: 5, Period: DAY }, Throttle: { RateLimit: 1 } }',
    ),
  );
  expect(made.AUsagePlan).toEqual({
    Type: 'AWS::ApiGateway::UsagePlan',
    Properties: {
      ApiStages: [{ ApiId: { Ref: 'A' }, Stage: { Ref: 'Av1Stage' } }],
      UsagePlanName: 'Gold',
      Quota: { Limit: 5, Period: 'DAY' },
      Throttle: { RateLimit: 1 },
    },
  });
  expect(made.AApiKey).toEqual({
    Type: 'AWS::ApiGateway::ApiKey',
    Properties: {
      Enabled: true,
      StageKeys: [{ RestApiId: { Ref: 'A' }, StageName: { Ref: 'Av1Stage' } }],
    },
  });
  expect(made.AUsagePlanKey).toEqual({
    Type: 'AWS::ApiGateway::UsagePlanKey',
    Properties: {
      KeyId: { Ref: 'AApiKey' },
      KeyType: 'API_KEY',
      UsagePlanId: { Ref: 'AUsagePlan' },
    },
  });
});

test('A plan that APIs share has the settings of the last', () => {
  const shared = (name: string): string => `{ CreateUsagePlan: SHARED, UsagePlanName: ${name} }`;
  const made = resources(
    api('A', shared('One')) + api('B', shared('Two')) + api('C', '{ CreateUsagePlan: NONE }'),
  );
  expect(made.ServerlessUsagePlan?.Properties).toEqual({
    ApiStages: [
      { ApiId: { Ref: 'A' }, Stage: { Ref: 'Av1Stage' } },
      { ApiId: { Ref: 'B' }, Stage: { Ref: 'Bv1Stage' } },
    ],
    UsagePlanName: 'Two',
  });
  expect(Object.keys(made).filter((id) => id.endsWith('Key'))).toEqual([
    'ServerlessApiKey',
    'ServerlessUsagePlanKey',
  ]);
});

test('A plan that APIs share exists if one of them does', () => {
  const plan = '{ CreateUsagePlan: SHARED }';
  const both = resources(api('A', plan, '    Condition: X') + api('B', plan, '    Condition: Y'));
  expect(both.ServerlessApiKey?.Condition).toBe('SharedUsagePlanCondition');
  const one = resources(api('A', plan, '    Condition: X') + api('B', plan));
  expect(one.ServerlessApiKey?.Condition).toBeUndefined();
});

test.each<readonly [string, string]>([
  ['5', '6:15 error INVALID_TYPE "UsagePlan" must be an object, not 5'],
  [
    '{ Quota: {} }',
    '6:15 error INVALID_VALUE "CreateUsagePlan" must be PER_API, SHARED or NONE: it is missing',
  ],
  [
    '{ CreateUsagePlan: ALL }',
    '6:28 error INVALID_VALUE "CreateUsagePlan" must be PER_API, SHARED or NONE: not the string "ALL"',
  ],
  [
    '{ CreateUsagePlan: NONE, Limit: 1 }',
    '6:51 error UNKNOWN_PROPERTY "Limit" is not a property of "UsagePlan": use one of CreateUsagePlan, Description, Quota, Tags, Throttle, UsagePlanName',
  ],
])('UsagePlan: %s is refused', (plan, issue) => {
  expect(issuesOf(`Auth: { UsagePlan: ${plan} }`)).toEqual([issue]);
});
