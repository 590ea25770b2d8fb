import type { BoxName } from '../../../src/execute/log/observation/observer.js';
import type {
  RecordedBody,
  RequestRecord,
} from '../../../src/execute/log/recording/request-record.js';
import type { BoxId, PictureBox } from '../../shared/picture/boxes.js';
import { bytesText, millisText } from '../../shared/text/numbers.js';
import { mappingsOf, stepOf, templatesOf } from './record-steps.js';

const NAMES: Readonly<Record<BoxId, BoxName>> = {
  methodRequest: 'Method Request',
  integrationRequest: 'Integration Request',
  integration: 'Integration',
  integrationResponse: 'Integration Response',
  methodResponse: 'Method Response',
};

/** What the picture of a request shows in each box. */
export function recordBoxes(record: RequestRecord): Readonly<Record<BoxId, PictureBox>> {
  const isFailed = stepOf(record, 'gatewayResponse') !== undefined;
  return {
    methodRequest: box(record, 'methodRequest', methodRequestFacts(record)),
    integrationRequest: box(
      record,
      'integrationRequest',
      transforms(record, 'Integration Request'),
    ),
    integration: box(record, 'integration', endpointFacts(record)),
    integrationResponse: box(record, 'integrationResponse', selectionFacts(record)),
    methodResponse: {
      ...box(record, 'methodResponse', responseFacts(record)),
      ...(isFailed && { title: 'Gateway Response', state: 'passed' }),
    },
  };
}

/** What the picture of a request shows at the client. */
export function clientFacts(record: RequestRecord): readonly string[] {
  return [record.sourceIp, `Got ${record.end.statusCode}`];
}

function box(record: RequestRecord, id: BoxId, facts: readonly string[]): PictureBox {
  const ended = record.boxes.filter(({ name }) => name === NAMES[id]);
  const error = ended.find(({ errorType }) => errorType !== undefined)?.errorType;
  const millis = ended.reduce((sum, { durationInMillis }) => sum + durationInMillis, 0);
  return {
    title: NAMES[id],
    state: ended.length === 0 ? 'skipped' : error === undefined ? 'passed' : 'failed',
    facts: [
      ...(error === undefined ? [] : [error]),
      ...facts,
      ...(ended.length === 0 ? [] : [millisText(millis)]),
    ],
  };
}

function methodRequestFacts(record: RequestRecord): readonly string[] {
  const step = stepOf(record, 'methodRequest');
  const authorizers = record.calls.filter(({ kind }) => kind === 'authorizer');
  return [
    ...(step === undefined ? [] : [counted(step.headers.length, 'header'), ...bodyFact(step.body)]),
    ...authorizers.map(
      ({ name, durationInMillis }) => `Authorizer ${name ?? ''} ${millisText(durationInMillis)}`,
    ),
  ];
}

function transforms(
  record: RequestRecord,
  name: 'Integration Request' | 'Integration Response',
): readonly string[] {
  const mappings = mappingsOf(record, name).length;
  const templates = templatesOf(record, name).map(({ mediaType }) => `Template ${mediaType}`);
  return [...(mappings === 0 ? [] : [counted(mappings, 'mapping')]), ...templates];
}

function endpointFacts(record: RequestRecord): readonly string[] {
  const sent = stepOf(record, 'integrationRequest');
  const got = stepOf(record, 'endpointResponse');
  return [
    ...(stepOf(record, 'cache')?.status === 'hit' ? ['The response was in the cache'] : []),
    ...(sent === undefined ? [] : [`${sent.httpMethod} ${sent.uri}`]),
    ...(got === undefined ? [] : [`Status ${got.statusCode}`]),
  ];
}

function selectionFacts(record: RequestRecord): readonly string[] {
  const selected = stepOf(record, 'selection')?.candidates.find(({ isSelected }) => isSelected);
  return [
    ...(selected === undefined ? [] : [`${selected.pattern} → ${selected.statusCode}`]),
    ...transforms(record, 'Integration Response'),
  ];
}

function responseFacts(record: RequestRecord): readonly string[] {
  const step = stepOf(record, 'gatewayResponse') ?? stepOf(record, 'methodResponse');
  return step === undefined
    ? []
    : [
        ...(step.kind === 'gatewayResponse' ? [step.type] : []),
        `Status ${step.statusCode}`,
        ...bodyFact(step.body),
      ];
}

function bodyFact(body: RecordedBody | undefined): readonly string[] {
  return body === undefined || body.length === 0 ? [] : [`Body ${bytesText(body.length)}`];
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
