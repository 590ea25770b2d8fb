import { expect, test } from 'vitest';
import { copyModel } from '../../../../src/load/forms/rest-api/model-schema.js';
import { plain } from '../../reading.js';
import { draftOf } from './parts.js';

const { draft } = draftOf();
const copied = (schema: object): object => copyModel(schema, '#/components/schemas/Meal', draft);

test.each([
  ['#/definitions/kind', '#/components/schemas/Meal/definitions/kind'],
  ['#', '#/components/schemas/Meal'],
  ['#/components/schemas/Pet', '#/components/schemas/Pet'],
  ['https://apigateway.amazonaws.com/restapis/a1/models/Pet', '#/components/schemas/Pet'],
  ['https://apigateway.amazonaws.com/restapis/a1/models/', undefined],
  ['https://host.test/restapis/a1/models/Pet', undefined],
])('the reference %j becomes %j', ($ref, target = $ref) => {
  expect(plain(copied({ properties: { a: [{ $ref }] } }))).toEqual({
    properties: { a: [{ $ref: target }] },
  });
});

test('in a Swagger 2.0 document, models are its definitions', () => {
  const swagger = draftOf({ swagger: '2.0' }).draft;
  const schema = {
    a: { $ref: 'https://apigateway.amazonaws.com/restapis/a1/models/Pet' },
    b: { $ref: '#/definitions/Pet' },
    c: { $ref: '#/properties/a' },
  };
  expect(plain(copyModel(schema, '#/definitions/Meal', swagger))).toEqual({
    a: { $ref: '#/definitions/Pet' },
    b: { $ref: '#/definitions/Pet' },
    c: { $ref: '#/definitions/Meal/properties/a' },
  });
});

test('a property called $ref is not a reference', () => {
  const schema = { properties: { $ref: { type: 'string' } }, default: null };
  expect(plain(copied(schema))).toEqual(schema);
});

test('a schema that contains itself is copied once', () => {
  const schema: Record<string, unknown> = { type: 'object' };
  schema.items = schema;
  const copy = copied(schema) as Record<string, unknown>;
  expect(copy).not.toBe(schema);
  expect(copy.items).toBe(copy);
});

test('a member knows what it was copied from', () => {
  const schema = { type: 'object' };
  draft.sources.markOpen(schema, 'type', ['Kind']);
  expect(draft.sources.openValues(copied(schema), 'type')).toEqual(['Kind']);
});
