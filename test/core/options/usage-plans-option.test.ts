import { describe, expect, test } from 'vitest';
import { checkUsagePlans } from '../../../src/core/options/usage-plans-option.js';
import { expectRefused } from '../../support/wrong-options.js';

const plan = (parts: object) => [{ id: 'p', keys: ['k1'], ...parts }];

describe('a wrong option is a TypeError that names it', () => {
  test.each<readonly [usagePlans: unknown, sentence: RegExp]>([
    [{}, /^usagePlans must be a list of usage plans, not an object$/],
    [['p'], /^usagePlans\[0\] must be an object such as \{ id: 'basic', .*, not "p"$/],
    [[{ keys: [] }], /^usagePlans\[0\] must be an object such as .*: it lacks "id"$/],
    [[{ id: 'p' }], /: it lacks "keys"$/],
    [plan({ id: '' }), /^usagePlans\[0\]\.id must be a string of at least one character/],
    [plan({ key: [] }), /^"key" is not a member of usagePlans\[0\]; did you mean "keys"\?$/],
    [plan({ keys: 'k1' }), /^usagePlans\[0\]\.keys must be a list of ids of API keys, not "k1"$/],
    [plan({ keys: [{ id: 'k1' }] }), /^usagePlans\[0\]\.keys\[0\] must be a string/],
    [plan({ throttle: { rate: 5 } }), /^"rate" is not a member of usagePlans\[0\]\.throttle/],
    [
      plan({ throttle: { rateLimit: '5' } }),
      /^usagePlans\[0\]\.throttle\.rateLimit must be a number/,
    ],
    [
      plan({ throttle: { burstLimit: 0.5 } }),
      /\.burstLimit must be a whole number from -1, not 0.5$/,
    ],
    [plan({ quota: { limit: 5 } }), /^usagePlans\[0\]\.quota must be .*: it lacks "period"$/],
    [
      plan({ quota: { limit: 5, period: 'YEAR' } }),
      /must be one of "DAY", "WEEK", "MONTH", not "YEAR"$/,
    ],
    [
      plan({ quota: { limit: -1, period: 'DAY' } }),
      /\.limit must be a whole number from 0, not -1$/,
    ],
    [plan({ apiStages: [{}] }), /^usagePlans\[0\]\.apiStages\[0\] must be .*: it lacks "stage"$/],
    [[...plan({}), ...plan({})], /^usagePlans has two plans with the id "p"$/],
    [
      [...plan({}), ...plan({ id: 'q' })],
      /^The API key "k1" is in two usage plans of this stage, "p" and "q": keep it in one/,
    ],
    [
      plan({ apiStages: [{ stage: 'default', throttle: { '/y/GET': {} } }] }),
      /^"\/y\/GET" is not a method of the document \(option usagePlans, plan "p"\)/,
    ],
  ])('%j', (usagePlans, sentence) => {
    expectRefused({ usagePlans }, sentence);
  });
});

test('plans are copied', () => {
  const given = plan({ apiStages: [{ stage: 'a', apiId: undefined }], name: undefined });
  const copy = checkUsagePlans(given, 'usagePlans');
  expect(copy).toEqual([{ id: 'p', keys: ['k1'], apiStages: [{ stage: 'a' }] }]);
  expect(Object.isFrozen((copy as { keys: string[] }[])[0]?.keys)).toBe(true);
});
