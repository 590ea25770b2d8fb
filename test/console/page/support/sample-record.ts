import type {
  RecordedBody,
  RecordedStep,
  RequestRecord,
} from '../../../../src/execute/log/recording/request-record.js';

/** A body that is kept as a whole. */
export function bodyOf(text: string): RecordedBody {
  return { text, length: Buffer.byteLength(text), isComplete: true };
}

/** A request that put a pet, with the values of all boxes; `changes` replace its members. */
export function sampleRecord(changes: Partial<RequestRecord> = {}): RequestRecord {
  const time = 1_764_000_000_000;
  return {
    requestId: '1dc024e5-c0ea-4fee-a9d5-2a265ed301a0',
    extendedRequestId: '1dc024e5c0eafee=',
    stage: 'test',
    httpMethod: 'PUT',
    path: '/pets/7',
    queryString: 'dry=true',
    resourcePath: '/pets/{id}',
    resourceMethod: 'PUT',
    sourceIp: '127.0.0.1',
    time,
    end: {
      time: time + 20,
      durationInMillis: 20,
      statusCode: 200,
      responseLength: 13,
      outcome: 'COMPLETE',
      errorType: undefined,
      integrationLatency: 12,
      cacheStatus: undefined,
    },
    failure: undefined,
    boxes: [
      { name: 'Method Request', time, durationInMillis: 2, errorType: undefined },
      { name: 'Integration Request', time: time + 2, durationInMillis: 1, errorType: undefined },
      { name: 'Integration', time: time + 3, durationInMillis: 12, errorType: undefined },
      { name: 'Integration Response', time: time + 15, durationInMillis: 3, errorType: undefined },
      { name: 'Method Response', time: time + 18, durationInMillis: 2, errorType: undefined },
    ],
    calls: [],
    steps: STEPS,
    context: { stage: 'test' },
    stageVariables: { table: 'pets' },
    size: 0,
    log: ['Starting execution', 'Successfully completed execution'],
    ...changes,
  };
}

/** The record's steps, with the step of the client replaced. */
export function withRequest(
  headers: readonly (readonly [string, string])[],
  body: string | RecordedBody | undefined,
): Pick<RequestRecord, 'steps'> {
  const kept = typeof body === 'string' ? bodyOf(body) : body;
  return {
    steps: [
      { kind: 'methodRequest', pathParameters: [], queryParameters: [], headers, body: kept },
      ...STEPS.slice(1),
    ],
  };
}

const STEPS: readonly RecordedStep[] = [
  {
    kind: 'methodRequest',
    pathParameters: [['id', '7']],
    queryParameters: [['dry', 'true']],
    headers: [
      ['Host', 'localhost:3000'],
      ['Content-Type', 'application/json'],
      ['Authorization', '*****'],
    ],
    body: bodyOf('{"type":"dog"}'),
  },
  {
    kind: 'mapping',
    box: 'Integration Request',
    target: 'integration.request.path.id',
    source: 'method.request.path.id',
    values: ['7'],
  },
  {
    kind: 'template',
    box: 'Integration Request',
    mediaType: 'application/json',
    templates: '#/paths/~1pets~1{id}/put/x-amazon-apigateway-integration/requestTemplates',
    input: bodyOf('{"type":"dog"}'),
    output: bodyOf('{"animal":"dog"}'),
  },
  {
    kind: 'integrationRequest',
    integrationType: 'HTTP',
    httpMethod: 'POST',
    uri: 'http://127.0.0.1:4000/pets/7',
    headers: [['Content-Type', 'application/json']],
    body: bodyOf('{"animal":"dog"}'),
  },
  {
    kind: 'endpointResponse',
    statusCode: 201,
    headers: [['Content-Type', 'application/json']],
    body: bodyOf('{"ok":true}'),
  },
  {
    kind: 'selection',
    text: '201',
    candidates: [
      { pattern: '4\\d{2}', statusCode: 404, matches: false, isSelected: false },
      { pattern: '2\\d{2}', statusCode: 200, matches: true, isSelected: true },
      { pattern: 'default', statusCode: 500, matches: false, isSelected: false },
    ],
  },
  {
    kind: 'methodResponse',
    statusCode: 200,
    headers: [['Content-Type', 'application/json']],
    body: bodyOf('{"done":true}'),
  },
];
