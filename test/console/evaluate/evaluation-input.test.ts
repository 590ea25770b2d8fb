import { describe, expect, test } from 'vitest';
import {
  evaluatedMethod,
  evaluationInput,
  evaluationScope,
  IncompleteBody,
  isSide,
} from '../../../src/console/evaluate/evaluation-input.js';
import type { RecordedStep } from '../../../src/execute/log/recording/request-record.js';
import { headerEntries } from '../../../src/http/header-list.js';
import { importRestApi } from '../../../src/import/import-rest-api.js';
import { operation } from '../../import/minimal-document.js';
import { body, ENDPOINT_RESPONSE, METHOD_REQUEST, recordOf } from './recorded.js';

const gateway = { api: importRestApi(operation({}), { stageVariables: { env: 'api' } }) };

const template = (
  box: 'Integration Request' | 'Integration Response',
  text: string,
): RecordedStep => ({
  kind: 'template',
  box,
  mediaType: 'application/json',
  templates: '#/t',
  input: body(text),
  output: body(''),
});

test('of a record: parameters, headers, context and stage variables', () => {
  expect(evaluationInput(gateway, recordOf(METHOD_REQUEST), { side: 'request' })).toEqual({
    body: '{"sent": 1}',
    params: {
      path: { id: 'a%2Fb' },
      querystring: { q: 'last', ['__proto__']: 'p' },
      header: { 'X-A': '1', 'x-a': '2', Authorization: '*****' },
    },
    context: { requestId: 'r-1', stage: 'prod', identity: { sourceIp: '192.0.2.1' } },
    stageVariables: { env: 'test' },
  });
});

test.each<readonly [side: 'request' | 'response', steps: readonly RecordedStep[], text: string]>([
  ['request', [METHOD_REQUEST, ENDPOINT_RESPONSE], '{"sent": 1}'],
  ['response', [METHOD_REQUEST, ENDPOINT_RESPONSE], '{"got": [1, 2.0]}'],
  ['response', [METHOD_REQUEST], ''],
  ['request', [], ''],
  ['request', [METHOD_REQUEST, template('Integration Request', 'read'), ENDPOINT_RESPONSE], 'read'],
  [
    'response',
    [METHOD_REQUEST, template('Integration Request', 'r'), ENDPOINT_RESPONSE],
    '{"got": [1, 2.0]}',
  ],
  ['response', [ENDPOINT_RESPONSE, template('Integration Response', 'read')], 'read'],
])('the body of the %s in %#', (side, steps, text) => {
  expect(evaluationInput(gateway, recordOf(...steps), { side }).body).toBe(text);
});

test('a part of a body is not taken for all of it', () => {
  const record = recordOf({ ...METHOD_REQUEST, body: body('{"se', false) } as RecordedStep);
  expect(() => evaluationInput(gateway, record, { side: 'request' })).toThrow(IncompleteBody);
  expect(evaluationInput(gateway, record, { side: 'response' }).body).toBe('');
});

test.each([
  [undefined, { stageVariables: { env: 'api' } }],
  [{ body: 'x' }, { body: 'x', stageVariables: { env: 'api' } }],
  [{ stageVariables: { a: 'b' } }, { stageVariables: { a: 'b' } }],
])('without a record, of the input %j', (input, expected) => {
  const found = evaluationInput(gateway, undefined, { side: 'request', input });
  expect(JSON.parse(JSON.stringify(found))).toEqual(expected);
});

test('an input of another shape is refused', () => {
  expect(() =>
    evaluationInput(gateway, undefined, { side: 'request', input: { body: 1 as never } }),
  ).toThrow(TypeError);
});

describe('the scope of an expression', () => {
  const record = recordOf(METHOD_REQUEST, ENDPOINT_RESPONSE);
  const input = { body: '', params: { header: { 'X-A': '1' } } };

  test('has all values of a record', () => {
    const { request, response } = evaluationScope(input, record, 'request');
    expect(request.queryParameters.get('q')).toEqual(['first', 'last']);
    expect(request.header('X-a')).toEqual(['1', '2']);
    expect(request.header('X-Z')).toBeUndefined();
    expect(response).toBeUndefined();
  });

  test('has the endpoint response, whose headers travel as bytes', () => {
    const { response } = evaluationScope(input, record, 'response');
    expect(response?.statusCode).toBe(201);
    expect(headerEntries(response?.headers ?? [])).toEqual([
      ['X-B', '\u00c3\u00a4'],
      ['X-C', '1'],
      ['X-C', '2'],
    ]);
  });

  test('is that of the input without a record', () => {
    const { request, response } = evaluationScope(input, undefined, 'response');
    expect(request.header('x-a')).toEqual(['1']);
    expect(response).toEqual({ statusCode: 200, headers: [] });
  });
});

test('the method of a request', () => {
  expect(evaluatedMethod(recordOf())).toEqual({ httpMethod: 'PUT', path: '/orders/a%2Fb' });
  expect(evaluatedMethod(undefined)).toEqual({ httpMethod: 'GET', path: '/' });
});

test.each([
  ['request', true],
  ['response', true],
  ['other', false],
  [undefined, false],
])('%s is a side: %s', (side, expected) => {
  expect(isSide(side)).toBe(expected);
});
