import { expect, test } from 'vitest';
import {
  PolicyFault,
  policyMembers,
  policyValues,
  textsOf,
} from '../../src/policy/policy-fault.js';

const path = ['Statement'];

test('members have their places', () => {
  const members = policyMembers({ value: { a: 1, b: undefined }, path }, 'It', ['a', 'b']);
  expect([...members]).toEqual([['a', { value: 1, path: ['Statement', 'a'] }]]);
});

test.each([null, undefined, 'x', [], Promise.resolve({}), new Map()])(
  '%j is no object',
  (value) => {
    expect(() => policyMembers({ value, path }, 'It', undefined)).toThrow(
      /^It must be an object, not /,
    );
  },
);

test('an inherited member is refused', () => {
  const value = Object.create({ Condition: {} });
  expect(() => policyMembers({ value, path }, 'It', undefined)).toThrow(PolicyFault);
});

test('one value is a list of one, and a hole in a list is a value', () => {
  const holed = [1];
  holed.length = 2;
  expect(policyValues({ value: 'x', path })).toEqual([{ value: 'x', path }]);
  expect(policyValues({ value: holed, path })).toHaveLength(2);
});

test.each([[[]], [[undefined]], [5], [null], [{}]])('%j has no texts', (value) => {
  expect(() => textsOf({ value, path }, 'Action')).toThrow(/^"Action" of a statement must /);
});
