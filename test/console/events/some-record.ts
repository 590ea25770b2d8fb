import type { RequestRecord } from '../../../src/execute/log/recording/request-record.js';

/** A record of a request that took 10 ms, with changes. */
export function someRecord(
  changes: Partial<Omit<RequestRecord, 'end'>> & {
    readonly end?: Partial<RequestRecord['end']>;
  } = {},
): RequestRecord {
  return {
    requestId: 'id-1',
    extendedRequestId: 'x-1',
    stage: 'test',
    httpMethod: 'GET',
    path: '/pets/7',
    queryString: 'a=b',
    resourcePath: '/pets/{id}',
    resourceMethod: 'GET',
    sourceIp: '127.0.0.1',
    time: 1000,
    failure: undefined,
    boxes: [],
    calls: [],
    steps: [],
    context: {},
    stageVariables: {},
    log: [],
    size: 100,
    ...changes,
    end: {
      time: 1010,
      durationInMillis: 10,
      statusCode: 200,
      responseLength: 2,
      outcome: 'COMPLETE',
      errorType: undefined,
      integrationLatency: undefined,
      cacheStatus: undefined,
      ...changes.end,
    },
  };
}
