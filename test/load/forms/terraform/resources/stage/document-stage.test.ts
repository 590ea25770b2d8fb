import { expect, test } from 'vitest';
import { loadDocument } from '../../../../../../src/load/load-document.js';
import { stageOf } from '../../../../../../src/load/stage-options.js';
import { mockConfiguration, outcomeOfFolder } from '../../folders.js';
import { outcomeOf } from '../../issues.js';
import { type Instance, mockApi } from '../../json/state-file.js';

const TWIN = new URL('../../twins/6-keys-stage-vpclink/', import.meta.url);

test.each([
  'plan.json',
  'terraform.tfstate',
  'body-plan.json',
  'body-terraform.tfstate',
  'state.json',
])('The stage in %s', (form) => {
  expect(stageOf(loadDocument(new URL(form, TWIN)))).toMatchObject({
    stageName: 'live',
    variables: { host: 'quotes.internal.example.com:8080', link: 'abc123' },
    cacheClusterEnabled: true,
    cacheClusterSize: '0.5',
    methodSettings: [
      { resourcePath: '/*', httpMethod: '*', throttlingBurstLimit: 20, throttlingRateLimit: 10 },
      {
        resourcePath: '/quotes/{symbol}',
        httpMethod: 'GET',
        cachingEnabled: true,
        cacheTtlInSeconds: 120,
      },
    ],
    apiKeys: [
      {
        id: 'aws_api_gateway_api_key.key["old"]',
        name: 'old',
        value: 'abcdefghij0123456789',
        enabled: false,
      },
      {
        id: 'aws_api_gateway_api_key.key["partner"]',
        name: 'partner',
        value: '0123456789abcdefghij',
        enabled: true,
      },
    ],
    usagePlans: [
      {
        id: 'aws_api_gateway_usage_plan.basic',
        name: 'basic',
        throttle: { burstLimit: 5, rateLimit: 2.5 },
        quota: { limit: 1000, period: 'DAY' },
        methodThrottles: { '/quotes/{symbol}/GET': { burstLimit: 2, rateLimit: 1 } },
        apiKeyIds: ['aws_api_gateway_api_key.key["old"]', 'aws_api_gateway_api_key.key["partner"]'],
      },
    ],
  });
});

function stage(name: string, more: object = {}): Instance {
  return [`aws_api_gateway_stage.${name}`, { rest_api_id: 'api', stage_name: name, ...more }];
}

test('-1 is no limit of its own, and what is not set stays open', () => {
  const settings = [{ throttling_burst_limit: -1, throttling_rate_limit: -1, logging_level: '' }];
  const path = { rest_api_id: 'api', stage_name: 'live', method_path: '/~1pets/get' };
  const { document } = outcomeOf(
    mockApi(stage('live'), ['aws_api_gateway_method_settings.a', { ...path, settings }]),
  );
  expect(stageOf(document ?? {})?.methodSettings).toEqual([
    expect.objectContaining({ resourcePath: '/pets', httpMethod: 'GET' }),
  ]);
  const [setting] = stageOf(document ?? {})?.methodSettings ?? [];
  expect(Object.values(setting ?? {}).filter((one) => one !== undefined)).toEqual(['/pets', 'GET']);
});

test('A canary has its own variables', () => {
  const canary = {
    percent_traffic: 10,
    stage_variable_overrides: { a: 'b' },
    use_stage_cache: false,
  };
  const { document } = outcomeOf(mockApi(stage('live', { canary_settings: [canary] })));
  expect(stageOf(document ?? {})?.canarySettings).toEqual({
    percentTraffic: 10,
    stageVariableOverrides: { a: 'b' },
    useStageCache: false,
  });
});

test('A deployment makes the stage in old versions of the provider', () => {
  const values = { rest_api_id: 'api', stage_name: 'old', variables: { a: 1 } };
  const { document } = outcomeOf(mockApi(['aws_api_gateway_deployment.now', values]));
  expect(stageOf(document ?? {})).toMatchObject({ stageName: 'old', variables: { a: '1' } });
});

test('Of several stages the first applies, or the one that the option stage names', () => {
  const variables = (name: string): object => ({ variables: { name } });
  const file = mockApi(stage('live', variables('a')), stage('test', variables('b')));
  const outcome = outcomeOf(file);
  expect(stageOf(outcome.document ?? {})).toMatchObject({
    stageName: 'live',
    variables: { name: 'a' },
  });
  expect(outcome.issues).toEqual([
    expect.stringContaining(
      'warning DIFFERS_FROM_AWS The API has the stages live, test: the settings of live apply, so choose one with the option "stage"',
    ),
  ]);
  const chosen = outcomeOf(file, { stage: 'test' });
  expect(chosen.issues).toEqual([]);
  expect(stageOf(chosen.document ?? {})).toMatchObject({ variables: { name: 'b' } });
  expect(stageOf(outcomeOf(file, { stage: 'other' }).document ?? {})).toBeUndefined();
});

test('A stage variable that only a deployment knows is not there', () => {
  const live = `resource "aws_api_gateway_stage" "live" {
  rest_api_id = aws_api_gateway_rest_api.pets.id
  stage_name  = var.stage
  variables   = { open = aws_lb.x.dns_name, known = "a", "__proto__" = "b" }
}`;
  const { document } = outcomeOfFolder(mockConfiguration() + live);
  const stage = stageOf(document ?? {});
  expect(stage?.stageName).toBeUndefined();
  expect(Object.entries(stage?.variables ?? {})).toEqual([
    ['__proto__', 'b'],
    ['known', 'a'],
  ]);
});
