import { describe, expect, test } from 'vitest';
import {
  checkedHeaders,
  checkedValue,
  headerFault,
  isFieldName,
  isFieldValue,
} from '../../src/http/header-field.js';
import type { HeaderList } from '../../src/model/headers.js';
import { documentOf, inMemory } from '../support/in-memory.js';

test.each([
  ['X-A', true],
  ["!#$%&'*+-.^_`|~09az", true],
  ['', false],
  ['X A', false],
  ['X:', false],
  ['X\n', false],
  ['é', false],
])('%j is a field name: %s', (name, expected) => {
  expect(isFieldName(name)).toBe(expected);
});

test.each([
  ['', true],
  ['a\tb \u00e9\u0080', true],
  ['a\nb', false],
  ['a\r', false],
  ['\0', false],
  ['\u007f', false],
  ['\u0100', false],
])('%j is a field value: %s', (value, expected) => {
  expect(isFieldValue(value)).toBe(expected);
});

test.each<[string, readonly unknown[], RegExp | undefined]>([
  ['nothing', [], undefined],
  ['names and values', ['A', '1', 'b', ''], undefined],
  ['a name without a value', ['A', '1', 'B'], /3 members/],
  ['a wrong name', ['A B', '1'], /"A B" is not a header name/],
  ['a name that is not text', [1, '1'], /A number is not a header name/],
  [
    'a value that is not text',
    ['A', undefined],
    /header A must be a string, not a value of type undefined/,
  ],
  ['a wrong value', ['A', '1', 'B', 'secret\n'], /^(?!.*secret).*header B has a line end/],
])('headerFault of %s', (_, headers, expected) => {
  const fault = headerFault(headers as HeaderList);
  if (expected === undefined) {
    expect(fault).toBe(undefined);
    expect(checkedHeaders(headers as HeaderList)).toBe(headers);
  } else {
    expect(fault).toMatch(expected);
    expect(() => checkedHeaders(headers as HeaderList)).toThrow(new TypeError(fault));
  }
});

test('a mapped value becomes bytes, or a fault of the API', () => {
  expect(checkedValue('A', 'é')).toBe('\u00c3\u00a9');
  for (const [name, value] of [
    ['A B', '1'],
    ['A', 'a\r\nB: c'],
    ['A', '\u0001'],
  ] as const) {
    const fault = expect.objectContaining({ type: 'API_CONFIGURATION_ERROR' });
    expect(() => checkedValue(name, value)).toThrow(fault);
  }
});

describe('a request of a caller', () => {
  const proxy = documentOf({ type: 'http_proxy', httpMethod: 'GET', uri: 'http://backend.test/' });

  test.each<[string, unknown]>([
    ['an odd list', ['A']],
    ['a wrong name', ['A B', '1']],
    ['a line end', ['A', 'b\r\nC: d']],
    ['text that is not bytes', ['A', '\u0107']],
    ['a number', ['A', 1]],
    ['an object of numbers', { a: 1 }],
  ])('with %s is a 500, and does not reach a backend', async (_, headers) => {
    const { send, calls, errors } = inMemory(proxy);
    const { status, text } = await send({ path: '/x', headers: headers as HeaderList });
    expect([status, text]).toEqual([500, '{"message": "Internal server error"}']);
    expect(calls).toEqual([]);
    expect(errors).toEqual([expect.objectContaining({ type: 'API_CONFIGURATION_ERROR' })]);
  });

  test('passes unchanged with any list that can be sent', async () => {
    const { send, calls } = inMemory(proxy);
    const headers = Object.freeze(['X-A', 'caf\u00c3\u00a9', 'x-a', '']);
    expect((await send({ path: '/x', headers })).status).toBe(200);
    expect(calls[0]?.headers.slice(0, 4)).toEqual(headers);
  });
});
