import { describe, expect, test } from 'vitest';
import { renderFor } from '../../../src/console/evaluate/render-for.js';
import type { RecordedStep } from '../../../src/execute/log/recording/request-record.js';
import { importRestApi } from '../../../src/import/import-rest-api.js';
import { operation } from '../../import/minimal-document.js';
import { body, ENDPOINT_RESPONSE, METHOD_REQUEST, recordOf } from './recorded.js';

const gateway = { api: importRestApi(operation({})) };
const record = recordOf(METHOD_REQUEST, ENDPOINT_RESPONSE);

test.each([
  ['request', "$input.params('id') $input.params('q') $input.params('x-a')", 'a%2Fb last 2'],
  ['request', "$input.params('X-A')", '1'],
  ['request', "$input.json('$.sent') $context.stage $stageVariables.env", '1 prod test'],
  ['request', "$input.params('Authorization')", '*****'],
  ['response', "$input.json('$.got')", '[1,2.0]'],
] as const)('of the %s: %s', (side, template, output) => {
  const result = renderFor(gateway, record, { template, side });
  expect(result).toMatchObject({ output, parts: [{ line: 1, text: output }] });
});

test('against the input of the page, which is returned', () => {
  const input = { body: '{"a": 1}', stageVariables: { v: 'w' } };
  const template =
    "$input.path('$.a')\n$stageVariables.v#set($context.responseOverride.status = 418)";
  const result = renderFor(gateway, undefined, { template, side: 'response', input });
  expect(JSON.parse(JSON.stringify(result))).toEqual({
    output: '1\nw',
    parts: [
      { line: 1, text: '1\n' },
      { line: 2, text: 'w' },
    ],
    overrides: {
      requestOverride: { path: {}, header: {}, querystring: {} },
      responseOverride: { header: {}, status: 418 },
    },
    input,
  });
});

describe('errors have their place', () => {
  test.each([
    ['ok\n#if', { line: 2, column: 4, message: /^Expected/ }],
    ["ok\n  $input.path('$[')", { line: 2, column: 10, message: /./ }],
    ['#foreach($i in [0..5000])#end', { line: 1, column: 1, message: /more than 1000 times$/ }],
    ['x'.repeat(300 * 1024 + 1), { line: 1, column: 1, message: /longer than/ }],
  ])('%.30s', (template, { line, column, message }) => {
    expect(renderFor(gateway, record, { template, side: 'request' })).toEqual({
      error: { line, column, message: expect.stringMatching(message) },
    });
  });

  test('a body of which only a part is kept', () => {
    const cut = recordOf({ ...METHOD_REQUEST, body: body('{"a', false) } as RecordedStep);
    expect(renderFor(gateway, cut, { template: 'x', side: 'request' })).toEqual({
      error: { line: 1, column: 1, message: expect.stringContaining('Only the beginning') },
    });
  });
});

test.each([
  '#macro(m)#foreach($i in [1..1000])#foreach($j in [1..1000])x#end#end#end#foreach($k in [1..1000])#m()#end',
  "#set($s = 'x')#foreach($i in [1..64])#set($s = $s + $s)#end$s",
  "#set($l = [1..1000])#foreach($i in $l)#foreach($j in $l)$input.json('$..*')#end#end",
  '#define($d)$d$d#end$d$d$d',
])('the work of a template is limited: %s', (template) => {
  const result = renderFor(gateway, record, { template, side: 'request' });
  expect('error' in result || result.output.length < 1000).toBe(true);
});

test.each([
  [{ template: 7, side: 'request' }],
  [{ template: 'x', side: 'both' }],
  [{ template: 'x', side: 'request', input: { body: 7 } }],
])('%j is refused', (request) => {
  expect(() => renderFor(gateway, undefined, request as never)).toThrow(TypeError);
});
