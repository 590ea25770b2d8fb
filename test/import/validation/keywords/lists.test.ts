import { expect, test } from 'vitest';
import { compile } from '../../model-document.js';

// The sentences of json-schema-validator for Java, which $context.error.validationErrorString shows.
test.each<[object, unknown, readonly string[]]>([
  [{ uniqueItems: true }, [1, 1], ['array must not contain duplicate elements']],
  [
    { items: [{}], additionalItems: false },
    [1, 2],
    ['schema only allows 1 elements in array but instance has 2 elements'],
  ],
  [{ uniqueItems: true }, [1, 2, '1'], []],
  [
    { uniqueItems: true },
    [
      { a: 1, b: 2 },
      { b: 2, a: 1 },
    ],
    ['array must not contain duplicate elements'],
  ],
  [{ uniqueItems: true }, 'aa', []],
  [{ uniqueItems: false }, [1, 1], []],
  [{ items: [{}], additionalItems: false }, [1], []],
  [{ items: [{}], additionalItems: false }, 'text', []],
  [{ items: [{ type: 'string' }], additionalItems: { type: 'null' } }, ['a', null], []],
  [
    { items: [{ type: 'string' }], additionalItems: { type: 'null' } },
    ['a', 1],
    ['instance type (integer) does not match any allowed primitive type (allowed: ["null"])'],
  ],
  [
    { items: [{ type: 'string' }] },
    [1, 2],
    ['instance type (integer) does not match any allowed primitive type (allowed: ["string"])'],
  ],
  [
    { items: { type: 'string' } },
    ['a', 1, true],
    [
      'instance type (integer) does not match any allowed primitive type (allowed: ["string"])',
      'instance type (boolean) does not match any allowed primitive type (allowed: ["string"])',
    ],
  ],
  [{ items: { type: 'string' } }, { 0: 1 }, []],
  [
    { anyOf: [{ items: { type: 'string' } }, { type: 'null' }] },
    ['a', 1],
    ['instance failed to match at least one required schema among 2'],
  ],
])('%j with %j', (schema, value, expected) => {
  expect(compile(schema)(value)).toEqual(expected);
});
