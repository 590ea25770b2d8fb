import { describe, expect, test } from 'vitest';
import type { RequestLimit, Stores } from '../../../src/model/store.js';
import { checkedCounters } from '../../../src/stage/stores/checked-counters.js';
import { requestOf } from '../../support/scope.js';
import { FAILURES, NONSENSE } from './hostile-results.js';

const BUCKET: RequestLimit = { type: 'BUCKET', key: 'b', rateLimit: 1, burstLimit: 1 };
const QUOTA: RequestLimit = { type: 'QUOTA', key: 'q', limit: 1, endsAt: 5 };
const request = requestOf();

async function count(
  limits: readonly RequestLimit[],
  countRequest: () => unknown,
  whenStoreFails?: Stores['whenStoreFails'],
) {
  const reports: string[] = [];
  const report = ({ message }: Error) => void reports.push(message);
  const counters = checkedCounters({ countRequest }, whenStoreFails, {
    timeoutInMillis: 250,
    report,
  });
  return { found: await counters.countRequest(limits, 1, request), reports };
}

const REFUSED = { failure: expect.any(Error) };

describe('a request', () => {
  test.each([
    [-1, -1],
    [0, 0],
    [Promise.resolve(1), 1],
  ])('is counted with the index %o', async (index, found) => {
    expect(await count([BUCKET, QUOTA], () => index)).toEqual({ found, reports: [] });
  });

  test.each([
    ...NONSENSE,
    ['nothing', () => undefined] as const,
    ['a text', () => '0'] as const,
    ['an index after the last limit', () => 1] as const,
    ['an index before -1', () => -2] as const,
  ])('passes a throttle and not a quota if the store returns %s', async (_, make) => {
    const open = await count([BUCKET], make);
    expect(open.found).toBe(-1);
    expect(open.reports).toEqual([expect.stringMatching(/^The counter store /)]);
    expect(await count([QUOTA], make)).toEqual({ found: REFUSED, reports: [] });
  });

  test.each(FAILURES)('passes a throttle and not a quota if the store %s', async (_, fail) => {
    expect((await count([BUCKET], fail)).found).toBe(-1);
    expect((await count([BUCKET, QUOTA], fail)).found).toEqual(REFUSED);
  });

  test('passes both, or neither, where whenStoreFails says so', async () => {
    const fail = () => Promise.reject(new Error('gone'));
    expect((await count([BUCKET, QUOTA], fail, 'open')).found).toBe(-1);
    expect((await count([BUCKET], fail, 'closed')).found).toEqual(REFUSED);
  });
});
