import { expect, test } from 'vitest';
import {
  callIn,
  evaluatedText,
  isOpen,
  known,
  openNamesIn,
  openValue,
  scalarText,
} from '../../../../../src/load/forms/cloudformation/evaluation/evaluated.js';

test('a value is known, or open under a name', () => {
  expect(known(7)).toEqual({ value: 7, open: [] });
  expect(openValue('A.B')).toEqual({ value: '${A.B}', open: ['A.B'] });
  expect(openValue('${A}')).toEqual({ value: '${A}', open: ['A'] });
});

test.each([
  ['${A}', ['A'], true],
  ['x${A}', ['A'], false],
  ['${A}', ['B'], false],
  ['${A}', [], false],
])('%j with the open names %j is open as a whole: %j', (value, open, whole) => {
  expect(isOpen({ value, open })).toBe(whole);
});

test.each([
  ['${A} ${B} ${A} ${C}', ['A', 'C'], ['A', 'C']],
  ['${A}', [], []],
  ['A', ['A'], []],
])('in %j, of %j, there are %j', (text, names, found) => {
  expect(openNamesIn(text, new Set(names))).toEqual(found);
});

test.each<readonly [unknown, unknown]>([
  [{ Ref: 'A' }, { name: 'Ref', argument: 'A' }],
  [{ Ref: { Ref: 'A' } }, { name: 'Ref', argument: { Ref: 'A' } }],
  [{ Ref: { type: 'string' } }, undefined],
  [{ Ref: 7 }, undefined],
  [{ 'Fn::Sub': [] }, { name: 'Fn::Sub', argument: [] }],
  [{ 'Fn::New2': null }, { name: 'Fn::New2', argument: null }],
  [{ 'Fn::Transform': {} }, undefined],
  [{ 'Fn::ForEach::A': [] }, undefined],
  [{ Condition: 'A' }, undefined],
  [{ Ref: 'A', b: 1 }, undefined],
  [{}, undefined],
  [['Ref'], undefined],
  ['Ref', undefined],
])('the call in %j is %j', (value, call) => {
  expect(callIn(value)).toEqual(call);
});

test.each([
  ['a', 'a'],
  [1.5, '1.5'],
  [false, 'false'],
  [null, undefined],
  [undefined, undefined],
  [{}, undefined],
  [[], undefined],
])('the text of %j is %j', (value, text) => {
  expect(scalarText(value)).toBe(text);
  expect(evaluatedText({ value, open: [] })).toBe(text);
});

test('a number has the digits that are written', () => {
  expect(evaluatedText({ value: 1, digits: '1.0', open: [] })).toBe('1.0');
});
