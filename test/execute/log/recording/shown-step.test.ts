import { expect, test } from 'vitest';
import { BodySample } from '../../../../src/execute/log/recording/body-sample.js';
import type { KeptStep } from '../../../../src/execute/log/recording/kept-step.js';
import { shownStep } from '../../../../src/execute/log/recording/shown-step.js';

const hide = (text: string): string => text.replaceAll('secret', '*****');
const body = () => BodySample.of('a secret');
const shownBody = { text: 'a *****', length: 8, isComplete: true };
const headers = ['Authorization', 'anything', 'X-Note', 'the secret', 'X-Text', 'caf\u00c3\u00a9'];
const shownHeaders = [
  ['Authorization', '*****'],
  ['X-Note', 'the *****'],
  ['X-Text', 'café'],
];

const STEPS: readonly (readonly [kept: KeptStep, shown: object])[] = [
  [
    {
      kind: 'methodRequest',
      pathParameters: [['id', 'secret']],
      queryParameters: [
        ['q', 'secret'],
        ['api_key', 'any'],
      ],
      headers,
      body,
    },
    {
      pathParameters: [['id', '*****']],
      queryParameters: [
        ['q', '*****'],
        ['api_key', '*****'],
      ],
      headers: shownHeaders,
      body: shownBody,
    },
  ],
  [
    {
      kind: 'mapping',
      box: 'Integration Request',
      target: 't',
      source: "'secret'",
      values: ['secret'],
    },
    { source: "'*****'", values: ['*****'] },
  ],
  [
    {
      kind: 'template',
      box: 'Integration Request',
      mediaType: 'm',
      templates: '#/t',
      input: body(),
      output: body(),
    },
    { input: shownBody, output: shownBody },
  ],
  [
    {
      kind: 'template',
      box: 'Integration Request',
      mediaType: 'm',
      templates: '#/t',
      input: body(),
      output: undefined,
    },
    { input: shownBody, output: undefined },
  ],
  [
    {
      kind: 'integrationRequest',
      integrationType: 'HTTP',
      httpMethod: 'GET',
      uri: 'http://h/secret',
      headers,
      body,
    },
    { uri: 'http://h/*****', headers: shownHeaders, body: shownBody },
  ],
  [
    { kind: 'endpointResponse', statusCode: 200, headers, body: () => undefined },
    { headers: shownHeaders, body: undefined },
  ],
  [
    { kind: 'selection', text: 'a secret', candidates: [] },
    { text: 'a *****', candidates: [] },
  ],
  [
    { kind: 'selection', text: undefined, candidates: [] },
    { text: undefined, candidates: [] },
  ],
  [{ kind: 'cache', status: 'hit' }, { status: 'hit' }],
  [
    { kind: 'gatewayResponse', type: 'THROTTLED', statusCode: 429, headers, body },
    { type: 'THROTTLED', headers: shownHeaders, body: shownBody },
  ],
];

test.each(STEPS)('%j is shown without credentials', (kept, shown) => {
  expect(shownStep(kept, hide, true)).toEqual({ ...shownStep(kept, hide, true), ...shown });
});

test('without hidden names, a header shows its value', () => {
  const step = shownStep(
    { kind: 'endpointResponse', statusCode: 200, headers, body },
    (text) => text,
    false,
  );
  expect(step).toMatchObject({
    headers: [
      ['Authorization', 'anything'],
      ['X-Note', 'the secret'],
      ['X-Text', 'café'],
    ],
  });
});
