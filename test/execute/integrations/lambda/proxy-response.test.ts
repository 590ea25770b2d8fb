import { expect, test } from 'vitest';
import {
  METADATA_MEMBERS,
  RESPONSE_MEMBERS,
  readProxyResponse,
} from '../../../../src/execute/integrations/lambda/proxy-response.js';

const read = (value: unknown, known = RESPONSE_MEMBERS) =>
  readProxyResponse(typeof value === 'string' ? value : JSON.stringify(value), known);

const EMPTY = { statusCode: 200, headers: [], body: '', isBase64Encoded: false };

test.each<[value: object, read: object]>([
  [{}, {}],
  [
    { statusCode: null, headers: null, multiValueHeaders: null, body: null, isBase64Encoded: null },
    {},
  ],
  [{ statusCode: 200 }, {}],
  [{ statusCode: 999 }, { statusCode: 999 }],
  [{ statusCode: ' 404 ' }, { statusCode: 404 }],
  [{ statusCode: 2e2 }, {}],
  [
    { body: 'a', isBase64Encoded: true },
    { body: 'a', isBase64Encoded: true },
  ],
  [
    { headers: { A: 'a', B: 1.5, C: false } },
    {
      headers: [
        ['A', 'a'],
        ['B', '1.5'],
        ['C', 'false'],
      ],
    },
  ],
  [{ headers: { A: '' } }, { headers: [['A', '']] }],
  [
    { multiValueHeaders: { A: ['a', 2], B: [] } },
    {
      headers: [
        ['A', 'a'],
        ['A', '2'],
      ],
    },
  ],
  [
    { headers: { a: 'a', b: 'b' }, multiValueHeaders: { A: ['a', 'c'] } },
    {
      headers: [
        ['A', 'a'],
        ['A', 'c'],
        ['b', 'b'],
      ],
    },
  ],
  [{ headers: { 'X-Text': 'ü' } }, { headers: [['X-Text', '\u00c3\u00bc']] }],
])('%j', (value, expected) => {
  expect(read(value)).toEqual({ ...EMPTY, ...expected });
});

test.each<[value: unknown, reason: string]>([
  ['not JSON', 'it is not JSON'],
  ['', 'it is not JSON'],
  ['"text"', 'it is text: return an object'],
  ['7', 'it is a number'],
  ['null', 'it is null'],
  ['[]', 'it is a list'],
  ['true', 'it is true or false'],
  [{ status: 200 }, 'it has the member "status": return only statusCode, headers,'],
  [{ cookies: [] }, 'it has the member "cookies"'],
  [{ statusCode: 199 }, '"statusCode" is not a whole number from 200'],
  [{ statusCode: 1000 }, '"statusCode" is not'],
  [{ statusCode: 200.5 }, '"statusCode" is not'],
  [{ statusCode: '0x200' }, '"statusCode" is not'],
  [{ statusCode: '' }, '"statusCode" is not'],
  [{ statusCode: false }, '"statusCode" is not'],
  [{ body: {} }, '"body" is an object: pass it through JSON.stringify'],
  [{ body: 0 }, '"body" is a number'],
  [{ isBase64Encoded: 'true' }, '"isBase64Encoded" is text: return true or false'],
  [{ headers: 'a' }, '"headers" is text'],
  [{ headers: { A: null } }, 'the header A is null: return text'],
  [{ headers: { A: ['a'] } }, 'the header A is a list'],
  [{ headers: { 'A:': 'a' } }, '"A:" is not a header name'],
  [{ headers: { '': 'a' } }, '"" is not a header name'],
  [{ headers: { A: 'a\nb' } }, 'the header A has a line end'],
  [{ headers: { A: 'a\u0000' } }, 'the header A has a line end'],
  [{ multiValueHeaders: { A: 'a' } }, '"multiValueHeaders" has text for "A": return a list'],
  [{ multiValueHeaders: { A: [null] } }, 'the header A is null'],
  [{ multiValueHeaders: [] }, '"multiValueHeaders" is a list'],
])('%j is malformed: %s', (value, reason) => {
  expect(() => read(value)).toThrow(
    expect.objectContaining({
      type: 'DEFAULT_5XX',
      statusCode: 502,
      cause: expect.objectContaining({
        message: expect.stringContaining(`Malformed Lambda proxy response: ${reason}`),
      }),
    }),
  );
});

test('the metadata of a stream has cookies, and neither a body nor its encoding', () => {
  const { headers } = read({ headers: { A: 'a' }, cookies: ['a=1', 'b=2'] }, METADATA_MEMBERS);
  expect(headers).toEqual([
    ['A', 'a'],
    ['Set-Cookie', 'a=1'],
    ['Set-Cookie', 'b=2'],
  ]);
  expect(read({ cookies: null }, METADATA_MEMBERS)).toEqual(EMPTY);
  for (const value of [
    { body: 'a' },
    { isBase64Encoded: true },
    { cookies: 'a=1' },
    { cookies: [{}] },
  ]) {
    expect(() => read(value, METADATA_MEMBERS)).toThrow();
  }
});
