import { expect, test } from 'vitest';
import { compile } from '../../model-document.js';

// The sentences of json-schema-validator for Java, which $context.error.validationErrorString shows.
test.each<[object, unknown, readonly string[]]>([
  [
    { oneOf: [{ type: 'string' }, { type: 'null' }] },
    1,
    ['instance failed to match exactly one schema (matched 0 out of 2)'],
  ],
  [{ oneOf: [{}, {}] }, 1, ['instance failed to match exactly one schema (matched 2 out of 2)']],
  [{ not: {} }, 1, ['instance matched a schema which it should not have']],
  [
    { allOf: [{ type: 'string' }, { minLength: 3 }] },
    'ab',
    ['instance failed to match all required schemas (matched only 1 out of 2)'],
  ],
  [{ allOf: [{ type: 'string' }, { minLength: 2 }] }, 'ab', []],
  [{ allOf: [] }, 1, []],
  [{ anyOf: [{ type: 'string' }, { type: 'integer' }] }, 1, []],
  [{ anyOf: [] }, 1, []],
  [{ oneOf: [{ type: 'string' }, { type: 'integer' }] }, 1, []],
  [{ oneOf: [] }, 1, []],
  [{ not: { type: 'string' } }, 1, []],
  [
    { anyOf: [{ allOf: [{ type: 'string' }, { minLength: 2 }] }, { type: 'null' }] },
    'a',
    ['instance failed to match at least one required schema among 2'],
  ],
  [{ anyOf: [{ allOf: [{ type: 'string' }, { minLength: 2 }] }, { type: 'null' }] }, 'ab', []],
])('%j with %j', (schema, value, expected) => {
  expect(compile(schema)(value)).toEqual(expected);
});
