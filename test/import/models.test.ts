import { expect, test } from 'vitest';
import { findings } from './minimal-document.js';
import { compile, source } from './model-document.js';

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
      'numeric instance is greater than the required maximum (maximum: 500, found: 501)',
      'instance value ("bird") not found in enum (possible values: ["dog","cat","fish"])',
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
  [1e21, 0.1, true],
  [-4, 2, true],
])('%d is a multiple of %d as decimal fractions are: %s', (value, multipleOf, expected) => {
  expect(compile({ multipleOf })(value).length === 0).toBe(expected);
});

test('beside a reference nothing else counts', () => {
  const schema = { $ref: '#/components/schemas/Node', type: 'string' };
  expect(compile(schema, { Node: { type: 'integer' } })(1)).toEqual([]);
});

test.each<[string, object, unknown]>([['nullable', { type: 'string', nullable: true }, null]])(
  'as on AWS, %s does not count, so %j refuses %j',
  (_, schema, value) => {
    expect(compile(schema)(value)).toHaveLength(1);
  },
);

test.each<[string, object, unknown]>([
  ['exclusiveMinimum', { minimum: 1, exclusiveMinimum: true }, 1],
  ['minItems', { minItems: 1 }, []],
  ['maxItems', { maxItems: 1 }, [1, 2]],
  ['discriminator', { discriminator: { propertyName: 'type' } }, {}],
])('as on AWS, %s does not count, so %j takes %j', (_, schema, value) => {
  expect(compile(schema)(value)).toEqual([]);
});

test('a keyword that AWS ignores is warned of once', () => {
  const at = '#/paths/~1a/post/requestBody/content/application~1json/schema';
  const schema = { nullable: true, properties: { a: { nullable: true } } };
  expect(findings(source(schema))).toEqual([`warning IGNORED_SETTING ${at}/nullable`]);
});

test.each<[string, object, unknown]>([
  ['a format that nobody knows', { format: 'pet-name' }, 'x'],
  ['a format that somebody knows', { type: 'string', format: 'date-time' }, 'x'],
  [
    'example, default, readOnly, xml, title',
    { example: 1, default: 2, readOnly: true, xml: {}, title: 't' },
    'x',
  ],
])('harmless: %s', (_, schema, value) => {
  expect(findings(source(schema))).toEqual([]);
  expect(compile(schema)(value)).toEqual([]);
});

test.each<[string, object, string]>([
  ['required as a flag', { required: true }, 'required'],
  ['an unknown type', { type: 'file' }, 'type'],
  ['a text for a number', { minimum: '1' }, 'minimum'],
  ['a negative length', { minLength: -1 }, 'minLength'],
  ['exclusiveMaximum of a later draft', { maximum: 1, exclusiveMaximum: 5 }, 'exclusiveMaximum'],
  ['an enum that is no list', { enum: 'a' }, 'enum'],
  ['a property that is no schema', { properties: { a: 'string' } }, 'properties/a'],
  ['a list that is none', { allOf: {} }, 'allOf'],
  [
    'a property that has no name here',
    { properties: JSON.parse('{"__proto__":{}}') },
    'properties/__proto__',
  ],
])('%s is left out with a warning', (_, schema, place) => {
  const at = '#/paths/~1a/post/requestBody/content/application~1json/schema';
  expect(findings(source(schema))).toEqual([`warning INVALID_MODEL ${at}/${place}`]);
});

const HERE = '#/paths/~1a/post/requestBody/content/application~1json/schema';

test.each<[string, object, object, string]>([
  ['a pattern that does not compile', { pattern: '(' }, {}, `error INVALID_MODEL ${HERE}/pattern`],
  [
    'a name pattern that does not compile',
    { patternProperties: { '(': {} } },
    {},
    `error INVALID_MODEL ${HERE}/patternProperties/(`,
  ],
  [
    'a model that is itself',
    { $ref: '#/components/schemas/A' },
    { A: { $ref: '#/components/schemas/B' }, B: { allOf: [{ $ref: '#/components/schemas/A' }] } },
    `error INVALID_MODEL ${HERE}`,
  ],
  [
    'an unexpanded function',
    { properties: { a: { 'Fn::Transform': {} } } },
    {},
    `error UNRESOLVED_VARIABLE ${HERE}/properties/a`,
  ],
])('%s is refused', (_, schema, schemas, expected) => {
  expect(findings(source(schema, schemas))).toEqual([expected]);
});

test('one model that leads back to itself is reported once, not with each that comes after', () => {
  const content = {
    'application/json': { schema: { $ref: '#/components/schemas/A' } },
    'text/json': { schema: { type: 'object' } },
  };
  const schemas = { A: { allOf: [{ $ref: '#/components/schemas/A' }] } };
  expect(findings(source({}, schemas, content))).toEqual([`error INVALID_MODEL ${HERE}`]);
});

test('models may refer to each other and to themselves through their parts', () => {
  const House = {
    type: 'object',
    properties: { rooms: { type: 'array', items: { $ref: '#/components/schemas/Room' } } },
  };
  const Room = {
    type: 'object',
    properties: { house: { $ref: '#/components/schemas/House' }, name: { type: 'string' } },
  };
  const check = compile({ $ref: '#/components/schemas/House' }, { House, Room });
  expect(check({ rooms: [{ house: { rooms: [] } }] })).toEqual([]);
  expect(check({ rooms: [{ house: { rooms: [{ name: 1 }] } }] })).toHaveLength(1);
});
