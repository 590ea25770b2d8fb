import { expect, test } from 'vitest';
import type { Value } from '../../../../src/java/json/index.js';
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
  ['1e2]', '', 0],
  ['truely]', '', 0],
  ['null}', '', 0],
  ['1,\u20ac,2]', 'Integer(1)', 1],
])('the short items of %j are read, up to the first of another kind', (text, values, end) => {
  const cursor = new JsonCursor(text);
  const items: Value[] = [];
  readShortItems(cursor, items);
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

test.each(['1]', 'true]', '1', '', '-', '1.', '.5}', '1 }'])('%j is left to others', (text) => {
  expect(readShortScalar(new JsonCursor(text), 0, OBJECT_STOPS)).toBe(undefined);
});
