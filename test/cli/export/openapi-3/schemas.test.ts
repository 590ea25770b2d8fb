import { expect, test } from 'vitest';
import { Conversion } from '../../../../src/cli/export/openapi-3/conversion.js';
import { ownSchema, SchemaConversion } from '../../../../src/cli/export/openapi-3/schemas.js';

function schemaOf(value: unknown): unknown {
  return new SchemaConversion(new Conversion({})).schema(value);
}

const A = { $ref: '#/definitions/A' };
const MOVED = { $ref: '#/components/schemas/A' };

test.each<readonly [unknown, unknown]>([
  [7, 7],
  [null, null],
  [A, MOVED],
  [{ discriminator: 'kind' }, { discriminator: { propertyName: 'kind' } }],
  [{ discriminator: { propertyName: 'kind' } }, { discriminator: { propertyName: 'kind' } }],
  [
    { properties: { a: A, discriminator: { type: 'string' } } },
    { properties: { a: MOVED, discriminator: { type: 'string' } } },
  ],
  [
    { properties: { $ref: { discriminator: 'a' } } },
    { properties: { $ref: { discriminator: { propertyName: 'a' } } } },
  ],
  [{ properties: 7 }, { properties: 7 }],
  [{ patternProperties: { a: A } }, { patternProperties: { a: MOVED } }],
  [
    { definitions: { a: { type: 'file' } } },
    { definitions: { a: { type: 'string', format: 'binary' } } },
  ],
  [{ items: A }, { items: MOVED }],
  [
    { items: [A, { discriminator: 'a' }] },
    { items: [MOVED, { discriminator: { propertyName: 'a' } }] },
  ],
  [{ allOf: [{ discriminator: 'a' }] }, { allOf: [{ discriminator: { propertyName: 'a' } }] }],
  [{ anyOf: [{ discriminator: 'a' }] }, { anyOf: [{ discriminator: { propertyName: 'a' } }] }],
  [{ oneOf: [{ discriminator: 'a' }] }, { oneOf: [{ discriminator: { propertyName: 'a' } }] }],
  [
    { additionalProperties: { discriminator: 'a' } },
    { additionalProperties: { discriminator: { propertyName: 'a' } } },
  ],
  [{ additionalProperties: false }, { additionalProperties: false }],
  [{ not: { discriminator: 'a' } }, { not: { discriminator: { propertyName: 'a' } } }],
  [
    { default: A, enum: [A], example: { discriminator: 'a' } },
    { default: A, enum: [A], example: { discriminator: 'a' } },
  ],
  [{ $ref: { type: 'file' } }, { $ref: { type: 'string', format: 'binary' } }],
  [
    { 'x-a': A, required: ['a'] },
    { 'x-a': MOVED, required: ['a'] },
  ],
  [{ type: 'array', collectionFormat: 'csv' }, { type: 'array' }],
  [{ type: 'file' }, { type: 'string', format: 'binary' }],
])('%j becomes %j', (value, schema) => {
  expect(schemaOf(value)).toEqual(schema);
});

test('a schema is converted once, also one that contains itself', () => {
  const conversion = new Conversion({});
  const schemas = new SchemaConversion(conversion);
  const schema: Record<string, unknown> = { type: 'object' };
  schema.items = schema;
  const made = schemas.schema(schema) as Readonly<Record<string, unknown>>;
  expect(made).not.toBe(schema);
  expect(made.items).toBe(made);
  expect(schemas.schema(schema)).toBe(made);
  expect(conversion.origins.get(made)).toBe(schema);
});

test('names that are special in JavaScript are names', () => {
  const schema = JSON.parse('{"properties":{"__proto__":{"type":"file"}}}');
  expect(JSON.stringify(schemaOf(schema))).toBe(
    '{"properties":{"__proto__":{"type":"string","format":"binary"}}}',
  );
});

test.each<readonly [Readonly<Record<string, unknown>>, unknown]>([
  [{ name: 'a', in: 'query' }, { type: 'string' }],
  [
    { type: 'file', description: 'd' },
    { type: 'string', format: 'binary' },
  ],
  [{ schema: A, type: 'string' }, MOVED],
  [
    {
      type: 'array',
      items: { type: 'string', collectionFormat: 'csv' },
      minItems: 1,
      required: true,
    },
    { type: 'array', items: { type: 'string' }, minItems: 1 },
  ],
  ...[
    ...['format', 'default', 'enum', 'pattern', 'multipleOf', 'uniqueItems', 'maximum'],
    ...['exclusiveMaximum', 'minimum', 'exclusiveMinimum', 'maxLength', 'minLength', 'maxItems'],
  ].map(
    (key) =>
      [
        { type: 'x', [key]: 1 },
        { type: 'x', [key]: 1 },
      ] as const,
  ),
])('the own schema of %j is %j', (from, schema) => {
  const conversion = new Conversion({});
  const own = ownSchema(from, conversion, new SchemaConversion(conversion));
  expect(own).toEqual(schema);
});
