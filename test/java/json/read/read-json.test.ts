import { describe, expect, test } from 'vitest';
import { javaText, MAX_JSON_DEPTH, readJson, writeJson } from '../../../../src/java/json/index.js';
import { dump, readRows } from '../../../support/java-values.js';

/** Text, what json-smart 2.2 reads in permissive mode, its toString() and its JSON; or null if it is refused. */
type Row =
  | [text: string, read: string, asText: string, asJson: string]
  | [text: string, read: null];

const ROWS = readRows<Row>(new URL('json-smart.jsonl', import.meta.url));

describe('text is read as json-smart reads it', () => {
  test.each(ROWS)('%j', (text, read, asText = '', asJson = '') => {
    if (read === null) {
      expect(() => readJson(text)).toThrow(expect.objectContaining({ code: 'ERR_JSON_SYNTAX' }));
      return;
    }
    const value = readJson(text);
    expect(dump(value)).toBe(read);
    expect(javaText(value)).toBe(asText);
    expect(writeJson(value)).toBe(asJson);
  });
});

test.each([
  ['{"a":1', 6, 'Unexpected end of JSON'],
  ['{"a" 1}', 5, 'Unexpected "1"'],
  ['[1,}', 3, 'Unexpected "}"'],
  ['  "abc', 2, 'Unterminated string'],
  ['["\\u12"]', 3, 'Invalid escape sequence'],
  ['[1e+]', 1, 'Invalid number'],
])('%s is refused at offset %i', (text, offset, message) => {
  expect(() => readJson(text)).toThrow(
    expect.objectContaining({ offset, message: expect.stringContaining(message) }),
  );
});

// Anything but linear time would exceed vitest's time-out.
describe('hostile text ends with a clear error', () => {
  test.each([
    ['brackets', '['.repeat(100_000), 'nested more than 1000 levels deep'],
    ['braces', '{"a":'.repeat(100_000), 'nested more than 1000 levels deep'],
    ['open quotes', '"\\'.repeat(100_000), 'Unterminated string'],
    ['bare text without an end', `[${'a,'.repeat(100_000)}`, 'Unexpected end of JSON'],
    ['a number of a million digits', '1'.repeat(1_000_000), 'Invalid number'],
    ['a fraction of a million digits', `0.${'1'.repeat(1_000_000)}`, 'Invalid number'],
    ['an exponent beyond all scales', '1.000000000000000000e9999999999', 'Invalid number'],
  ])('%s', (_name, text, message) => {
    expect(() => readJson(text)).toThrow(message);
  });

  test('JSON of the maximum depth can be read, written and printed', () => {
    const text = `${'['.repeat(MAX_JSON_DEPTH)}${']'.repeat(MAX_JSON_DEPTH)}`;
    const value = readJson(text);
    expect(writeJson(value)).toBe(text);
    expect(javaText(value)).toBe(text);
  });
});

test('a member named __proto__ is an ordinary member', () => {
  expect(writeJson(readJson('{"__proto__":{"x":1},"a":2}'))).toBe('{"__proto__":{"x":1},"a":2}');
});
