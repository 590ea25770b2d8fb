import { expect, test } from 'vitest';
import { storesOf } from '../../../src/core/stage/stores.js';
import { requestOf } from '../../support/scope.js';

const request = requestOf();
const limits = [{ type: 'BUCKET', key: 'k', rateLimit: 1, burstLimit: 1 }] as const;

test('only the stores that are set are there', () => {
  const report = () => {};
  expect(storesOf({}, report)).toEqual({ entries: undefined, counters: undefined });
  expect(storesOf({ entries: new Map() }, report).entries).toBeDefined();
});

test('what a store fails with is reported with the request', async () => {
  const reports: unknown[] = [];
  const { entries, counters } = storesOf(
    {
      entries: { get: () => 5, set: () => {}, delete: () => {} },
      counters: { countRequest: () => Promise.reject(new Error('gone')) },
      whenStoreFails: 'closed',
    },
    (cause, from) => reports.push([String(cause), from]),
  );
  expect(await entries?.get('k', request)).toBeUndefined();
  expect(await counters?.countRequest(limits, 1, request)).toEqual({ failure: expect.any(Error) });
  expect(reports).toEqual([['Error: The entry store returned 5 for a text that was set', request]]);
});
