import { describe, expect, test } from 'vitest';
import {
  filterRequests,
  filterRunning,
  NO_FILTER,
  type RequestFilter,
} from '../../../../../console/requests/list/filter-requests.js';
import { sampleSummary } from '../../support/sample-summary.js';

const requests = [
  sampleSummary({ id: 'a', path: '/pets/7', queryString: 'Sort=asc' }),
  sampleSummary({ id: 'b', httpMethod: 'POST', statusCode: 404, errorType: 'RESOURCE_NOT_FOUND' }),
  sampleSummary({ id: 'c', path: '/x', resourcePath: undefined, statusCode: 502 }),
  sampleSummary({ id: 'd', statusCode: 304, outcome: 'CLIENT_LEFT' }),
];

describe('the requests that pass a filter, newest first', () => {
  test.each<[Partial<RequestFilter>, string]>([
    [{}, 'dcba'],
    [{ text: 'PETS/7 sort' }, 'a'],
    [{ text: ' {id} ' }, 'dba'],
    [{ text: 'resource_not' }, 'b'],
    [{ text: 'pets nothing' }, ''],
    [{ status: '2' }, 'a'],
    [{ status: '3' }, 'd'],
    [{ status: '4' }, 'b'],
    [{ status: '5' }, 'c'],
    [{ status: 'errors' }, 'db'],
    [{ method: 'POST' }, 'b'],
    [{ method: 'POST', status: '2' }, ''],
  ])('%j: %s', (filter, ids) => {
    const { shown, matching } = filterRequests(requests, { ...NO_FILTER, ...filter }, 10);
    expect(shown.map(({ id }) => id).join('')).toBe(ids);
    expect(matching).toBe(ids.length);
  });

  test('are counted beyond the limit', () => {
    const { shown, matching } = filterRequests(requests, NO_FILTER, 2);
    expect([shown.map(({ id }) => id), matching]).toEqual([['d', 'c'], 4]);
  });
});

test.each<[Partial<RequestFilter>, readonly string[]]>([
  [{}, ['2', '1']],
  [{ text: 'pets' }, ['1']],
  [{ method: 'PUT' }, ['2']],
  [{ status: '2' }, []],
])('the running requests with %j', (filter, ids) => {
  const common = { type: 'begin', time: 0, resourcePath: undefined } as const;
  const running = [
    { ...common, id: '1', httpMethod: 'GET', path: '/pets' },
    { ...common, id: '2', httpMethod: 'PUT', path: '/' },
  ];
  const found = filterRunning(running, { ...NO_FILTER, ...filter });
  expect(found.map(({ id }) => id)).toEqual(ids);
});
