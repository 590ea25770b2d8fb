import { expect, test } from 'vitest';
import { compile } from '../../model-document.js';

const PET = {
  type: 'object',
  required: ['type', 'name', 'price'],
  properties: {
    type: { type: 'string', enum: ['dog', 'cat', 'fish'] },
    name: { type: 'string' },
    price: { type: 'number', minimum: 25, maximum: 500 },
  },
};

// The sentences are those of json-schema-validator for Java, which $context.error.validationErrorString shows.
test.each<[object, unknown, readonly string[]]>([
  [PET, { type: 'dog', name: 'Rex', price: 260 }, []],
  [PET, {}, ['object has missing required properties (["name","price","type"])']],
  [
    PET,
    [],
    ['instance type (array) does not match any allowed primitive type (allowed: ["object"])'],
  ],
  [
    PET,
    { type: 'bird', name: 'Tit', price: 501 },
    [
      'instance value ("bird") not found in enum (possible values: ["dog","cat","fish"])',
      'numeric instance is greater than the required maximum (maximum: 500, found: 501)',
    ],
  ],
  [
    PET,
    { type: 'dog', name: 1, price: 24.5 },
    [
      'instance type (integer) does not match any allowed primitive type (allowed: ["string"])',
      'numeric instance is lower than the required minimum (minimum: 25, found: 24.5)',
    ],
  ],
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
  [
    { maximum: 5, exclusiveMaximum: true },
    5,
    ['numeric instance is not strictly lower than the required maximum 5'],
  ],
  [{ multipleOf: 2 }, 5, ['remainder of division is not zero (5 / 2)']],
  [{ minLength: 3 }, 'ab', ['string "ab" is too short (length: 2, required minimum: 3)']],
  [{ maxLength: 1 }, 'ab', ['string "ab" is too long (length: 2, maximum allowed: 1)']],
  [{ maxLength: 1 }, '😀', []],
  [{ pattern: '^a+$' }, 'b', ['ECMA 262 regex "^a+$" does not match input string "b"']],
  [{ pattern: '^/a' }, 'b', ['ECMA 262 regex "^/a" does not match input string "b"']],
  [{ uniqueItems: true }, [1, 1], ['array must not contain duplicate elements']],
  [
    { items: [{}], additionalItems: false },
    [1, 2],
    ['schema only allows 1 elements in array but instance has 2 elements'],
  ],
  [
    { properties: { a: {} }, additionalProperties: false },
    { c: 1, a: 1, b: 1 },
    ['object instance has properties which are not allowed by the schema: ["b","c"]'],
  ],
  [
    { minProperties: 1 },
    {},
    ['object has too few properties (found 0 but schema requires at least 1)'],
  ],
  [
    { maxProperties: 1 },
    { a: 1, b: 1 },
    ['object has too many properties (found 2 but schema requires at most 1)'],
  ],
  [
    { dependencies: { a: ['c', 'b'] } },
    { a: 1, b: 1 },
    [
      'property "a" of object has missing property dependencies (schema requires ["b","c"]; missing: ["c"])',
    ],
  ],
  [
    { allOf: [{ type: 'string' }, { type: 'number' }] },
    1,
    ['instance failed to match all required schemas (matched only 1 out of 2)'],
  ],
  [
    { anyOf: [{ type: 'string' }, { type: 'null' }] },
    1,
    ['instance failed to match at least one required schema among 2'],
  ],
  [
    { oneOf: [{ type: 'string' }, { type: 'null' }] },
    1,
    ['instance failed to match exactly one schema (matched 0 out of 2)'],
  ],
  [{ oneOf: [{}, {}] }, 1, ['instance failed to match exactly one schema (matched 2 out of 2)']],
  [{ not: {} }, 1, ['instance matched a schema which it should not have']],
  [
    { required: ['a'], additionalProperties: false },
    { b: 1 },
    [
      'object instance has properties which are not allowed by the schema: ["b"]',
      'object has missing required properties (["a"])',
    ],
  ],
])('%j objects to %j in the words of AWS', (schema, value, expected) => {
  expect(compile(schema)(value)).toEqual(expected);
});

test('nothing inside is looked at once something around it is wrong', () => {
  const check = compile({ required: ['a'], properties: { b: { type: 'string' } } });
  expect(check({ b: 1 })).toEqual(['object has missing required properties (["a"])']);
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
