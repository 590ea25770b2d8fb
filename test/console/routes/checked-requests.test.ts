import { describe, expect, test } from 'vitest';
import {
  expressionRequestOf,
  renderRequestOf,
  saveRequestOf,
  tryRequestOf,
} from '../../../src/console/routes/checked-requests.js';

const TRY = { httpMethod: 'GET', path: '/pets?a=%20b', headers: [['Accept', 'text/plain; é']] };
const RENDER = { template: '$input.body', side: 'request' };
const INPUT = {
  body: 'b',
  params: { path: { id: '7' }, querystring: { a: 'b' }, header: { Accept: '*/*' } },
  context: { identity: { sourceIp: '127.0.0.1' }, n: 1 },
  stageVariables: { who: 'ann' },
  overrides: { requestOverride: { path: { id: '8' } }, responseOverride: {} },
};
const EXPRESSION = { kind: 'jsonPath', expression: '$.a', side: 'response' };
const SAVE = { pointer: '#/a', before: 'x', text: 'y' };

describe('what the page sends is copied, and nothing else of it:', () => {
  test.each<readonly [(json: unknown) => object, object]>([
    [tryRequestOf, TRY],
    [tryRequestOf, { ...TRY, body: '{}' }],
    [renderRequestOf, RENDER],
    [renderRequestOf, { ...RENDER, requestId: 'id-1' }],
    [renderRequestOf, { ...RENDER, side: 'response', input: INPUT }],
    [renderRequestOf, { ...RENDER, input: {} }],
    [expressionRequestOf, EXPRESSION],
    [expressionRequestOf, { ...EXPRESSION, kind: 'mapping', side: 'request', requestId: 'id-1' }],
    [saveRequestOf, SAVE],
  ])('%o %j', (check, json) => {
    const checked = check({ ...json, more: 1, constructor: 2 });
    expect(JSON.parse(JSON.stringify(checked))).toEqual(json);
  });
});

describe('what the page may not send:', () => {
  test.each<readonly [(json: unknown) => object, unknown, string]>([
    [tryRequestOf, null, 'The body must be an object'],
    [tryRequestOf, [], 'The body must be an object'],
    [tryRequestOf, {}, 'httpMethod must be a text'],
    [tryRequestOf, { ...TRY, httpMethod: 'G T' }, 'httpMethod must be the name of a method'],
    [tryRequestOf, { ...TRY, httpMethod: '' }, 'httpMethod must be the name of a method'],
    [tryRequestOf, { ...TRY, httpMethod: 'G'.repeat(65) }, 'httpMethod must be'],
    [tryRequestOf, { ...TRY, path: 'pets' }, 'path must be a path that begins with /'],
    [tryRequestOf, { ...TRY, path: '/p ts' }, 'path must be a path'],
    [tryRequestOf, { ...TRY, path: '/pets\r\nX: y' }, 'path must be a path'],
    [tryRequestOf, { ...TRY, path: '/pets\n' }, 'path must be a path'],
    [tryRequestOf, { ...TRY, path: '/é' }, 'path must be a path'],
    [tryRequestOf, { ...TRY, path: '/pets#top' }, 'path must be a path'],
    [
      tryRequestOf,
      { ...TRY, headers: { Accept: 'x' } },
      'headers must be a list of names and values',
    ],
    [tryRequestOf, { ...TRY, headers: ['Accept', 'x'] }, 'headers must be a list of [name, value]'],
    [tryRequestOf, { ...TRY, headers: [['Accept']] }, 'headers must be a list of [name, value]'],
    [
      tryRequestOf,
      { ...TRY, headers: [['Acc ept', 'x']] },
      'headers must be a list of [name, value]',
    ],
    [
      tryRequestOf,
      { ...TRY, headers: [['X-A', 'a\r\nX-B: b']] },
      'The header X-A must be a text without',
    ],
    [tryRequestOf, { ...TRY, body: { a: 1 } }, 'body must be a text'],
    [renderRequestOf, { ...RENDER, template: 1 }, 'template must be a text'],
    [renderRequestOf, { ...RENDER, side: 'both' }, 'side must be "request" or "response"'],
    [renderRequestOf, { ...RENDER, requestId: 7 }, 'requestId must be a text'],
    [renderRequestOf, { ...RENDER, input: [] }, 'input must be an object'],
    [renderRequestOf, { ...RENDER, input: { body: {} } }, 'input.body must be a string'],
    [expressionRequestOf, { ...EXPRESSION, kind: 'constructor' }, 'kind must be "mapping" or'],
    [expressionRequestOf, { ...EXPRESSION, expression: [] }, 'expression must be a text'],
    [saveRequestOf, { ...SAVE, pointer: 1 }, 'pointer must be a text'],
    [saveRequestOf, { ...SAVE, before: undefined }, 'before must be a text'],
    [saveRequestOf, { ...SAVE, text: null }, 'text must be a text'],
  ])('%o %j', (check, json, message) => {
    expect(() => check(json)).toThrow(
      expect.objectContaining({ statusCode: 400, message: expect.stringContaining(message) }),
    );
  });
});

test('names of prototypes are names like any other', () => {
  const json = JSON.parse(
    '{"template":"x","side":"request","input":{"stageVariables":{"__proto__":"a","constructor":"b"},"context":{"__proto__":{"c":1}}}}',
  );
  const { input } = renderRequestOf(json);
  expect(Object.entries(input?.stageVariables ?? {})).toEqual([
    ['__proto__', 'a'],
    ['constructor', 'b'],
  ]);
  expect(Object.keys(input?.context ?? {})).toEqual(['__proto__']);
  const inherited = JSON.parse('{"__proto__":{"template":"x","side":"request"}}');
  expect(() => renderRequestOf(inherited)).toThrow('template must be');
});
