import { expect, test } from 'vitest';
import { beginningOf, summaryOf } from '../../../src/console/events/request-summary.js';
import type { TimeSpan } from '../../../src/console/protocol/events.js';
import type { EndedBox, EndedCall } from '../../../src/execute/log/observation/observer.js';
import { someRecord } from './some-record.js';

const box = (name: EndedBox['name'], time: number, durationInMillis: number): EndedBox => ({
  name,
  time,
  durationInMillis,
  errorType: undefined,
});

/** Calls have the time of their end. */
const call = (kind: EndedCall['kind'], time: number, durationInMillis: number): EndedCall => ({
  kind,
  name: undefined,
  integrationType: undefined,
  httpMethod: undefined,
  origin: undefined,
  time,
  durationInMillis,
  statusCode: undefined,
  errorType: undefined,
});

test('what the list shows', () => {
  const record = someRecord({
    end: { errorType: 'THROTTLED', statusCode: 429, cacheStatus: 'miss' },
  });
  expect(summaryOf(record)).toEqual({
    id: 'id-1',
    time: 1000,
    httpMethod: 'GET',
    path: '/pets/7',
    queryString: 'a=b',
    resourcePath: '/pets/{id}',
    resourceMethod: 'GET',
    statusCode: 429,
    durationInMillis: 10,
    outcome: 'COMPLETE',
    errorType: 'THROTTLED',
    cacheStatus: 'miss',
    spans: [],
  });
});

test('the time of each part, in order; the response lasts until its last byte', () => {
  const record = someRecord({
    boxes: [
      box('Method Request', 1000, 3),
      box('Integration Request', 1003, 1),
      box('Integration', 1004, 2),
      box('Integration Response', 1006, 0.5),
      box('Method Response', 1006.5, 0.1),
    ],
    calls: [call('authorizer', 1002.5, 2), call('integration', 1006, 1.9996)],
  });
  expect(summaryOf(record).spans).toEqual<TimeSpan[]>([
    { part: 'authorizer', start: 0.5, durationInMillis: 2 },
    { part: 'mapping', start: 3, durationInMillis: 1 },
    { part: 'backend', start: 4, durationInMillis: 2 },
    { part: 'mapping', start: 6, durationInMillis: 0.5 },
    { part: 'response', start: 6.5, durationInMillis: 3.5 },
  ]);
});

test('a gateway response is the response, and no span is negative', () => {
  const record = someRecord({
    boxes: [box('Gateway Response', 1001, 0), box('Integration Request', 999, -5)],
  });
  expect(summaryOf(record).spans).toEqual<TimeSpan[]>([
    { part: 'mapping', start: 0, durationInMillis: 0 },
    { part: 'response', start: 1, durationInMillis: 9 },
  ]);
});

test('a request with thousands of calls has a short summary', () => {
  const calls = Array.from({ length: 5000 }, () => call('integration', 1002, 1));
  expect(summaryOf(someRecord({ calls })).spans).toHaveLength(32);
});

test('a long path and a long query are cut', () => {
  const long = 'x'.repeat(10_000);
  const { path, queryString } = summaryOf(someRecord({ path: `/${long}`, queryString: long }));
  expect([path.length, queryString.length]).toEqual([2001, 2001]);
  expect(beginningOf('x'.repeat(2000))).toHaveLength(2000);
});
