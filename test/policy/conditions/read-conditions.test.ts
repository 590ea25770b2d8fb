import { expect, test } from 'vitest';
import type { ConditionValues } from '../../../src/model/policy.js';
import { readConditions } from '../../../src/policy/conditions/read-conditions.js';
import { requestOf } from '../requests.js';

const scope = { what: 'The policy', attachedTo: undefined, variables: true, uses: [] };
const read = (value: unknown) => readConditions({ value, path: ['Condition'] }, scope);

/** Whether `{ OPERATOR: { test:Key: [a, b] } }` holds for values of the key. */
const holds = (operator: string, values: ConditionValues, wanted: unknown = ['a', 'b']) =>
  read({ [operator]: { 'test:Key': wanted } })(requestOf({ 'test:key': values }).keys);

test.each<readonly [operator: string, values: ConditionValues, holds: boolean | undefined]>([
  ['StringEquals', ['b'], true],
  ['StringEquals', ['c'], false],
  ['StringEquals', 'absent', false],
  ['StringEquals', 'unknown', undefined],
  ['StringNotEquals', ['b'], false],
  ['StringNotEquals', ['c'], true],
  ['StringNotEquals', ['c', 'b'], false],
  ['StringNotEquals', 'absent', true],
  ['StringNotEquals', 'unknown', undefined],
  ['StringEqualsIfExists', 'absent', true],
  ['StringEqualsIfExists', ['c'], false],
  ['StringNotEqualsIfExists', 'absent', true],
  ['ForAllValues:StringEquals', ['a', 'b'], true],
  ['ForAllValues:StringEquals', ['a', 'c'], false],
  ['ForAllValues:StringEquals', 'absent', true],
  ['ForAllValues:StringEquals', [], true],
  ['ForAllValues:StringNotEquals', ['c', 'd'], true],
  ['ForAllValues:StringNotEquals', ['c', 'a'], false],
  ['ForAnyValue:StringEquals', ['c', 'a'], true],
  ['ForAnyValue:StringEquals', ['c'], false],
  ['ForAnyValue:StringEquals', 'absent', false],
  ['ForAnyValue:StringNotEquals', ['a', 'c'], true],
  ['ForAnyValue:StringNotEquals', ['a', 'b'], false],
  ['ForAnyValue:StringNotEquals', 'absent', false],
  ['ForAnyValue:StringEqualsIfExists', 'absent', true],
])('%s and %j: %s', (operator, values, expected) => {
  expect(holds(operator, values)).toBe(expected);
});

test.each<readonly [wanted: unknown, values: ConditionValues, holds: boolean | undefined]>([
  ['true', 'absent', true],
  [true, ['x'], false],
  ['false', ['x'], true],
  [false, 'absent', false],
  ['true', 'unknown', undefined],
])('Null %j and %j: %s', (wanted, values, expected) => {
  expect(holds('Null', values, wanted)).toBe(expected);
});

test('all operators and all keys must hold, whatever case the key has', () => {
  const conditions = read({
    StringEquals: { 'test:A': 'a', 'TEST:b': 'b' },
    StringNotEquals: { 'test:a': 'b' },
  });
  expect(conditions(requestOf({ 'test:a': ['a'], 'test:b': ['b'] }).keys)).toBe(true);
  expect(conditions(requestOf({ 'test:a': ['a'], 'test:b': ['a'] }).keys)).toBe(false);
  expect(conditions(requestOf({ 'test:a': 'unknown', 'test:b': ['b'] }).keys)).toBeUndefined();
  expect(conditions(requestOf({ 'test:a': 'unknown', 'test:b': ['a'] }).keys)).toBe(false);
});

test('a condition without operators always holds', () => {
  expect(read({})(requestOf().keys)).toBe(true);
});

test.each<readonly [condition: unknown, message: RegExp]>([
  [null, /"Condition" of a statement must be an object/],
  [[], /must be an object/],
  [
    { stringEquals: { 'a:b': 'c' } },
    /"stringEquals" is not understood; did you mean "StringEquals"/,
  ],
  [{ ForSomeValues: { 'a:b': 'c' } }, /not understood/],
  [{ 'ForAllValues:Null': { 'a:b': 'true' } }, /not understood/],
  [{ NullIfExists: { 'a:b': 'true' } }, /not understood/],
  [{ Null: { 'a:b': 'yes' } }, /"true" or "false"/],
  [{ StringEquals: {} }, /has no condition key/],
  [{ StringEquals: 'a' }, /must be an object/],
  [{ StringEquals: { SourceIp: 'a' } }, /"SourceIp" is not a condition key/],
  [{ StringEquals: { 'a:b': [] } }, /without a value/],
  [{ StringEquals: { 'a:b': null } }, /a string, a number or a boolean/],
  [{ StringEquals: { 'a:b': ['c', {}] } }, /a string, a number or a boolean/],
  [{ StringEquals: { 'a:b': '${c}' } }, /policy variable/],
])('%j is not understood', (condition, message) => {
  expect(() => read(condition)).toThrow(message);
});
