import { expect, test } from 'vitest';
import { readJson, toPlain } from '../../../src/java/json/index.js';
import {
  BigDecimalValue,
  CharacterValue,
  DoubleValue,
  FloatValue,
  ListValue,
  LongValue,
  MapValue,
  type Value,
} from '../../../src/java/json/values.js';

test.each<[Value, unknown]>([
  [null, null],
  [true, true],
  ['a', 'a'],
  [7, 7],
  [new LongValue(3_000_000_000n), 3_000_000_000],
  [new DoubleValue(1.5), 1.5],
  [new FloatValue(0.5), 0.5],
  [new BigDecimalValue(150n, 2), 1.5],
  [new CharacterValue('c'), 'c'],
  [new ListValue([1, new ListValue(['x'], 'Array')], 'JsonArray'), [1, ['x']]],
  [{ kind: 'Opaque', text: () => 'x' }, {}],
])('%o is %j', (value, expected) => {
  expect(JSON.stringify(toPlain(value))).toBe(JSON.stringify(expected));
});

test('an object has its members, whatever their names, and no others', () => {
  const plain = toPlain(
    readJson('{"a":{"b":[1.0]},"__proto__":1,"toString":"x","constructor":null}'),
  ) as Record<string, unknown>;
  expect(Object.keys(plain)).toEqual(['a', '__proto__', 'toString', 'constructor']);
  expect(Object.values(plain)).toEqual([{ b: [1] }, 1, 'x', null]);
  expect(plain.a).toEqual({ b: [1] });
  plain.a = 2;
  expect(plain.a).toBe(2);
  const empty = toPlain(new MapValue()) as object;
  expect(String(empty)).toBe('[object Object]');
  expect('constructor' in empty).toBe(false);
});
