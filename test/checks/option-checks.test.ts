import { describe, expect, test } from 'vitest';
import {
  aFunction,
  aString,
  checkOptions,
  eachMember,
  type OptionCheck,
  oneOfWords,
  trueOrFalse,
  unknownName,
} from '../../src/checks/option-checks.js';

test.each<[OptionCheck, unknown, string]>([
  [aString, 5, 'x must be a string, not 5'],
  [trueOrFalse, 'yes', 'x must be true or false, not "yes"'],
  [aFunction, {}, 'x must be a function, not an object'],
  [oneOfWords('a', 'b'), 'c', 'x must be one of "a", "b", not "c"'],
  [eachMember('strings', aString), [], 'x must be an object of strings, not an array'],
  [eachMember('strings', aString), { a: 1 }, 'x.a must be a string, not 1'],
  [eachMember('strings', aString), { 'a b': 1 }, 'x["a b"] must be a string, not 1'],
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
