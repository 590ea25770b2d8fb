import { describe, expect, test } from 'vitest';
import { headersOf } from '../../../src/execute/callers/callers-headers.js';
import { valuesIn } from '../../../src/http/header-list.js';
import type { BackendResponse } from '../../../src/model/message.js';
import { documentOf, inMemory } from '../../support/in-memory.js';

test.each<readonly [about: string, headers: unknown, list: readonly string[]]>([
  ['undefined', undefined, []],
  ['null', null, []],
  ['a list', ['X-A', '1', 'x-a', '2'], ['X-A', '1', 'x-a', '2']],
  ['an object', { 'X-A': '1', 'X-B': undefined }, ['X-A', '1']],
  [
    'an object with lists',
    { 'Set-Cookie': ['a=1', 'b=2'] },
    ['Set-Cookie', 'a=1', 'Set-Cookie', 'b=2'],
  ],
])('headers may be %s', (_, headers, list) => {
  expect(headersOf(headers)).toEqual(list);
});

test('later changes of the list have no effect', () => {
  const given = ['X-A', '1'];
  const headers = headersOf(given);
  given[1] = 'x\r\ny';
  expect(headers).toEqual(['X-A', '1']);
});

test.each<readonly [about: string, headers: unknown, reason: RegExp]>([
  ['an odd list of headers', ['X-A'], /an odd length/],
  [
    'pairs of headers',
    [
      ['X-A', '1'],
      ['X-B', '2'],
    ],
    /a header whose name is an array/,
  ],
  ['a number in the list', ['X-A', 1], /the header X-A with 1 as its value/],
  ['a number in the object', { 'X-A': 1 }, /the header X-A with 1/],
  ['null in the object', { 'X-A': null }, /the header X-A with null/],
  ['a list with a number', { 'X-A': ['1', 2] }, /the header X-A with 2/],
  ['Headers', new Headers({ a: '1' }), /headers that are a Headers/],
  [
    'headers of a prototype',
    Object.create({ 'X-A': '1' }),
    /an object that inherits "X-A": use a plain object/,
  ],
  ['a Map of headers', new Map(), /headers that are a Map/],
  ['headers as text', 'X-A: 1', /headers that are a string/],
  ['a name that cannot be one', ['X A', '1'], /a header with the name "X A"/],
  ['an empty name', { '': '1' }, /a header with the name ""/],
  ['a value with a line end', ['X-A', 'a\r\nb: c'], /the header X-A with characters/],
  ['a value outside of Latin-1', ['X-A', '€'], /the header X-A with characters/],
])('%s is refused', (_, headers, reason) => {
  expect(() => headersOf(headers)).toThrow(reason);
});

const responses = {
  200: { description: '', headers: { 'X-A': { schema: { type: 'string' } } } },
};
const proxy = documentOf({ type: 'http_proxy', httpMethod: 'GET', uri: 'http://backend.test/' });
const mapped = documentOf(
  {
    type: 'http',
    httpMethod: 'GET',
    uri: 'http://backend.test/',
    responses: {
      default: {
        statusCode: '200',
        responseParameters: { 'method.response.header.X-A': 'integration.response.header.X-A' },
      },
    },
  },
  { operation: { responses } },
);

const WRONG: readonly (readonly [what: string, headers: unknown])[] = [
  ['a carriage return', ['X-A', 'a\rX-Evil: 1']],
  ['a line feed', ['X-A', 'a\nX-Evil: 1']],
  ['a line end', ['X-A', 'a\r\nX-Evil: 1']],
  ['NUL', ['X-A', 'a\0b']],
  ['DEL', ['X-A', 'a\x7f']],
  ['a character that Node would cut to a line feed', ['X-A', 'a\u010aX-Evil: 1']],
  ['an astral character', ['X-A', '\u{1f60a}']],
  ['a name with a blank', ['X A', 'a']],
  ['a name with a colon', ['X-A: 1\r\nX-Evil', 'a']],
  ['an empty name', ['', 'a']],
  ['a name that is not ASCII', ['X-\u00e4', 'a']],
  ['a name without a value', ['X-A', 'a', 'X-B']],
  ['a number for a value', ['X-A', 1]],
  ['a list for a value', ['X-A', ['a']]],
  ['a symbol for a name', [Symbol('x'), 'a']],
  ['a name that is undefined', [undefined, 'a']],
];

describe('headers of a backend', () => {
  test.each(WRONG)('with %s are a 500, and onError gets the cause', async (_what, headers) => {
    const answer = { statusCode: 200, headers, body: 'x' } as BackendResponse;
    const { send, errors } = inMemory(proxy, () => answer);
    const { status, headerList, text } = await send({ path: '/x' });
    expect([status, text]).toEqual([500, '{"message": "Internal server error"}']);
    expect(headerList.join()).not.toContain('Evil');
    expect(errors).toHaveLength(1);
    expect(errors[0]?.cause).toBeInstanceOf(Error);
  });

  test.each(['', 'plain', 'tab\tinside', '\u00c3\u00a9'])('%j passes', async (value) => {
    for (const document of [proxy, mapped]) {
      const { send } = inMemory(document, () => ({ statusCode: 200, headers: ['X-A', value] }));
      const { headers } = await send({ path: '/x' });
      expect(headers['x-a']).toBe(value);
    }
  });

  test('bytes that are not UTF-8 pass through a proxy', async () => {
    const { send } = inMemory(proxy, () => ({ statusCode: 200, headers: ['X-A', '\x80\xff'] }));
    expect((await send({ path: '/x' })).headers['x-a']).toBe('\x80\xff');
  });
});

test('several cookies of an object are several headers', async () => {
  const { send } = inMemory(proxy, () => ({
    statusCode: 200,
    headers: { 'Set-Cookie': ['a=1', 'b=2'] },
  }));
  const { headerList } = await send({ path: '/x' });
  expect(valuesIn(headerList, 'set-cookie')).toEqual(['a=1', 'b=2']);
});
