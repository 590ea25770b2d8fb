import { expect, test } from 'vitest';
import { compile } from '../../model-document.js';

// The sentences of json-schema-validator for Java, which $context.error.validationErrorString shows.
test.each<[object, unknown, readonly string[]]>([
  [
    { type: 'number' },
    'x',
    [
      'instance type (string) does not match any allowed primitive type (allowed: ["integer","number"])',
    ],
  ],
  [
    { type: ['string', 'null'] },
    1.5,
    [
      'instance type (number) does not match any allowed primitive type (allowed: ["null","string"])',
    ],
  ],
  [{ multipleOf: 2 }, 5, ['remainder of division is not zero (5 / 2)']],
  [{ maxLength: 1 }, 'ab', ['string "ab" is too long (length: 2, maximum allowed: 1)']],
  [{ maxLength: 1 }, '😀', []],
  [{ pattern: '^a+$' }, 'b', ['ECMA 262 regex "^a+$" does not match input string "b"']],
  [{ pattern: '^/a' }, 'b', ['ECMA 262 regex "^/a" does not match input string "b"']],
  [{ enum: ['a', 1, { b: [2] }] }, 'a', []],
  [{ enum: ['a', 1, { b: [2] }] }, { b: [2] }, []],
  [{ enum: ['a', 1] }, 'b', ['instance value ("b") not found in enum (possible values: ["a",1])']],
  [{ type: 'object' }, {}, []],
  [
    { type: 'object' },
    null,
    ['instance type (null) does not match any allowed primitive type (allowed: ["object"])'],
  ],
  [{ type: ['object', 'string'] }, 'x', []],
  [{ type: 'number' }, 1, []],
  [
    { type: 'integer' },
    1.5,
    ['instance type (number) does not match any allowed primitive type (allowed: ["integer"])'],
  ],
  [{ minLength: 2 }, 'ab', []],
  [{ minLength: 2 }, '😀', ['string "😀" is too short (length: 1, required minimum: 2)']],
  [{ minLength: 2 }, 1, []],
  [{ maxLength: 2 }, 'ab', []],
  [{ maxLength: 1 }, [1, 2], []],
  [{ pattern: '^a+$' }, 1, []],
  [{ minimum: 25 }, 25, []],
  [
    { minimum: 25 },
    24.5,
    ['numeric instance is lower than the required minimum (minimum: 25, found: 24.5)'],
  ],
  [{ minimum: 25 }, '1', []],
  [{ maximum: 5 }, 5, []],
  [
    { maximum: 5 },
    6,
    ['numeric instance is greater than the required maximum (maximum: 5, found: 6)'],
  ],
  [
    { maximum: 5, exclusiveMaximum: true },
    6,
    ['numeric instance is greater than the required maximum (maximum: 5, found: 6)'],
  ],
  [{ maximum: 5 }, '6', []],
  [{ multipleOf: 2 }, 4, []],
  [{ multipleOf: 2 }, '5', []],
])('%j with %j', (schema, value, expected) => {
  expect(compile(schema)(value)).toEqual(expected);
});

test.each([
  [0.3, 0.1, true],
  [1.1, 0.01, true],
  [19.99, 0.01, true],
  [0.35, 0.1, false],
  [1e20, 0.1, true],
  [-4, 2, true],
])('%d is a multiple of %d as decimal fractions are: %s', (value, multipleOf, expected) => {
  expect(compile({ multipleOf })(value).length === 0).toBe(expected);
});
