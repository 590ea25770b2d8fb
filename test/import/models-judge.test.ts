import ajvDraft04 from 'ajv-draft-04';
import { expect, test } from 'vitest';
import { Cursor } from '../../src/import/cursor.js';
import { ModelCompiler } from '../../src/import/model-compiler.js';
import type { Draft4Compiler } from '../../src/import/model-draft4.js';
import { compile, source } from './model-document.js';

const HERE = '#/paths/~1a/post/requestBody/content/application~1json/schema';

const TREE = { type: 'array', items: { $ref: '#/components/schemas/Tree' } };
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

/** What our sentences alone say of a value, whoever judges: here one who lets nothing pass. */
function wordingOf(schema: object, schemas: object): (value: unknown) => boolean {
  const root = Cursor.open(source(schema, schemas));
  const judge = { add() {}, compile: () => () => false };
  const place = root.lookUp(HERE);
  const check = place && new ModelCompiler(root, 'OpenAPI 3', () => judge).compile(place);
  if (check === undefined) throw new Error('The schema does not compile');
  return (value) => check(value)[0] === 'Invalid request body';
}

// Chance makes enums with doubles, which draft 4 forbids; without a precision 1e21 is no multiple of 1.
const PEER = { strict: false, validateSchema: false, multipleOfPrecision: 9 };

test('a check, its sentences, and ajv as it comes agree on what fits', () => {
  const random = new RandomSchemas();
  const schemas = [...SCHEMAS, ...Array.from({ length: 250 }, () => random.next())];
  const disagreements: string[] = [];
  let fitting = 0;
  for (const schema of schemas) {
    const check = compile(schema, { Node: NODE });
    const wording = wordingOf(schema, { Node: NODE });
    const peer = new ajvDraft04.default(PEER).compile({
      ...schema,
      components: { schemas: { Node: NODE } },
    });
    for (const value of VALUES) {
      const fits = check(value).length === 0;
      fitting += fits ? 1 : 0;
      if (fits !== wording(value) || fits !== peer(value))
        disagreements.push(`${JSON.stringify(schema)} and ${JSON.stringify(value)}: ${fits}`);
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
  [{ type: 'integer' }, '1e400', true],
  [{ maximum: 5 }, '1e400', false],
])('%j and %s: %s', (schema, body, fits) => {
  const errors = compile(schema)(JSON.parse(body));
  expect(errors.length === 0).toBe(fits);
  expect(errors).not.toContain('Invalid request body');
  expect(wordingOf(schema, {})(JSON.parse(body))).toBe(fits);
});

test('a body nested deeper than the stack is refused', () => {
  const check = compile({ $ref: '#/components/schemas/Tree' }, { Tree: TREE });
  const nested = (depth: number) => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);
  expect(check(nested(100))).toEqual([]);
  expect(check(nested(100_000))).toEqual(['Invalid request body']);
});

test('long lists of distinct objects are no work without end', () => {
  const body = Array.from({ length: 100_000 }, (_, id) => ({ id }));
  // Each item against each other would take minutes.
  expect(compile({ uniqueItems: true })(body)).toEqual([]);
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

test('a model that does not compile is an issue at its place, never a crash', () => {
  const root = Cursor.open(source({ type: 'object' }));
  const judge: Draft4Compiler = {
    add() {},
    compile() {
      throw new EvalError('Code generation from strings disallowed for this context');
    },
  };
  const place = root.lookUp(HERE);
  expect(place && new ModelCompiler(root, 'OpenAPI 3', () => judge).compile(place)).toBeUndefined();
  expect(root.issues()).toMatchObject([
    {
      code: 'INVALID_MODEL',
      severity: 'error',
      pointer: HERE,
      message:
        'The model does not compile: Code generation from strings disallowed for this context',
    },
  ]);
});
