import { expect, test } from 'vitest';
import { keyOfEqualValues } from '../../../../src/import/validation/json-values.js';
import { areUnique } from '../../../../src/import/validation/keywords/unique-items.js';
import { readBody } from '../../../../src/import/validation/read-body.js';

const FREE = (): void => {};

const SCALARS = [
  ...[
    '0',
    '-0',
    '0.0',
    '1',
    '1.0',
    '10e-1',
    '1.5',
    '1.50',
    '1e999',
    '2e999',
    '12345678901234567890',
  ],
  ...['12345678901234567891', '12345678901234567890.0', '0.1', '0.10000000000000000001'],
  ...['true', 'false', 'null', '""', '"1"', '"a"', '"\\u0061"', '{}', '[]'],
];
const VALUES = [
  ...SCALARS,
  ...SCALARS.map((text) => `[${text}]`),
  ...SCALARS.map((text) => `[1,${text}]`),
  ...SCALARS.map((text) => `{"a":${text}}`),
  ...SCALARS.map((text) => `{"b":[],"a":${text}}`),
  ...SCALARS.map((text) => `{"a":${text},"b":[]}`),
].map(readBody);

test('two values are unique if their keys differ, and are so beside any others', () => {
  const equal: string[] = [];
  for (const [index, one] of VALUES.entries()) {
    for (const other of VALUES.slice(index + 1)) {
      const differ = keyOfEqualValues(one, FREE) !== keyOfEqualValues(other, FREE);
      expect(areUnique([one, other], FREE)).toBe(differ);
      expect(areUnique([['more'], one, 'text', 7, other], FREE)).toBe(differ);
      equal.push(...(differ ? [] : [keyOfEqualValues(one, FREE) as string]));
    }
  }
  expect(equal.length).toBeGreaterThan(50);
});

test.each([
  ['numbers', (n: number) => n * 9973],
  ['texts', (n: number) => `text ${n}`],
  ['objects', (n: number) => ({ id: n, tags: ['a', n % 7] })],
])('of 100,000 %s, a repeated one is found at any place', (_, make) => {
  const values: unknown[] = Array.from({ length: 100_000 }, (_none, n) => make(n));
  expect(areUnique(values, FREE)).toBe(true);
  expect(areUnique([...values, make(50_000)], FREE)).toBe(false);
  expect(areUnique([make(99_999), ...values], FREE)).toBe(false);
});

test('each value and each character is charged for', () => {
  let spent = 0;
  areUnique([1, 'abc', { name: [true, null] }], (work) => {
    spent += work;
  });
  expect(spent).toBe(1 + 4 + 1 + 4 + 1 + 1 + 1);
});
