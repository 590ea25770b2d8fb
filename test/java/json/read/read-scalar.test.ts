import { expect, test } from 'vitest';
import { ARRAY_STOPS } from '../../../../src/java/json/read/bare-words.js';
import { JsonCursor } from '../../../../src/java/json/read/json-cursor.js';
import { readQuoted, readUnquoted } from '../../../../src/java/json/read/read-scalar.js';
import { dump } from '../../../support/java-values.js';

test.each([
  ['"ab" c', 'ab', 4],
  ["'a\"b' c", 'a"b', 5],
  ['"a\\"\\u0041" c', 'a"A', 11],
  ['""', '', 2],
])('%s is a quoted string', (text, value, end) => {
  const cursor = new JsonCursor(text);
  expect(readQuoted(cursor)).toBe(value);
  expect(cursor.offset).toBe(end);
});

test.each([
  ['1,', 'Integer(1)', 1],
  ['-12 ]', 'Integer(-12)', 4],
  ['1.5', 'Double(1.5)', 3],
  ['1e3,', 'Double(1000.0)', 3],
  ['1E-3]', 'Double(0.001)', 4],
  ['1e+3,', 'Double(1000.0)', 4],
  ['1ex,', '"1ex"', 3],
  ['1x,', '"1x"', 2],
  ['1 x,', '"1 x"', 3],
  ['1é', 'Integer(1)', 1],
  ['true]', 'Boolean(true)', 4],
  ['null', 'null', 4],
  ['NaN,', 'Float(NaN)', 3],
  ['trueish,', '"trueish"', 7],
  ['plain text ,', '"plain text"', 11],
])('%s is read as %s', (text, value, end) => {
  const cursor = new JsonCursor(text);
  expect(dump(readUnquoted(cursor, ARRAY_STOPS))).toBe(value);
  expect(cursor.offset).toBe(end);
});

test.each([
  ['"ab', readQuoted, 'Unterminated string at offset 0'],
  ['1e+]', (cursor: JsonCursor) => readUnquoted(cursor, ARRAY_STOPS), 'Invalid number at offset 0'],
])('%s is refused', (text, read, message) => {
  expect(() => read(new JsonCursor(text))).toThrow(expect.objectContaining({ message }));
});
