import { describe, expect, test } from 'vitest';
import type { ApiStage, UsagePlan } from '../../../src/model/stage.js';
import { plansByKey } from '../../../src/stage/limits/usage-plans.js';
import { methodAt, stageApi } from '../stage-api.js';

const keysOf = (plans: readonly UsagePlan[], apiId?: string) => [
  ...plansByKey(plans, stageApi, apiId).keys(),
];

describe('a plan counts', () => {
  test.each<
    readonly [
      apiStages: readonly ApiStage[] | undefined,
      apiId: string | undefined,
      counts: boolean,
    ]
  >([
    [undefined, undefined, true],
    [undefined, 'abc', true],
    [[], undefined, false],
    [[{ stage: 'test' }], undefined, true],
    [[{ stage: 'prod' }], undefined, false],
    [[{ stage: 'test', apiId: 'abc' }], undefined, true],
    [[{ stage: 'test', apiId: 'abc' }], 'abc', true],
    [[{ stage: 'test', apiId: 'abc' }], 'xyz', false],
    [[{ stage: 'prod', apiId: 'abc' }], 'abc', false],
    [[{ stage: 'prod' }, { stage: 'test' }], 'abc', true],
  ])('of the stages %j, with the option apiId %s: %s', (apiStages, apiId, counts) => {
    expect(keysOf([{ id: 'p', keys: ['k'], apiStages }], apiId)).toEqual(counts ? ['k'] : []);
  });
});

test('a key is in one plan of the stage, and may be in plans of others', () => {
  const plan = (id: string, stage: string): UsagePlan => ({
    id,
    keys: ['k', 'k'],
    apiStages: [{ stage }],
  });
  expect(keysOf([plan('a', 'prod'), plan('b', 'test')])).toEqual(['k']);
  expect(() => keysOf([plan('a', 'test'), plan('b', 'test')])).toThrow(
    'The API key "k" is in two usage plans of this stage, "a" and "b": keep it in one. If they are of several APIs, set the option apiId',
  );
});

test('limits of a method are found by its key in any form, and by ANY', () => {
  const throttle = {
    'pets/GET': { rateLimit: 1, burstLimit: 2 },
    '/any/ANY': { rateLimit: 3 },
    '//GET': { rateLimit: -1, burstLimit: -1 },
  };
  const plan = { id: 'p', keys: ['k'], apiStages: [{ stage: 'test', throttle }] };
  const methods = plansByKey([plan], stageApi, undefined).get('k')?.methods;
  expect(methods?.of(methodAt('/pets', 'GET'), 'GET')).toEqual({
    method: '/pets/GET',
    rateLimit: 1,
    burstLimit: 2,
  });
  expect(methods?.of(methodAt('/pets', 'POST'), 'POST')).toBeUndefined();
  expect(methods?.of(methodAt('/', 'GET'), 'GET')).toBeUndefined();
  expect(methods?.of(methodAt('/any', 'ANY'), 'PUT')).toEqual({
    method: '/any/PUT',
    rateLimit: 3,
    burstLimit: 5000,
  });
});
