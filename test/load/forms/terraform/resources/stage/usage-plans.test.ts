import { expect, test } from 'vitest';
import type { ChosenApi } from '../../../../../../src/load/forms/terraform/resources/api-choice.js';
import { usagePlans } from '../../../../../../src/load/forms/terraform/resources/stage/usage-plans.js';
import type { TerraformResource } from '../../../../../../src/load/forms/terraform/terraform-resource.js';
import { plain } from '../../../../reading.js';
import { resourceOf } from '../../resource-of.js';

const stage = resourceOf('stage', 's', { stage_name: 'prod' });
const pets = resourceOf('resource', 'pets', { path_part: 'pets' });
const api = { id: 'api1', members: [pets] } as unknown as ChosenApi;
const ofApi = { api_id: 'api1', stage: 'prod' };

function plansOf(resources: readonly TerraformResource[], of: typeof stage | undefined = stage) {
  const { plans, keys } = usagePlans(api, resources, of);
  return { plans: plans.map(plain), keys: keys.map(plain) };
}

const key = resourceOf('api_key', 'k', { id: 'k1', name: 'n', value: 'v' });
const link = (values: object) =>
  resourceOf('usage_plan_key', 'l', { usage_plan_id: 'p1', key_id: 'k1', ...values });

test('a plan has its limits, those of methods, and its keys', () => {
  const plan = resourceOf('usage_plan', 'p', {
    id: 'p1',
    name: 'gold',
    api_stages: [
      {
        ...ofApi,
        throttle: [
          { path: '${aws_api_gateway_resource.pets.path}/GET', burst_limit: '1', rate_limit: 2 },
          { path: 'pets/PUT', rate_limit: 3 },
        ],
      },
    ],
    throttle_settings: [{ burst_limit: 5, rate_limit: '2.5' }],
    quota_settings: [{ limit: '10', offset: 1, period: 'DAY' }],
  });
  expect(plansOf([plan, key, link({})])).toEqual({
    plans: [
      {
        id: 'aws_api_gateway_usage_plan.p',
        name: 'gold',
        throttle: { burstLimit: 5, rateLimit: 2.5 },
        quota: { limit: 10, offset: 1, period: 'DAY' },
        methodThrottles: {
          '/pets/GET': { burstLimit: 1, rateLimit: 2 },
          '/pets/PUT': { rateLimit: 3 },
        },
        apiKeyIds: ['aws_api_gateway_api_key.k'],
      },
    ],
    keys: [{ id: 'aws_api_gateway_api_key.k', name: 'n', value: 'v', enabled: true }],
  });
});

const planWith = (values: object) => resourceOf('usage_plan', 'p', { id: 'p1', ...values });

test.each<readonly [object, unknown]>([
  [
    { limit: 1, period: 'WEEK' },
    { limit: 1, period: 'WEEK' },
  ],
  [
    { limit: 1, period: 'MONTH' },
    { limit: 1, period: 'MONTH' },
  ],
  [{ limit: 1, period: 'YEAR' }, undefined],
  [{ period: 'DAY' }, undefined],
])('the quota %j', (quota, expected) => {
  const [plan] = plansOf([planWith({ api_stages: [ofApi], quota_settings: [quota] })]).plans;
  expect((plan as { quota?: unknown }).quota).toEqual(expected);
});

test.each<readonly [object, typeof stage | undefined, number]>([
  [ofApi, stage, 1],
  [{ ...ofApi, stage: '${x}' }, stage, 1],
  [{ ...ofApi, stage: 'dev' }, stage, 0],
  [{ ...ofApi, stage: 'dev' }, undefined, 1],
  [{ ...ofApi, api_id: 'other' }, undefined, 0],
])('the stage %j of %#', (one, of, count) => {
  const { plans } = usagePlans(api, [planWith({ api_stages: [one] })], of);
  expect(plans).toHaveLength(count);
});

test('keys of other plans, and those of data sources, are left out', () => {
  const plan = planWith({ api_stages: [ofApi] });
  const { plans, keys } = plansOf([
    plan,
    key,
    link({ usage_plan_id: 'p2' }),
    link({ key_id: 'k2' }),
  ]);
  expect([plans, keys]).toEqual([[expect.objectContaining({ apiKeyIds: [] })], []]);
  const data = resourceOf('api_key', 'k', key.values, { mode: 'data' });
  expect(plansOf([plan, data, link({})]).keys).toEqual([]);
});

test.each<readonly [object, object]>([
  [
    { value: '${random.x}', enabled: 'false' },
    { name: 'n', enabled: false },
  ],
  [{ value: '', enabled: null, name: '' }, { enabled: true }],
])('a key with %j', (values, expected) => {
  const own = resourceOf('api_key', 'k', { ...key.values, ...values });
  expect(plansOf([planWith({ api_stages: [ofApi] }), own, link({})]).keys).toEqual([
    { id: 'aws_api_gateway_api_key.k', ...expected },
  ]);
});
