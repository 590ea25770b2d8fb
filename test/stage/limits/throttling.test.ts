import { describe, expect, test } from 'vitest';
import type { MethodSetting, UsagePlan } from '../../../src/model/stage.js';
import { MemoryCounters } from '../../../src/stage/limits/memory-counters.js';
import { throttlingOf } from '../../../src/stage/limits/throttling.js';
import { plansByKey } from '../../../src/stage/limits/usage-plans.js';
import { resolveMethodSettings } from '../../../src/stage/method-settings.js';
import { methodAt, stageApi } from '../stage-api.js';

const NOON = Date.UTC(2025, 0, 6, 12);
const DAY = 86_400_000;
const THROTTLE = { rateLimit: 1, burstLimit: 2 };

function throttling(
  usagePlans: readonly UsagePlan[] | undefined,
  settings: Readonly<Record<string, MethodSetting>> = {},
) {
  return throttlingOf({
    api: stageApi,
    methodSettings: resolveMethodSettings(stageApi, settings),
    plans: usagePlans && plansByKey(usagePlans, stageApi, undefined),
    counter: undefined,
    clock: () => NOON,
  });
}

describe('nothing is limited', () => {
  test.each<readonly [plans: readonly UsagePlan[] | undefined, settings: MethodSetting]>([
    [undefined, {}],
    [undefined, { cachingEnabled: true }],
    [undefined, { throttlingBurstLimit: -1, throttlingRateLimit: -1 }],
    [[], {}],
    [[{ id: 'p', keys: ['k'] }], {}],
    [[{ id: 'p', keys: ['k'], throttle: {} }], {}],
    [[{ id: 'p', keys: [], throttle: THROTTLE }], {}],
    [[{ id: 'p', keys: ['k'], throttle: THROTTLE, apiStages: [] }], {}],
  ])('by the plans %j and the settings %j', (plans, setting) => {
    expect(throttling(plans, { '*/*': setting })).toBeUndefined();
  });
});

test('the limits of a request are those of its plan, then the stage’s', () => {
  const plan: UsagePlan = {
    id: 'a/b~c',
    keys: ['k/1'],
    throttle: THROTTLE,
    quota: { limit: 5, period: 'DAY' },
    apiStages: [{ stage: 'test', throttle: { '/pets/GET': { rateLimit: 3, burstLimit: 4 } } }],
  };
  const made = throttling([plan], { '*/*': { throttlingRateLimit: 7, throttlingBurstLimit: 8 } });
  const stage = `${stageApi.id}/test`;
  const pets = methodAt('/pets', 'GET');
  expect(made?.limitsOf(pets, 'GET', 'k/1', NOON)).toEqual([
    {
      type: 'BUCKET',
      key: `plan/a~1b~0c/k~11/${stage}/pets/GET`,
      rateLimit: 3,
      burstLimit: 4,
    },
    { type: 'BUCKET', key: 'plan/a~1b~0c/k~11', ...THROTTLE },
    {
      type: 'QUOTA',
      key: 'quota/a~1b~0c/k~11/DAY 2025-01-06',
      limit: 5,
      endsAt: Date.UTC(2025, 0, 7),
    },
    { type: 'BUCKET', key: `stage/${stage}/pets/GET`, rateLimit: 7, burstLimit: 8 },
  ]);
  const ofStage = [{ type: 'BUCKET', key: `stage/${stage}//GET`, rateLimit: 7, burstLimit: 8 }];
  expect(made?.limitsOf(methodAt('/', 'GET'), 'GET', undefined, NOON)).toEqual(ofStage);
  expect(made?.limitsOf(methodAt('/', 'GET'), 'GET', 'other', NOON)).toEqual(ofStage);
});

test('each method that ANY covers has a bucket of its own', () => {
  const made = throttling(undefined, { '/any/ANY': { throttlingRateLimit: 1 } });
  const keyOf = (httpMethod: string) =>
    made?.limitsOf(methodAt('/any', 'ANY'), httpMethod, undefined, NOON)[0]?.key;
  expect(keyOf('PUT')).toMatch(/\/any\/PUT$/);
  expect(keyOf('DELETE')).toMatch(/\/any\/DELETE$/);
  expect(made?.limitsOf(methodAt('/pets', 'GET'), 'GET', undefined, NOON)).toEqual([]);
});

test('an offset is taken from the period in which the gateway is made', () => {
  const limitAt = (limit: number, time: number) => {
    const quota = { limit, period: 'DAY', offset: 2 } as const;
    const made = throttling([{ id: 'p', keys: ['k'], quota }]);
    return made?.limitsOf(methodAt('/', 'GET'), 'GET', 'k', time);
  };
  expect(limitAt(3, NOON)).toMatchObject([{ limit: 1 }]);
  expect(limitAt(3, NOON + DAY)).toMatchObject([{ limit: 3 }]);
  expect(limitAt(1, NOON)).toMatchObject([{ limit: 0 }]);
});

test('requests are counted in memory unless a store is set', () => {
  const made = throttling(undefined, { '*/*': { throttlingRateLimit: 1 } });
  expect(made?.counter).toBeInstanceOf(MemoryCounters);
});
