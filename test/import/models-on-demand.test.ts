import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { importRestApi } from '../../src/import/import-rest-api.js';
import { document, MOCK } from './minimal-document.js';

const { cache } = createRequire(import.meta.url);

function isAjvLoaded(): boolean {
  return Object.keys(cache).some((file) => /[\\/]node_modules[\\/]ajv(-draft-04)?[\\/]/.test(file));
}

function withValidator(flags: object): ReturnType<typeof document> {
  const content = { 'application/json': { schema: { type: 'object' } } };
  return document({
    'x-amazon-apigateway-request-validators': { only: flags },
    'x-amazon-apigateway-request-validator': 'only',
    components: { schemas: { Pet: { type: 'object' } } },
    paths: {
      '/pets': {
        get: { 'x-amazon-apigateway-integration': MOCK },
        post: { requestBody: { content }, 'x-amazon-apigateway-integration': MOCK },
      },
    },
  });
}

// One test: what is loaded stays loaded.
test('ajv is loaded by the first document that validates bodies, and by none before', () => {
  importRestApi(withValidator({ validateRequestParameters: true }));
  importRestApi(withValidator({ validateRequestBody: false }));
  expect(isAjvLoaded()).toBe(false);
  importRestApi(withValidator({ validateRequestBody: true }));
  expect(isAjvLoaded()).toBe(true);
});
