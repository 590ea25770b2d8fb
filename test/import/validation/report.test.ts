import { expect, test } from 'vitest';
import { GivenUp, Report } from '../../../src/import/validation/report.js';
import { checkOf, compile, faults } from '../model-document.js';

const TREE = { type: 'array', items: { $ref: '#/components/schemas/Tree' } };
const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

test('a recursive model follows a body as deep as bodies may be', () => {
  const check = checkOf({ $ref: '#/components/schemas/Tree' }, { Tree: TREE });
  expect(faults(check, nested(1000))).toEqual([]);
  const twice = checkOf({ $ref: '#/components/schemas/Tree' }, { Tree: { allOf: [{ ...TREE }] } });
  expect(faults(twice, nested(400))).toEqual([]);
  expect(faults(twice, nested(900))).toEqual(['Request body is nested too deep']);
});

test('choices within choices, whose work doubles with each level, are aborted', () => {
  const next = { properties: { a: { $ref: '#/components/schemas/Twin' } } };
  const Twin = { anyOf: [next, next], type: 'object' };
  const check = compile({ $ref: '#/components/schemas/Twin' }, { Twin });
  const body = (depth: number): object => (depth === 0 ? { a: 1 } : { a: body(depth - 1) });
  expect(check(body(5))).toEqual(['instance failed to match at least one required schema among 2']);
  expect(check(body(60))).toEqual(['Request body takes too many steps to check']);
});

test('an enum of many objects costs a value no more than one does', () => {
  const objects = Array.from({ length: 1000 }, (_, id) => ({ id, list: [id, { id }] }));
  const check = compile({ items: { enum: objects } });
  // Each against each, these would be 100 million comparisons.
  const body = Array.from({ length: 100_000 }, (_, n) => objects[n % 1000]);
  expect(check(body)).toEqual([]);
  expect(check([...body, { id: 1 }])).toHaveLength(1);
});

test('many distinct objects in a list are compared by their texts', () => {
  const body = Array.from({ length: 100_000 }, (_, id) => ({ id }));
  expect(compile({ uniqueItems: true })(body)).toEqual([]);
  expect(compile({ uniqueItems: true })([...body, { id: 7 }])).toHaveLength(1);
});

test('a long text within nested lists with uniqueItems is aborted, and not copied at each level', () => {
  const Deep = { uniqueItems: true, items: { $ref: '#/components/schemas/Deep' } };
  const check = compile({ $ref: '#/components/schemas/Deep' }, { Deep });
  const body = (depth: number): unknown =>
    depth === 0 ? 'x'.repeat(100_000) : [body(depth - 1), depth];
  expect(check(body(3))).toEqual([]);
  expect(check(body(900))).toEqual(['Request body takes too many steps to check']);
});

test('many properties of a model cost a small object nothing', () => {
  const names = Array.from({ length: 2000 }, (_, n) => [`p${n}`, { type: 'string' }]);
  const check = compile({ items: { properties: Object.fromEntries(names) } });
  expect(check(Array.from({ length: 100_000 }, () => ({ p1: 'x' })))).toEqual([]);
});

test('work is bounded by the size of a body', () => {
  const report = new Report(100);
  report.spend(1_000_000);
  report.spend(1600);
  expect(() => report.spend(1)).toThrow(GivenUp);
});

test('a schema that is only tried adds no sentences, and the report continues', () => {
  const sentences = new Set<string>();
  const report = new Report(10, sentences);
  expect(report.tries((_, inner) => inner.fault(() => 'unsaid'), 1)).toBe(false);
  expect(report.hasFailed).toBe(false);
  report.warning('beside');
  expect(report.hasFailed).toBe(false);
  report.fault(() => 'said');
  expect(report.hasFailed).toBe(true);
  expect([...sentences]).toEqual(['beside', 'said']);
});
