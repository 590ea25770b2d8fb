import { describe, expect, test } from 'vitest';
import { findMethod, resourceRows } from '../../../../console/api/find-methods.js';
import { sampleApi } from '../support/sample-api.js';

const { resources } = sampleApi();

test('each resource is below its parent', () => {
  const rows = resourceRows(resources, '').map(({ label, depth }) => [depth, label]);
  expect(rows).toEqual([
    [0, '/'],
    [1, '/none'],
    [1, '/pets'],
    [2, '/{id}'],
    [1, '/pets-old'],
  ]);
});

test('resources of unequal depth have a limit', () => {
  const deep = Array.from({ length: 10 }, (_, at) => ({ path: '/a'.repeat(at + 1), methods: [] }));
  expect(resourceRows(deep, '').map(({ depth }) => depth)).toEqual([0, 1, 2, 3, 4, 5, 6, 6, 6, 6]);
});

describe('methods that have all words', () => {
  test.each([
    ['PUT', ['/pets/{id} PUT']],
    ['putpet', ['/pets/{id} PUT']],
    ['login pets', ['/pets GET', '/pets/{id} GET', '/pets-old GET']],
    ['http_proxy old', ['/pets-old GET']],
    ['4000 any', ['/ ANY']],
    ['nothing', []],
  ])('%s: %j', (query, methods) => {
    const found = resourceRows(resources, query).flatMap((row) =>
      row.methods.map(({ httpMethod }) => `${row.path} ${httpMethod}`),
    );
    expect(found).toEqual(methods);
  });
});

test.each([
  ['/pets/{id}', 'PUT', 'PutPet'],
  ['/pets/{id}', 'POST', undefined],
  ['/else', 'PUT', undefined],
  [undefined, undefined, undefined],
])('the method of %s %s: %s', (path, httpMethod, name) => {
  expect(findMethod(resources, path, httpMethod)?.operationName).toBe(name);
});
