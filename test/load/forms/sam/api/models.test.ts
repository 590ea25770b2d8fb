import { expect, test } from 'vitest';
import { issuesOf, restApi } from '../translating.js';

const MODELS = 'Models: { User: { type: object }, ALL: { type: array } }';

test('Models are definitions with names in lower case', () => {
  expect(restApi(MODELS).Body.definitions).toEqual({
    user: { type: 'object' },
    all: { type: 'array' },
  });
  const own = restApi(`${MODELS}
DefinitionBody: { swagger: 2, paths: {}, definitions: { Own: {} } }`).Body;
  expect(Object.keys(own.definitions)).toEqual(['Own', 'user', 'all']);
});

test('In OpenAPI 3, they replace the schemas of the definition', () => {
  const body = restApi(`${MODELS}
DefinitionBody: { openapi: 3.0.1, paths: {}, components: { schemas: { Own: {} }, headers: {} } }`).Body;
  expect(body.definitions).toBeUndefined();
  expect(Object.keys(body.components)).toEqual(['schemas', 'headers']);
  expect(Object.keys(body.components.schemas)).toEqual(['user', 'all']);
});

test.each<readonly [string, string]>([
  ['Models: 5', '6:7 error INVALID_TYPE "Models" must be an object, not 5'],
  ['Models: { A: {} }', '6:17 error INVALID_MODEL The model "A" must be a schema with "type"'],
  ['Models: { A: 5 }', '6:17 error INVALID_MODEL The model "A" must be a schema with "type"'],
])('%s is refused', (properties, issue) => {
  expect(issuesOf(properties)).toEqual([issue]);
});
