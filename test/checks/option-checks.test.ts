import { describe, expect, test } from 'vitest';
import {
  aFunction,
  aString,
  checkOptions,
  eachItem,
  eachMember,
  knownMembers,
  type OptionCheck,
  oneOfWords,
  trueOrFalse,
  unknownName,
  wholeNumberFrom,
} from '../../src/checks/option-checks.js';

test.each<[OptionCheck, unknown, string]>([
  [aString, 5, 'x must be a string, not 5'],
  [trueOrFalse, 'yes', 'x must be true or false, not "yes"'],
  [aFunction, {}, 'x must be a function, not an object'],
  [oneOfWords('a', 'b'), 'c', 'x must be one of "a", "b", not "c"'],
  [eachMember('strings', aString), [], 'x must be an object of strings, not an array'],
  [eachMember('strings', aString), { a: 1 }, 'x.a must be a string, not 1'],
  [eachMember('strings', aString), { 'a b': 1 }, 'x["a b"] must be a string, not 1'],
  [wholeNumberFrom(1, 9), 10, 'x must be a whole number from 1 to 9, not 10'],
  [wholeNumberFrom(0, Number.MAX_SAFE_INTEGER), -1, 'x must be a whole number from 0, not -1'],
  [wholeNumberFrom(0, 9), 1.5, 'x must be a whole number from 0 to 9, not 1.5'],
  [eachItem('strings', aString), 'a', 'x must be a list of strings, not "a"'],
  [eachItem('strings', aString), ['a', 5], 'x[1] must be a string, not 5'],
  [eachItem('strings', aString), new Array(1), 'x[0] must be a string, not undefined'],
  [knownMembers({ a: aString }, '{ a }'), [], 'x must be an object such as { a }, not an array'],
  [knownMembers({ a: aString }, '{ a }'), { a: 1 }, 'x.a must be a string, not 1'],
  [knownMembers({ a: aString }, '{ a }'), { b: 1 }, '"b" is not a member of x: use one of a'],
])('%o of %o: %3$s', (check, value, message) => {
  expect(() => check(value, 'x')).toThrow(new TypeError(message));
});

test.each<[OptionCheck, unknown]>([
  [aString, ''],
  [trueOrFalse, false],
  [aFunction, () => 1],
  [oneOfWords('a', 'b'), 'b'],
  [eachMember('strings', aString), { a: 'x', b: undefined }],
])('%o allows %o', (check, value) => {
  expect(() => check(value, 'x')).not.toThrow();
});

test('nested members and items are copied, each read once, and frozen', () => {
  const given = { list: [{ a: 'x', b: undefined }] };
  const check = knownMembers(
    { list: eachItem('objects', knownMembers({ a: aString, b: aString }, '')) },
    '',
  );
  const copy = check(given, 'x') as typeof given;
  given.list[0] = { a: 'changed', b: undefined };
  expect(copy).toEqual({ list: [{ a: 'x' }] });
  expect([copy, copy.list, copy.list[0]].every(Object.isFrozen)).toBe(true);
  const nested = eachMember('objects', knownMembers({ a: aString }, ''))({ k: { a: 'x' } }, 'x');
  expect(Object.isFrozen((nested as { k: object }).k)).toBe(true);
});

describe('checkOptions', () => {
  const checks = { name: aString, hook: aFunction };

  test('copies the options that are given, frozen', () => {
    const checked = checkOptions<object>({ name: 'a', hook: undefined }, checks, 'a test');
    expect(checked).toEqual({ name: 'a' });
    expect(Object.isFrozen(checked)).toBe(true);
  });

  test.each<[unknown, string]>([
    [5, 'The options of a test must be an object, not 5'],
    [{ names: 'a' }, '"names" is not an option of a test; did you mean "name"?'],
    [{ other: 'a' }, '"other" is not an option of a test: use one of name, hook'],
    [{ toString: 'a' }, '"toString" is not an option of a test: use one of name, hook'],
    [{ name: 1 }, 'name must be a string, not 1'],
  ])('%o is refused', (options, message) => {
    expect(() => checkOptions(options as object, checks, 'a test')).toThrow(new TypeError(message));
  });
});

test('the error for an unknown name has the nearest known one', () => {
  expect(unknownName('logn', ['login', 'key'], 'a scheme').message).toBe(
    '"logn" is not a scheme; did you mean "login"?',
  );
});
