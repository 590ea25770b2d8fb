import type { RequestSummary } from '../../../../src/console/protocol/events.js';

/** An entry of the list; `changes` replace its members. */
export function sampleSummary(changes: Partial<RequestSummary> = {}): RequestSummary {
  return {
    id: '1',
    time: 1_764_000_000_000,
    httpMethod: 'GET',
    path: '/pets/7',
    queryString: '',
    resourcePath: '/pets/{id}',
    resourceMethod: 'GET',
    statusCode: 200,
    durationInMillis: 20,
    outcome: 'COMPLETE',
    errorType: undefined,
    cacheStatus: undefined,
    spans: [],
    ...changes,
  };
}
