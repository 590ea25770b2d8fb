import ajvDraft04 from 'ajv-draft-04';
import { expect, test } from 'vitest';
import { importRestApi } from '../../src/import/import-rest-api.js';
import type { ModelCheck } from '../../src/model/rest-api.js';
import { document, findings, MOCK, onlyMethod } from './minimal-document.js';

function source(schema: object, schemas: object = {}) {
  return document({
    'x-amazon-apigateway-request-validators': { body: { validateRequestBody: true } },
    'x-amazon-apigateway-request-validator': 'body',
    components: { schemas },
    paths: {
      '/a': {
        post: {
          requestBody: { content: { 'application/json': { schema } } },
          responses: { 200: {} },
          'x-amazon-apigateway-integration': MOCK,
        },
      },
    },
  });
}

function compile(schema: object, schemas: object = {}): ModelCheck {
  const { requestValidator } = onlyMethod(importRestApi(source(schema, schemas)));
  const check = requestValidator?.models?.get('application/json');
  if (check === undefined) throw new Error('The schema does not compile');
  return check;
}

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

const NODE = {
  properties: { value: { type: 'integer' }, next: { $ref: '#/components/schemas/Node' } },
};
const SCHEMAS: readonly object[] = [
  {},
  { type: 'object' },
  { type: 'array' },
  { type: ['string', 'null'] },
  { type: 'integer' },
  { type: 'number', minimum: 1, maximum: 3 },
  { maximum: 3, exclusiveMaximum: true },
  { multipleOf: 2 },
  { multipleOf: 3 },
  { enum: [1, 'a', null, { a: 1, b: [2] }, [1, 2]] },
  { minLength: 1, maxLength: 2 },
  { pattern: 'a|^$' },
  { items: { type: 'integer' } },
  { items: [{ type: 'integer' }, { type: 'string' }] },
  { items: [{ type: 'integer' }], additionalItems: false },
  { items: [{ type: 'integer' }], additionalItems: { type: 'string' } },
  { additionalItems: false },
  { uniqueItems: true },
  { required: ['a'] },
  { properties: { a: { type: 'integer' }, b: { type: 'string' } } },
  { properties: { a: {} }, additionalProperties: false },
  { properties: { a: {} }, additionalProperties: { type: 'string' } },
  { patternProperties: { '^a': { type: 'integer' }, b: { type: 'array' } } },
  { patternProperties: { '^a': {} }, additionalProperties: false },
  { minProperties: 1, maxProperties: 2 },
  { dependencies: { a: ['b'] } },
  { dependencies: { a: { required: ['b'] } } },
  { allOf: [{ type: 'object' }, { required: ['a'] }] },
  { anyOf: [{ type: 'object' }, { type: 'integer' }] },
  { oneOf: [{ type: 'number' }, { type: 'integer' }, { type: 'string' }] },
  { not: { type: 'object' } },
  { not: { required: ['a'] } },
  { $ref: '#/components/schemas/Node' },
  { oneOf: [{ type: 'null' }, { $ref: '#/components/schemas/Node' }] },
];
const VALUES: readonly unknown[] = [
  null,
  true,
  false,
  0,
  1,
  2.5,
  3,
  4,
  -1,
  0.3,
  1e21,
  '',
  'a',
  'ab',
  'bcd',
  '1',
  '😀',
  '😀😀😀',
  [],
  [1],
  [1, 'a'],
  ['a', 1],
  [1, 1],
  [{ a: 1 }, { a: 1 }],
  [
    { a: 1, b: 2 },
    { b: 2, a: 1 },
  ],
  [1, '1'],
  [[1], [1]],
  [null, false, 0],
  [1, 2],
  {},
  { a: 1 },
  { a: 'x' },
  { b: [2] },
  { a: 1, b: [2] },
  { b: [2], a: 1 },
  { a: 1, b: 1, c: 1 },
  { ab: 'x' },
  { ab: 1, b: [] },
  JSON.parse('{"__proto__":1}'),
  { value: 1 },
  { value: 'x' },
  { next: { value: 'x' } },
  { value: 1, next: { value: 2, next: {} } },
  { next: 1 },
];

test('what fits a model is what fits it by another validator of draft 4', () => {
  const disagreements: string[] = [];
  for (const schema of SCHEMAS) {
    const check = compile(schema, { Node: NODE });
    const ajv = new ajvDraft04.default({ strict: false });
    const peer = ajv.compile({ ...schema, components: { schemas: { Node: NODE } } });
    for (const value of VALUES) {
      const fits = check(value).length === 0;
      if (fits !== peer(value))
        disagreements.push(`${JSON.stringify(schema)} and ${JSON.stringify(value)}: ${fits}`);
    }
  }
  expect(disagreements).toEqual([]);
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

test('keys that a client chooses are never taken for methods', () => {
  const object = (keys: object) => Object.assign(Object.create(null), keys);
  expect(compile({ required: ['constructor', 'toString'] })({})).toHaveLength(1);
  expect(compile({ properties: { toString: { type: 'integer' } } })({})).toEqual([]);
  const check = compile({ uniqueItems: true, items: { enum: [{ a: 1 }, {}] } });
  expect(check([object({ a: 1 }), object({})])).toEqual([]);
  expect(check([object({ valueOf: 1 })])).toHaveLength(1);
  expect(check([object({ toJSON: 1 }), object({ constructor: 1 })])).toHaveLength(2);
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
