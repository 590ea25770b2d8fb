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
  ['0.1,', 'Double(0.1)', 3],
  ['-0.0,', 'Double(-0.0)', 4],
  ['-0,', 'Integer(0)', 2],
  ['00012,', 'Integer(12)', 5],
  ['9.,', 'Double(9.0)', 2],
  ['1.2.3,', '"1.2.3"', 5],
  ['123456789.123456,', 'Double(1.23456789123456E8)', 16],
  ['1234567.12345678,', 'Double(1234567.12345678)', 16],
  ['0.000000000000001,', 'Double(1.0E-15)', 17],
  ['2147483647,', 'Integer(2147483647)', 10],
  ['-2147483648,', 'Integer(-2147483648)', 11],
  ['2147483648,', 'Long(2147483648)', 10],
  ['999999999999999,', 'Long(999999999999999)', 15],
  ['9007199254740993,', 'Long(9007199254740993)', 16],
  ['-9223372036854775808,', 'Long(-9223372036854775808)', 20],
  ['9223372036854775808,', 'BigInteger(9223372036854775808)', 19],
  ['00000000000000000001,', 'BigInteger(1)', 20],
  ['-00000000000000000000,', 'BigInteger(0)', 21],
  ['-123456789012345678901,', 'BigInteger(-123456789012345678901)', 22],
  ['-0.0000000000000000001,', 'BigDecimal(-1E-19)', 22],
  ['truth,', '"truth"', 5],
  ['false]', 'Boolean(false)', 5],
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

test.each([
  ['true,', 'Boolean(true)', 4],
  ['false]', 'Boolean(false)', 5],
  ['null,', 'null', 4],
  ['trux,', '"trux"', 4],
  ['falsy,', '"falsy"', 5],
  ['nule,', '"nule"', 4],
  ['truex,', '"truex"', 5],
  ['true ,', 'Boolean(true)', 5],
])('%s is a word', (text, value, end) => {
  const cursor = new JsonCursor(text);
  expect(dump(readUnquoted(cursor, ARRAY_STOPS))).toBe(value);
  expect(cursor.offset).toBe(end);
});
