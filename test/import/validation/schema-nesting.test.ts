import { expect, test } from 'vitest';
import {
  type CompiledSchema,
  nestsTooDeep,
} from '../../../src/import/validation/schema-nesting.js';

const schema = (...alternatives: CompiledSchema[]): CompiledSchema => ({
  check: undefined,
  alternatives,
  height: undefined,
});

/** A row of schemas that look at one value; the first of them first. */
function row(length: number): CompiledSchema[] {
  const schemas = [schema()];
  while (schemas.length < length) {
    schemas.unshift(schema(schemas[0] as CompiledSchema));
  }
  return schemas;
}

test('a chain of schemas at one value has the same limit, whichever is checked first', () => {
  expect(nestsTooDeep(row(100), 100)).toBeUndefined();
  expect(nestsTooDeep(row(101).reverse(), 100)).toContain('more than 100 schemas');
  expect(nestsTooDeep(row(50_000).slice(0, 1), 100)).toContain('too deep');
});

test('a circular reference is found, from outside the circle as well', () => {
  const end = schema();
  const circle = schema(end, schema(schema()));
  circle.alternatives[1]?.alternatives.push(circle);
  expect(nestsTooDeep([schema(circle)], 100)).toContain('refers to itself for the same value');
  expect(nestsTooDeep([end], 100)).toBeUndefined();
});

test('schemas that many share are counted once', () => {
  let shared = schema();
  for (let level = 0; level < 60; level += 1) {
    shared = schema(shared, shared);
  }
  expect(nestsTooDeep([shared], 100)).toBeUndefined();
});
