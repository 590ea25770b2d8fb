import { expect, test } from 'vitest';
import { type ParsedBody, readParsedBody } from '../../../src/adapters/node-http/parsed-body.js';
import { wire } from '../../support/headers.js';

const JSON_TYPE = 'application/json';
const FORM = 'application/x-www-form-urlencoded';

const rewritten: readonly (readonly [string, ParsedBody, string])[] = [
  // the bytes come first, then text, then values
  [JSON_TYPE, { rawBody: Buffer.from('{ "a": 1 }'), body: { a: 1 } }, '{ "a": 1 }'],
  [JSON_TYPE, { rawBody: '{ "a": 1 }', body: { a: 1 } }, '{ "a": 1 }'],
  ['image/png', { body: Buffer.from('\u0089PNG', 'latin1') }, '\u0089PNG'],
  ['text/csv', { body: 'a;b' }, 'a;b'],
  // text keeps the charset that its label names
  ['text/plain; charset=utf-8', { body: '\u00e9' }, '\u00c3\u00a9'],
  ['text/plain; charset="ISO-8859-1"', { body: '\u00e9' }, '\u00e9'],
  ['text/plain;Charset=utf-16le', { body: 'a' }, 'a\u0000'],
  // JSON
  [JSON_TYPE, { body: { a: [1, null] } }, '{"a":[1,null]}'],
  ['Application/Problem+JSON ; charset=utf-8', { body: { a: 1 } }, '{"a":1}'],
  [JSON_TYPE, { body: null }, 'null'],
  [JSON_TYPE, { body: false }, 'false'],
  [JSON_TYPE, { body: 'text' }, '"text"'],
  [JSON_TYPE, { body: '{"a": 1}' }, '{"a": 1}'],
  // forms, of the plain parser and of the extended one
  [FORM, { body: { a: '1', b: ['2', '3'] } }, 'a=1&b=2&b=3'],
  [FORM, { body: { a: { b: 'c d', e: ['&'] } } }, 'a%5Bb%5D=c+d&a%5Be%5D=%26'],
  [FORM, { body: { a: [{ b: '1' }, { b: '2' }] } }, 'a%5B0%5D%5Bb%5D=1&a%5B1%5D%5Bb%5D=2'],
  [
    FORM,
    { body: Object.assign(Object.create(null), { __proto__x: '\u00e9' }) },
    '__proto__x=%C3%A9',
  ],
];

test.each(rewritten)('%s from %o', (contentType, parsed, expected) => {
  const { body } = readParsedBody(wire(['Content-Type', contentType]), parsed);
  expect(Buffer.from(body as Uint8Array).toString('latin1')).toBe(expected);
});

const lost: readonly (readonly [string, ParsedBody])[] = [
  ['multipart/form-data; boundary=x', { body: { a: '1' } }],
  ['application/xml', { body: { a: '1' } }],
  ['text/plain; charset=shift_jis', { body: 'a' }],
  [JSON_TYPE, {}],
  ['', { body: {} }],
];

test.each(lost)('%s from %o cannot be written anew', async (contentType, parsed) => {
  const { body } = readParsedBody(wire(['content-TYPE', contentType]), parsed);
  const reading = (async () => {
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      expect(chunk).toBeUndefined();
    }
  })();
  await expect(reading).rejects.toMatchObject({
    code: 'ERR_GATEWAY',
    type: 'API_CONFIGURATION_ERROR',
  });
});

test('the length and the coding of what the client sent go, everything else stays', () => {
  const headers = [
    ...['A', '1', 'content-LENGTH', '9', 'Content-Encoding', 'gzip'],
    ...['Transfer-Encoding', 'chunked', 'a', 'content-length'],
  ];
  expect(readParsedBody(wire(headers), { rawBody: 'x' }).headers).toEqual([
    'A',
    '1',
    'a',
    'content-length',
  ]);
});
