import { expect, test } from 'vitest';
import { entryText, readEntry } from '../../../src/stage/cache/entry-text.js';
import { kept } from './kept.js';

const ENTRY = {
  place: 'api/prod/cache/0f',
  edition: 'e',
  expiresAt: 5000,
  response: kept('\0\u{1f600}', { statusCode: 429 }),
};

test('an entry is the same afterwards, bytes included', () => {
  const response = { ...ENTRY.response, bytes: Uint8Array.of(0, 255, 137, 80) };
  expect(readEntry(entryText({ ...ENTRY, response }))).toEqual({ ...ENTRY, response });
});

const plain = JSON.parse(entryText(ENTRY)) as Record<string, unknown>;

test.each<[string, unknown]>([
  ['not JSON', '{"version":1,'],
  ['an empty text', ''],
  ['null', null],
  ['a list', [plain]],
  ['another version', { ...plain, version: 2 }],
  ['no place', { ...plain, place: undefined }],
  ['an edition that is a number', { ...plain, edition: 5 }],
  ['an end that is a text', { ...plain, expiresAt: '5000' }],
  ['a status that cannot be sent', { ...plain, statusCode: 100 }],
  ['a status with a fraction', { ...plain, statusCode: 200.5 }],
  ['a status that is a text', { ...plain, statusCode: '200' }],
  ['headers that are an object', { ...plain, headers: { a: 'b' } }],
  ['a header without a value', { ...plain, headers: ['a'] }],
  ['a header that is two', { ...plain, headers: ['a', 'b\r\nc: d'] }],
  ['a name that is two', { ...plain, headers: ['a: b\r\nc', 'd'] }],
  ['a value that is a number', { ...plain, headers: ['a', 5] }],
  ['a character above U+00FF', { ...plain, headers: ['a', '\u0100'] }],
  ['a body that is not base64', { ...plain, body: '***' }],
  ['a body of white space', { ...plain, body: 'YQ ==' }],
  ['no body', { ...plain, body: null }],
  ['a body that is too large', { ...plain, body: 'A'.repeat(1_398_108) }],
  ['a text without end', { ...plain, more: 'x'.repeat(3_200_000) }],
  ['a member __proto__', JSON.parse('{"__proto__":{"version":1}}')],
])('%s is not an entry', (_, value) => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  expect(readEntry(text)).toBeUndefined();
});

test('the largest body is an entry', () => {
  expect(readEntry(JSON.stringify({ ...plain, body: 'A'.repeat(1_398_100) }))).toBeDefined();
});
