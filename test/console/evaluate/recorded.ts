import type {
  RecordedBody,
  RecordedStep,
  RequestRecord,
} from '../../../src/execute/log/recording/request-record.js';

export const body = (text: string, isComplete = true): RecordedBody => ({
  text,
  length: text.length,
  isComplete,
});

export const METHOD_REQUEST: RecordedStep = {
  kind: 'methodRequest',
  pathParameters: [['id', 'a%2Fb']],
  queryParameters: [
    ['q', 'first'],
    ['q', 'last'],
    ['__proto__', 'p'],
  ],
  headers: [
    ['X-A', '1'],
    ['x-a', '2'],
    ['Authorization', '*****'],
  ],
  body: body('{"sent": 1}'),
};

export const ENDPOINT_RESPONSE: RecordedStep = {
  kind: 'endpointResponse',
  statusCode: 201,
  headers: [
    ['X-B', 'ä'],
    ['X-C', '1'],
    ['X-C', '2'],
  ],
  body: body('{"got": [1, 2.0]}'),
};

/** The record of a request, of which tests say the steps. */
export function recordOf(...steps: readonly RecordedStep[]): RequestRecord {
  return {
    requestId: 'r-1',
    extendedRequestId: 'e-1=',
    stage: 'prod',
    httpMethod: 'PUT',
    path: '/orders/a%2Fb',
    queryString: 'q=first&q=last',
    resourcePath: '/orders/{id}',
    resourceMethod: 'ANY',
    sourceIp: '192.0.2.1',
    time: 0,
    end: {} as RequestRecord['end'],
    failure: undefined,
    boxes: [],
    calls: [],
    steps,
    context: { requestId: 'r-1', stage: 'prod', identity: { sourceIp: '192.0.2.1' } },
    stageVariables: { env: 'test' },
    log: [],
    size: 0,
  };
}
