import { expect, test } from 'vitest';
import { valueText } from '../../../../../src/load/forms/sam/document/value-text.js';

test('Equal values have equal texts, in whatever order their members are', () => {
  expect(valueText({ a: [1, 'x'], b: null })).toBe(valueText({ b: null, a: [1, 'x'] }));
});

test.each<readonly [unknown, unknown]>([
  [{ a: 1 }, { a: '1' }],
  [
    ['a', 'b'],
    ['b', 'a'],
  ],
  [['a'], ['a', 'a']],
  [{ a: { b: 1 } }, { a: {}, b: 1 }],
])('%j and %j differ', (one, other) => {
  expect(valueText(one)).not.toBe(valueText(other));
});

test('A value that contains itself, or a large one, has none', () => {
  const circular: Record<string, unknown> = {};
  circular.self = circular;
  expect(valueText(circular)).toBeUndefined();
  expect(valueText(Array.from({ length: 2000 }, () => 1))).toBeUndefined();
});
