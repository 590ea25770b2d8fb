import { expect, test } from 'vitest';
import { BigIntegerValue, ListValue, MapValue, type Value } from '../../../src/java/json/values.js';
import { CollectionView } from '../../../src/java/lang/collections/views.js';
import { sizeOf } from '../../../src/java/lang/size-of.js';
import { velocityRows } from '../../support/velocity-rows.js';

velocityRows('the size of a value', [
  ['$input.json("$.x[?]")|', '[]|', { body: '{}' }],
  ['#foo(1)##c\n##break', '#foo(1)', 'values'],
]);

const many = <Item>(count: number, item: (at: number) => Item) =>
  Array.from({ length: count }, (_, at) => item(at));
const map = new MapValue(new Map(many(80, (at) => [`k${at}`, at] as const)));

test.each<[string, Value, number]>([
  ['text', 'x'.repeat(64), 2],
  ['a list', new ListValue(many(80, () => 1)), 10],
  ['a map', map, 10],
  ['the keys of a map', new CollectionView(map, 'keys'), 80],
  ['a big number', new BigIntegerValue(10n ** 100n), 20],
  ['an Integer', 7, 0],
  ['true', true, 0],
  ['null', null, 0],
])('the size of %s', (_, value, size) => {
  expect(sizeOf(value)).toBe(size);
});
