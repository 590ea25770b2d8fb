import { describe, expect, test } from 'vitest';
import { Conversion, type Members } from '../../../../src/cli/export/openapi-3/conversion.js';
import {
  isPlainParameter,
  mediaTypesIn,
  parameterPlace,
  plainParameter,
  requestBodyOf,
} from '../../../../src/cli/export/openapi-3/parameters.js';
import { SchemaConversion } from '../../../../src/cli/export/openapi-3/schemas.js';

test.each([
  ['path', 'path', true],
  ['Query', 'query', true],
  ['header', 'header', true],
  ['body', 'body', false],
  ['formData', 'formdata', false],
  [undefined, '', true],
])('a parameter in %j is in %j, and one in OpenAPI 3.0: %j', (place, lower, isPlain) => {
  expect(parameterPlace({ in: place })).toBe(lower);
  expect(isPlainParameter({ in: place })).toBe(isPlain);
});

describe('a parameter', () => {
  const plainOf = (parameter: Members): readonly [object, readonly string[]] => {
    const conversion = new Conversion({});
    const made = plainParameter(parameter, conversion, new SchemaConversion(conversion));
    expect(conversion.origins.get(made)).toBe(parameter);
    return [made, conversion.warnings];
  };

  test.each<readonly [Members, object]>([
    [
      { name: 'id', in: 'path', type: 'integer', minimum: 1, description: 'd', 'x-a': 1 },
      {
        name: 'id',
        in: 'path',
        required: true,
        description: 'd',
        schema: { type: 'integer', minimum: 1 },
        'x-a': 1,
      },
    ],
    [
      { name: 'h', in: 'header', required: false, deprecated: true, allowEmptyValue: true },
      {
        name: 'h',
        in: 'header',
        required: false,
        deprecated: true,
        allowEmptyValue: true,
        schema: { type: 'string' },
      },
    ],
  ])('%j becomes %j', (parameter, made) => {
    expect(plainOf(parameter)).toEqual([made, []]);
  });

  test.each<readonly [string, unknown, object]>([
    ['query', undefined, { style: 'form', explode: false }],
    ['query', 'csv', { style: 'form', explode: false }],
    ['query', 'ssv', { style: 'spaceDelimited', explode: false }],
    ['query', 'pipes', { style: 'pipeDelimited', explode: false }],
    ['query', 'multi', { style: 'form', explode: true }],
    ['path', 'csv', { style: 'simple', required: true }],
    ['header', '', { style: 'simple' }],
  ])('that is a list, in %s, with the format %j, has %j', (place, collectionFormat, style) => {
    expect(plainOf({ name: 'a', in: place, type: 'array', collectionFormat })).toEqual([
      { name: 'a', in: place, ...style, schema: { type: 'array' } },
      [],
    ]);
  });

  test('that is a list in a format that OpenAPI 3.0 lacks is a warning', () => {
    expect(plainOf({ name: 'a', in: 'header', type: 'array', collectionFormat: 'tsv' })).toEqual([
      { name: 'a', in: 'header', schema: { type: 'array' } },
      [
        'OpenAPI 3.0 has no counterpart of the collectionFormat "tsv" of the parameter "a": its items are separated by commas',
      ],
    ]);
  });

  test('that is not a list has no format', () => {
    expect(plainOf({ name: 'a', in: 'query', type: 'string', collectionFormat: 'tsv' })).toEqual([
      { name: 'a', in: 'query', schema: { type: 'string' } },
      [],
    ]);
  });
});

describe('the request body', () => {
  const bodyOf = (
    parameters: readonly Members[],
    consumes: readonly string[] = ['a/b'],
    isValidated = false,
  ): unknown => {
    const conversion = new Conversion({});
    const schemas = new SchemaConversion(conversion);
    return requestBodyOf({ parameters, consumes, isValidated }, conversion, schemas);
  };
  const field = { name: 'a', in: 'formData', type: 'string' };
  const file = { name: 'f', in: 'formData', type: 'file' };
  const form = { schema: { type: 'object', properties: { a: { type: 'string' } } } };

  test.each<readonly [readonly Members[], readonly string[] | undefined, boolean, unknown]>([
    [[{ in: 'query' }], undefined, false, undefined],
    [
      [
        {
          name: 'b',
          in: 'body',
          required: true,
          description: 'd',
          schema: { $ref: '#/definitions/Pet' },
          'x-a': 1,
        },
        { in: 'body', schema: {} },
        field,
      ],
      ['a/b', 'c/d'],
      true,
      {
        required: true,
        description: 'd',
        content: {
          'a/b': { schema: { $ref: '#/components/schemas/Pet' } },
          'c/d': { schema: { $ref: '#/components/schemas/Pet' } },
        },
        'x-a': 1,
      },
    ],
    [[{ in: 'body' }], undefined, false, { content: { 'a/b': {} } }],
    [[field], undefined, false, { content: { 'application/x-www-form-urlencoded': form } }],
    [[field], undefined, true, { content: { 'application/x-www-form-urlencoded': {} } }],
    [[field], ['multipart/form-data'], false, { content: { 'multipart/form-data': form } }],
    [
      [field],
      ['multipart/form-data', 'a/b', 'application/x-www-form-urlencoded'],
      true,
      { content: { 'multipart/form-data': {}, 'application/x-www-form-urlencoded': {} } },
    ],
    [
      [{ ...field, required: true, description: 'd' }, file],
      undefined,
      false,
      {
        content: {
          'multipart/form-data': {
            schema: {
              type: 'object',
              properties: {
                a: { type: 'string', description: 'd' },
                f: { type: 'string', format: 'binary' },
              },
              required: ['a'],
            },
          },
        },
      },
    ],
  ])('of %j with %j, validated: %j', (parameters, consumes, isValidated, body) => {
    expect(bodyOf(parameters, consumes, isValidated)).toEqual(body);
  });
});

test.each<readonly [readonly Members[], readonly string[]]>([
  [[{}, {}], ['application/json']],
  [
    [{ consumes: ['a/b', 'c/d; charset=utf-8'] }, { consumes: ['e/f'] }],
    ['a/b', 'c/d; charset=utf-8'],
  ],
  [[{ consumes: null }, { consumes: ['e/f'] }], ['e/f']],
  [[{ consumes: [] }, { consumes: ['e/f'] }], ['application/json']],
  [[{ consumes: ['nonsense', 7] }], ['application/json']],
  [[{ consumes: ['nonsense', 'a/b'] }], ['a/b']],
  [[{ consumes: 'a/b' }], ['application/json']],
  [[{ produces: ['a/b'] }], ['application/json']],
])('the media types in %j are %j', (places, types) => {
  expect(mediaTypesIn('consumes', ...places)).toEqual(types);
});
