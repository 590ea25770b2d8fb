import { describe, expect, test } from 'vitest';
import { DocumentView } from '../../../../src/console/describe/document-view.js';
import { givenExample, sampleValue } from '../../../../src/console/describe/sample/sample-value.js';

/** A schema among models. */
function sampleOf(schema: unknown, models: object = {}): unknown {
  const document = {
    openapi: '3.0.1',
    paths: {},
    components: { schemas: { X: schema, ...models } },
  };
  const view = new DocumentView(JSON.parse(JSON.stringify(document)));
  return sampleValue(view.memberAt('#/components/schemas/X')?.value, view);
}

const M = '#/components/schemas/M';

test.each([
  [{ type: 'string' }, 'string'],
  [{ type: 'string', format: 'date-time' }, '2026-01-31T12:00:00Z'],
  [{ type: 'string', minLength: 8 }, 'stringxx'],
  [{ type: 'string', maxLength: 3 }, 'str'],
  [{ type: 'string', minLength: 1e9 }, 'string'.padEnd(256, 'x')],
  [{ type: 'integer' }, 0],
  [{ type: 'number', minimum: 2.5 }, 2.5],
  [{ type: 'integer', minimum: 2, exclusiveMinimum: true }, 3],
  [{ type: 'integer', maximum: -1 }, -1],
  [{ type: 'boolean' }, true],
  [{ type: 'null' }, null],
  [{ type: ['null', 'integer'] }, 0],
  [{ type: 'string', example: 'e', default: 'd' }, 'e'],
  [{ type: 'string', default: 'd', enum: ['a'] }, 'd'],
  [{ enum: ['a', 'b'] }, 'a'],
  [{ const: 5 }, 5],
  [{ type: 'boolean', default: false }, false],
  [{ examples: ['x'] }, 'x'],
  [{ type: 'object', example: { a: [1] } }, { a: [1] }],
  [{ type: 'object', properties: { a: { type: 'string' }, b: {} } }, { a: 'string' }],
  [{ properties: { a: { type: 'integer' } } }, { a: 0 }],
  [{ type: 'object' }, {}],
  [{ type: 'array', items: { type: 'integer' } }, [0]],
  [{ items: { type: 'integer' }, minItems: 2 }, [0, 0]],
  [{ type: 'array', items: { type: 'integer' }, minItems: 1e9 }, [0, 0, 0]],
  [{ type: 'array', minItems: 2 }, []],
  [{ oneOf: [{ type: 'integer' }, { type: 'string' }] }, 0],
  [{ anyOf: [{ type: 'string' }] }, 'string'],
  [
    {
      allOf: [{ $ref: M }, { properties: { b: { type: 'integer' } } }],
      properties: { c: { type: 'boolean' } },
    },
    { a: 'string', b: 0, c: true },
  ],
  [{ allOf: [{ minLength: 1 }, { type: 'string' }] }, 'string'],
  [{ $ref: M }, { a: 'string' }],
  [{ $ref: '#/components/schemas/None' }, undefined],
  [{ $ref: 'other.yaml' }, undefined],
  [{}, undefined],
  [{ type: 'file' }, undefined],
  [true, undefined],
  ['string', undefined],
  [{ allOf: 7, type: 'string' }, 'string'],
  [{ type: 'object', properties: 7 }, {}],
])('%j has the sample %j', (schema, expected) => {
  const models = { M: { type: 'object', properties: { a: { type: 'string' } } } };
  expect(sampleOf(schema, models)).toEqual(expected);
});

describe('hostile schemas', () => {
  test('names of prototypes are names', () => {
    const schema = JSON.parse(
      '{"properties": {"__proto__": {"type": "string"}, "constructor": {"type": "integer"}}}',
    );
    const sample = sampleOf(schema);
    expect(JSON.stringify(sample)).toBe('{"__proto__":"string","constructor":0}');
    expect(({} as { readonly string?: unknown }).string).toBeUndefined();
  });

  test.each([
    [
      'itself',
      { properties: { a: { type: 'string' }, self: { $ref: '#/components/schemas/X' } } },
      { a: 'string' },
    ],
    ['itself as its items', { type: 'array', items: { $ref: '#/components/schemas/X' } }, []],
    ['itself as a part', { allOf: [{ $ref: '#/components/schemas/X' }] }, undefined],
    ['itself as a choice', { oneOf: [{ $ref: '#/components/schemas/X' }] }, undefined],
    ['itself alone', { $ref: '#/components/schemas/X' }, undefined],
  ])('a schema that has %s', (_what, schema, expected) => {
    expect(sampleOf(schema)).toEqual(expected);
  });

  test('depth, breadth and examples are bounded', () => {
    let deep: object = { type: 'string' };
    for (let level = 0; level < 50; level += 1) {
      deep = { type: 'object', properties: { a: deep } };
    }
    expect(JSON.stringify(sampleOf(deep))).toBe(`${'{"a":'.repeat(5)}{}${'}'.repeat(5)}`);
    const wide = (inner: object): object => ({
      properties: Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`p${at}`, inner])),
    });
    const json = JSON.stringify(sampleOf(wide(wide(wide({ type: 'integer' })))));
    expect(json.length).toBeLessThan(10_000);
    expect(sampleOf({ type: 'string', example: 'x'.repeat(100_000) })).toBe('string');
    const cyclic: Record<string, unknown> = { type: 'object' };
    cyclic.example = cyclic;
    const view = new DocumentView({ openapi: '3.0.1', paths: {} });
    expect(sampleValue(cyclic, view)).toEqual({});
  });
});

test.each([
  [{ examples: { one: { value: 'v' } } }, 'v'],
  [{ examples: { one: {} } }, undefined],
  [{ 'x-example': 'v' }, 'v'],
  [{ example: null, default: 'd' }, 'd'],
  [{ enum: [] }, undefined],
  [{}, undefined],
])('the example in %j is %j', (holder, expected) => {
  expect(givenExample(holder)).toEqual(expected);
});
