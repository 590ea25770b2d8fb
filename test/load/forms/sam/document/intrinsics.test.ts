import { expect, test } from 'vitest';
import {
  conditionalOf,
  isIntrinsic,
  isNoValue,
  refOf,
} from '../../../../../src/load/forms/sam/document/intrinsics.js';

test.each<readonly [unknown, boolean, string | undefined]>([
  [{ Ref: 'A' }, true, 'A'],
  [{ Ref: 7 }, true, undefined],
  [{ Condition: 'A' }, true, undefined],
  [{ 'Fn::Sub': 'a' }, true, undefined],
  [{ Ref: 'A', b: 1 }, false, undefined],
  [{ Refs: 'A' }, false, undefined],
  [{}, false, undefined],
  [['Ref'], false, undefined],
  [null, false, undefined],
  ['Ref', false, undefined],
])('%j is a function: %j, and refers to %j', (value, expected, name) => {
  expect(isIntrinsic(value)).toBe(expected);
  expect(refOf(value)).toBe(name);
});

test('AWS::NoValue', () => {
  expect(isNoValue({ Ref: 'AWS::NoValue' })).toBe(true);
  expect(isNoValue({ Ref: 'A' })).toBe(false);
});

test.each<readonly [unknown, unknown]>([
  [{ 'Fn::If': ['A', 1, 2] }, ['A', 1, 2]],
  [{ 'Fn::If': 'A' }, undefined],
  [{ 'Fn::Sub': ['A'] }, undefined],
  [undefined, undefined],
])('the condition in %j is %j', (value, list) => {
  expect(conditionalOf(value)).toEqual(list);
});
