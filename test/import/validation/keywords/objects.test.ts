import { expect, test } from 'vitest';
import { compile } from '../../model-document.js';

// The sentences of json-schema-validator for Java, which $context.error.validationErrorString shows.
test.each<[object, unknown, readonly string[]]>([
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
    { properties: { a: {} }, patternProperties: { '^x': {} }, additionalProperties: false },
    { a: 1, x1: 1 },
    [],
  ],
  [{ additionalProperties: false }, [1], []],
  [
    { additionalProperties: { type: 'string' } },
    { a: 1 },
    ['instance type (integer) does not match any allowed primitive type (allowed: ["string"])'],
  ],
  [{ properties: { a: {} }, additionalProperties: { type: 'string' } }, { a: 1, b: 'x' }, []],
  [
    { properties: { a: { type: 'string' } } },
    { a: 1 },
    ['instance type (integer) does not match any allowed primitive type (allowed: ["string"])'],
  ],
  [{ properties: { a: { type: 'string' } } }, ['a'], []],
  [
    { patternProperties: { '^x': { type: 'string' }, '1$': { maxLength: 1 } } },
    { x1: 'ab' },
    ['string "ab" is too long (length: 2, maximum allowed: 1)'],
  ],
  [
    {
      properties: { x: { type: 'string' } },
      patternProperties: { '^x': { minLength: 2 } },
      additionalProperties: { type: 'null' },
    },
    { x: 'a', y: 1 },
    [
      'instance type (integer) does not match any allowed primitive type (allowed: ["null"])',
      'string "a" is too short (length: 1, required minimum: 2)',
    ],
  ],
  [
    { properties: { b: { type: 'null' }, a: { type: 'string' } } },
    { b: 1, a: true },
    [
      'instance type (integer) does not match any allowed primitive type (allowed: ["null"])',
      'instance type (boolean) does not match any allowed primitive type (allowed: ["string"])',
    ],
  ],
  [
    { anyOf: [{ properties: { a: { type: 'string' } } }, { type: 'null' }] },
    { a: 1 },
    ['instance failed to match at least one required schema among 2'],
  ],
  [{ minProperties: 1 }, { a: 1 }, []],
  [{ minProperties: 1 }, [], []],
  [{ maxProperties: 1 }, { a: 1 }, []],
  [{ maxProperties: 1 }, [1, 2], []],
  [{ required: ['b', 'a'] }, {}, ['object has missing required properties (["a","b"])']],
  [{ required: ['a'] }, { a: null }, []],
  [{ required: ['a'] }, 'text', []],
  [{ required: ['toString'] }, {}, ['object has missing required properties (["toString"])']],
  [{ dependencies: { a: ['b'] } }, { b: 1 }, []],
  [{ dependencies: { a: ['b'] } }, { a: 1, b: 1 }, []],
  [
    { dependencies: { a: { required: ['b'] } } },
    { a: 1 },
    ['object has missing required properties (["b"])'],
  ],
  [{ dependencies: { a: { required: ['b'] } } }, { c: 1 }, []],
])('%j with %j', (schema, value, expected) => {
  expect(compile(schema)(value)).toEqual(expected);
});
