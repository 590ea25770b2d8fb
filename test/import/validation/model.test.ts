import ajvDraft04 from 'ajv-draft-04';
import { expect, test } from 'vitest';
import { findings } from '../minimal-document.js';
import { checkOf, compile, faults, HERE, source } from '../model-document.js';

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
  3e15,
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

/** Schemas as chance makes them, the same in each run. */
class RandomSchemas {
  #state = 1;

  next(depth = 2): object {
    const schema: Record<string, unknown> = {};
    for (let i = 0; i <= this.#below(3); i += 1) {
      const [keyword, value] = this.#keyword(depth);
      schema[keyword] = value;
    }
    return schema;
  }

  #keyword(depth: number): readonly [string, unknown] {
    const simple: readonly (readonly [string, () => unknown])[] = [
      ['type', () => this.#pick(['array', 'boolean', 'integer', 'null', 'number', 'object'])],
      ['type', () => [this.#pick(['string', 'null']), this.#pick(['object', 'number'])]],
      ['enum', () => [this.#pick(VALUES), this.#pick(VALUES)]],
      ['minimum', () => this.#below(4)],
      ['maximum', () => this.#below(4)],
      ['multipleOf', () => 1 + this.#below(3)],
      ['minLength', () => this.#below(3)],
      ['maxLength', () => this.#below(3)],
      ['pattern', () => this.#pick(['^a', 'b', '^$'])],
      ['uniqueItems', () => true],
      ['required', () => [this.#pick(['a', 'b', 'value'])]],
      ['minProperties', () => this.#below(3)],
      ['maxProperties', () => this.#below(3)],
      ['additionalProperties', () => false],
      ['dependencies', () => ({ a: ['b'] })],
    ];
    const inside = () => this.next(depth - 1);
    const nested: readonly (readonly [string, () => unknown])[] = [
      ['items', inside],
      ['items', () => [inside(), inside()]],
      ['additionalItems', inside],
      ['properties', () => ({ a: inside(), b: inside() })],
      ['properties', () => ({ next: { $ref: '#/components/schemas/Node' } })],
      ['patternProperties', () => ({ '^a': inside(), b: inside() })],
      ['additionalProperties', inside],
      ['dependencies', () => ({ b: inside() })],
      ['allOf', () => [inside(), inside()]],
      ['anyOf', () => [inside(), inside()]],
      ['oneOf', () => [inside(), inside()]],
      ['not', inside],
    ];
    const [keyword, value] = this.#pick(depth === 0 ? simple : [...simple, ...nested]);
    return [keyword, value()];
  }

  #pick<Item>(items: readonly Item[]): Item {
    return items[this.#below(items.length)] as Item;
  }

  #below(limit: number): number {
    this.#state = (Math.imul(this.#state, 1664525) + 1013904223) >>> 0;
    return Math.floor((this.#state / 2 ** 32) * limit);
  }
}

// Chance makes enums with doubles, which draft 4 forbids.
const PEER = { strict: false, validateSchema: false };

test('a check and ajv with its defaults agree on what is valid', () => {
  const random = new RandomSchemas();
  const schemas = [...SCHEMAS, ...Array.from({ length: 250 }, () => random.next())];
  const disagreements: string[] = [];
  let fitting = 0;
  for (const schema of schemas) {
    const check = compile(schema, { Node: NODE });
    const peer = new ajvDraft04.default(PEER).compile({
      ...schema,
      components: { schemas: { Node: NODE } },
    });
    for (const value of VALUES) {
      const fits = check(value).length === 0;
      fitting += fits ? 1 : 0;
      if (fits !== peer(value)) {
        disagreements.push(`${JSON.stringify(schema)} and ${JSON.stringify(value)}: ${fits}`);
      }
    }
  }
  expect(disagreements).toEqual([]);
  const share = fitting / (schemas.length * VALUES.length);
  expect(share).toBeGreaterThan(0.2);
  expect(share).toBeLessThan(0.8);
});

// Bodies are what JSON.parse makes of a client's text: any key may be their own.
test.each<[object, string, boolean]>([
  [{ enum: [{ a: 1 }, {}] }, '{"a":1}', true],
  [{ enum: [{ a: 1 }, {}] }, '{"toString":1}', false],
  [{ enum: [{ a: 1 }, {}] }, '{"valueOf":1}', false],
  [{ enum: [{ a: 1 }, {}] }, '{"constructor":1}', false],
  [{ enum: [{ a: 1 }, {}] }, '{"__proto__":{}}', false],
  [{ enum: [{ toString: 1 }] }, '{"toString":1}', true],
  [{ enum: [{ constructor: {} }] }, '{"constructor":{}}', true],
  [{ enum: [Object.assign(Object.create(null), { a: 1 })] }, '{"a":1}', true],
  [{ enum: [[{ valueOf: 1 }]] }, '[{"valueOf":1}]', true],
  [{ uniqueItems: true }, '[{"toString":1},{"valueOf":1}]', true],
  [{ uniqueItems: true }, '[1,1.0]', false],
  [{ uniqueItems: true }, '[0.50,5e-1]', false],
  [{ uniqueItems: true }, '[0,-0]', false],
  [{ uniqueItems: true }, '[1,"1"]', true],
  [{ uniqueItems: true }, '[1e400,1e401]', true],
  [{ uniqueItems: true }, '[1e400,10e399]', false],
  [{ uniqueItems: true }, '[9007199254740992,9007199254740993]', true],
  [{ uniqueItems: true }, '[{"toString":1},{"toString":1}]', false],
  [{ uniqueItems: true }, '[{"constructor":{}},{"constructor":{}}]', false],
  [{ uniqueItems: true }, '[{"__proto__":1},{}]', true],
  [{ uniqueItems: true }, '[{"__proto__":1},{"__proto__":1}]', false],
  [{ required: ['constructor', 'toString'] }, '{}', false],
  [{ required: ['__proto__'] }, '{}', false],
  [{ required: ['__proto__'] }, '{"__proto__":1}', true],
  [{ properties: { toString: { type: 'integer' } } }, '{}', true],
  [{ properties: { toString: { type: 'integer' } } }, '{"toString":"x"}', false],
  [{ dependencies: { constructor: ['a'] } }, '{}', true],
  [{ additionalProperties: false }, '{"__proto__":1}', false],
  [{ additionalProperties: { type: 'string' } }, '{"__proto__":1}', false],
  [{ minProperties: 1 }, '{"__proto__":1}', true],
  [{ type: 'integer' }, '1e400', false],
  [{ type: 'number' }, '1e400', true],
  [{ properties: JSON.parse('{"__proto__":{"type":"string"}}') }, '{"__proto__":1}', false],
  [{ properties: JSON.parse('{"__proto__":{"type":"string"}}') }, '{}', true],
  [{ maximum: 5 }, '1e400', false],
])('%j and %s: %s', (schema, body, fits) => {
  expect(faults(checkOf(schema), body).length === 0).toBe(fits);
});

test.each<[object, unknown, boolean]>([
  [{ pattern: '^[\\w-.]+$' }, 'a-b.c', true],
  [{ pattern: '^[\\w-.]+$' }, 'a b', false],
  [{ pattern: '^/pets/' }, '/pets/1', true],
  [{ patternProperties: { '^/': { type: 'integer' } } }, { '/a': 'x' }, false],
  [{ pattern: '^.$' }, '😀', false],
])('patterns are those of ECMA 262 without the flag u: %j and %j: %s', (schema, value, fits) => {
  expect(compile(schema)(value).length === 0).toBe(fits);
});

test('models may refer to each other in a long row', () => {
  const schemas: Record<string, object> = { M90: { type: 'integer' } };
  for (let i = 0; i < 90; i += 1) {
    schemas[`M${i}`] = { $ref: `#/components/schemas/M${i + 1}` };
  }
  const check = compile({ $ref: '#/components/schemas/M0' }, schemas);
  expect(check(1)).toEqual([]);
  expect(check('x')).toHaveLength(1);
});

test('beside a reference nothing else counts', () => {
  const schema = { $ref: '#/components/schemas/Node', type: 'string' };
  expect(compile(schema, { Node: { type: 'integer' } })(1)).toEqual([]);
});

test.each<[string, object, object, string]>([
  [
    'a model that is itself',
    { $ref: '#/components/schemas/A' },
    { A: { $ref: '#/components/schemas/B' }, B: { allOf: [{ $ref: '#/components/schemas/A' }] } },
    `error INVALID_MODEL ${HERE}`,
  ],
])('%s is refused', (_, schema, schemas, expected) => {
  expect(findings(source(schema, schemas))).toEqual([expected]);
});

test('a model that refers to itself is reported once, not again with each later model', () => {
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

test('what aliases share is compiled once, however often the document shows it', () => {
  let schema: object = { type: 'string' };
  for (let level = 0; level < 60; level += 1) {
    schema = { properties: { a: schema, b: schema } };
  }
  const nested = (value: unknown, depth: number): unknown =>
    depth === 0 ? value : { b: nested(value, depth - 1) };
  const check = compile(schema);
  expect(check(nested('x', 60))).toEqual([]);
  expect(check(nested(1, 60))).toHaveLength(1);
});

test('thousands of models that refer to each other are compiled', () => {
  const ref = (to: number) => ({ $ref: `#/components/schemas/M${to}` });
  const schemas = Object.fromEntries(
    Array.from({ length: 4_000 }, (_, n) => [
      `M${n}`,
      { properties: { up: ref(n >> 1), root: ref(0), v: { type: 'string' } } },
    ]),
  );
  const check = compile({ properties: { a: ref(3999), b: ref(2500) } }, schemas);
  expect(check({ b: { up: { root: { v: 'x' } } } })).toEqual([]);
  expect(check({ b: { up: { root: { v: 1 } } } })).toHaveLength(1);
});
