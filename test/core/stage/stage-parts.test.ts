import { describe, expect, test } from 'vitest';
import { stagePartsOf } from '../../../src/core/stage/stage-parts.js';
import { importRestApi } from '../../../src/import/import-rest-api.js';
import { documentOf } from '../../support/in-memory.js';

const api = importRestApi(documentOf({ type: 'mock' }), { stage: 'test' });
const clock = () => 0;

test('without options a stage has no parts', () => {
  expect(stagePartsOf({}, api, {}, clock)).toEqual({
    methodSettings: undefined,
    plans: undefined,
    throttling: undefined,
    entryStore: undefined,
  });
});

describe('usage plans', () => {
  const usagePlans = [{ id: 'p', keys: ['k'], apiStages: [{ apiId: 'other', stage: 'test' }] }];

  test('of another API count unless the option apiId tells them apart', () => {
    expect(stagePartsOf({ usagePlans }, api, {}, clock).plans?.has('k')).toBe(true);
    expect(stagePartsOf({ usagePlans, apiId: 'own' }, api, {}, clock).plans?.has('k')).toBe(false);
  });
});

test('the clock is read for an offset alone', () => {
  const failing = () => {
    throw new Error('no clock');
  };
  const planOf = (offset?: number) => ({
    usagePlans: [{ id: 'p', keys: ['k'], quota: { limit: 1, period: 'DAY', offset } as const }],
  });
  expect(stagePartsOf(planOf(), api, {}, failing).throttling).toBeDefined();
  expect(() => stagePartsOf(planOf(1), api, {}, failing)).toThrow('no clock');
});
