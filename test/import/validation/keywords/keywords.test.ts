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
    { maximum: 5, exclusiveMaximum: true },
    5,
    ['numeric instance is not strictly lower than the required maximum 5'],
  ],
  [{ minLength: 3 }, 'ab', ['string "ab" is too short (length: 2, required minimum: 3)']],
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
    { required: ['a'], additionalProperties: false },
    { b: 1 },
    [
      'object instance has properties which are not allowed by the schema: ["b"]',
      'object has missing required properties (["a"])',
    ],
  ],
])('%j refuses %j with the sentences of AWS', (schema, value, expected) => {
  expect(compile(schema)(value)).toEqual(expected);
});

test('members are not checked once the object itself is invalid', () => {
  const check = compile({ required: ['a'], properties: { b: { type: 'string' } } });
  expect(check({ b: 1 })).toEqual(['object has missing required properties (["a"])']);
});
