import { expect, test } from 'vitest';
import { DoubleValue, type Value } from '../../../../src/java/json/index.js';
import { OBJECT_STOPS } from '../../../../src/java/json/read/bare-words.js';
import { JsonCursor } from '../../../../src/java/json/read/json-cursor.js';
import { readShortItems, readShortScalar } from '../../../../src/java/json/read/short-scalar.js';
import { dump } from '../../../support/java-values.js';

test.each([
  ['1,-2.5 ,3', 'Integer(1)', 1],
  ['1, true,\n,null,false]', 'Integer(1) Boolean(true) null Boolean(false)', 20],
  [
    '-0,-0.0,123456789012345,1234567890123456]',
    'Integer(0) Double(-0.0) Long(123456789012345)',
    23,
  ],
  ['1,"a",2]', 'Integer(1)', 1],
  ['[1]', '', 0],
  ['1e2,-1.5E+3,25e-1]', 'Double(100.0) Double(-1500.0) Double(2.5)', 17],
  ['1e]', '', 0],
  ['1e+]', '', 0],
  ['1.e2]', '', 0],
  ['1e2x]', '', 0],
  ['1e0000000000000001]', 'Double(10.0)', 18],
  ['1e00000000000000001]', '', 0],
  ['truely]', '', 0],
  ['null}', '', 0],
  ['1,\u20ac,2]', 'Integer(1)', 1],
])('the short items of %j are read, up to the first of another kind', (text, values, end) => {
  const cursor = new JsonCursor(text);
  const items: Value[] = [];
  readShortItems(cursor, items, Infinity);
  expect(items.map(dump).join(' ')).toBe(values);
  expect([cursor.offset, cursor.unit]).toEqual([end, new JsonCursor(text.slice(end)).unit]);
});

test.each([
  ['1}', 'Integer(1)'],
  ['1,', 'Integer(1)'],
  ['true}', 'Boolean(true)'],
])('%s is a short member of an object', (text, value) => {
  const read = readShortScalar(new JsonCursor(text), 0, OBJECT_STOPS);
  expect(read === undefined ? '' : dump(read)).toBe(value);
});

test.each([
  '123456789012345e22',
  '12345678901234e-22',
  '123456789012345e23',
  '9e-324',
  '1.2345e-7',
  '7e22',
  '-0e5',
  '1e309',
])('%s is the double nearest to it', (text) => {
  const items: Value[] = [];
  readShortItems(new JsonCursor(`${text}]`), items, Infinity);
  expect(items).toEqual([new DoubleValue(Number(text))]);
});

test('short items are read up to the one that reaches an offset', () => {
  const cursor = new JsonCursor('10,20,30,40]');
  const items: Value[] = [];
  readShortItems(cursor, items, 4);
  expect(items).toEqual([10, 20]);
  readShortItems(cursor, items, Infinity);
  expect(items).toEqual([10, 20, 30, 40]);
});

test.each(['1]', 'true]', '1', '', '-', '1.', '.5}', '1 }'])('%j is left to others', (text) => {
  expect(readShortScalar(new JsonCursor(text), 0, OBJECT_STOPS)).toBe(undefined);
});
