import { describe, expect, test } from 'vitest';
import { evaluateFor } from '../../../src/console/evaluate/evaluate-for.js';
import type { ExpressionRequest } from '../../../src/console/protocol/calls.js';
import type { RecordedStep } from '../../../src/execute/log/recording/request-record.js';
import { importRestApi } from '../../../src/import/import-rest-api.js';
import { operation } from '../../import/minimal-document.js';
import { body, ENDPOINT_RESPONSE, METHOD_REQUEST, recordOf } from './recorded.js';

const gateway = { api: importRestApi(operation({}), { stageVariables: { env: 'api' } }) };
const record = recordOf(METHOD_REQUEST, ENDPOINT_RESPONSE);

type Side = ExpressionRequest['side'];

describe('mapping expressions against a record', () => {
  test.each<readonly [Side, string, readonly string[] | undefined]>([
    ['request', 'method.request.path.id', ['a%2Fb']],
    ['request', 'method.request.querystring.q', ['last']],
    ['request', 'method.request.multivaluequerystring.q', ['first', 'last']],
    ['request', 'method.request.header.x-A', ['2']],
    ['request', 'method.request.multivalueheader.X-A', ['1,2']],
    ['request', 'method.request.header.Authorization', ['*****']],
    ['request', 'method.request.header.X-Z', undefined],
    ['request', 'method.request.body.sent', ['1']],
    ['request', 'method.request.body', ['{"sent": 1}']],
    ['request', 'context.identity.sourceIp', ['192.0.2.1']],
    ['request', 'stageVariables.env', ['test']],
    ['request', "'static'", ['static']],
    ['response', 'integration.response.header.X-B', ['ä']],
    ['response', 'integration.response.multivalueheader.X-C', ['1,2']],
    ['response', 'integration.response.body.got[1]', ['2.0']],
    ['response', 'context.stage', ['prod']],
  ])('%s: %s', (side, expression, values) => {
    expect(evaluateFor(gateway, record, { kind: 'mapping', expression, side })).toEqual({ values });
  });

  test.each<readonly [Side, string, string]>([
    ['request', 'integration.response.body', 'is not a valid source in an integration request'],
    ['response', 'method.request.body', 'is not a valid source in an integration response'],
    ['request', 'method.request.query.q', 'did you mean "method.request.querystring.q"?'],
    ['request', 'method.request.body.a[', 'invalid JSONPath'],
    ['request', '', 'is not a valid source'],
  ])('%s: %s is refused', (side, expression, message) => {
    expect(evaluateFor(gateway, record, { kind: 'mapping', expression, side })).toEqual({
      error: expect.stringContaining(message),
    });
  });
});

describe('JSON paths', () => {
  test.each<readonly [Side, string, readonly string[] | undefined]>([
    ['request', '$.sent', ['1']],
    ['request', '$', ['{"sent":1}']],
    ['request', '$.none', undefined],
    ['response', '$.got[*]', ['[1,2.0]']],
    ['response', '$.got[-1]', undefined],
  ])('%s: %s', (side, expression, values) => {
    expect(evaluateFor(gateway, record, { kind: 'jsonPath', expression, side })).toEqual({
      values,
    });
  });

  test.each([
    ['$[', '{}'],
    ['$.a', '{'],
    ['$.a', 'null'],
    [`$${'..*'.repeat(30)}`, `${'['.repeat(300)}${']'.repeat(300)}`],
  ])('%.20s on %.20s is an error', (expression, text) => {
    const request = {
      kind: 'jsonPath',
      expression,
      side: 'request',
      input: { body: text },
    } as const;
    expect(evaluateFor(gateway, undefined, request)).toEqual({ error: expect.stringMatching(/./) });
  });

  test('an empty body counts as an empty object', () => {
    const request = { kind: 'jsonPath', expression: '$', side: 'request' } as const;
    expect(evaluateFor(gateway, undefined, request)).toEqual({ values: ['{}'] });
  });
});

test.each([
  ['stageVariables.env', undefined, ['api']],
  ['context.a.b', { context: { a: { b: 1 } } }, ['1']],
  ['context.constructor', { context: {} }, undefined],
  ['context.__proto__', { context: {} }, undefined],
  ['method.request.header.A', { params: { header: { a: 'b' } } }, ['b']],
])('%s against the input %j', (expression, input, values) => {
  const request = { kind: 'mapping', expression, side: 'request', input } as const;
  expect(evaluateFor(gateway, undefined, request)).toEqual({ values });
});

test('a body of which only a part is kept is an error', () => {
  const cut = recordOf({ ...METHOD_REQUEST, body: body('{"a', false) } as RecordedStep);
  const request = { kind: 'jsonPath', expression: '$.a', side: 'request' } as const;
  expect(evaluateFor(gateway, cut, request)).toEqual({
    error: expect.stringContaining('Only the beginning'),
  });
});

test.each([
  [{ kind: 'other', expression: '$', side: 'request' }],
  [{ kind: 'toString', expression: '$', side: 'request' }],
  [{ kind: 'jsonPath', expression: 7, side: 'request' }],
  [{ kind: 'jsonPath', expression: '$', side: 'both' }],
  [{ kind: 'jsonPath', expression: '$', side: 'request', input: 7 }],
])('%j is refused', (request) => {
  expect(() => evaluateFor(gateway, undefined, request as never)).toThrow(TypeError);
});
