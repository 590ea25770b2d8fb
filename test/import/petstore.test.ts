import { expect, test } from 'vitest';
import { importRestApi } from '../../src/import/import-rest-api.js';
import { loadDocument } from '../../src/load/load-document.js';

const documents = ['petstore-openapi3.yaml', 'petstore-swagger2.json'];

for (const file of documents) {
  test(`${file} is an API with one greedy resource`, () => {
    const api = importRestApi(loadDocument(new URL(`../documents/${file}`, import.meta.url)));
    expect(api).toMatchObject({
      name: 'PetStore',
      stage: { name: 'test' },
      warnings: [],
    });
    expect(api.resources.map(({ path }) => path)).toEqual(['/{proxy+}']);
    const method = api.resources[0]?.methods.get('ANY');
    expect(method).toMatchObject({
      httpMethod: 'ANY',
      apiKeyRequired: false,
      authorizers: [],
      requestParameters: [{ location: 'path', name: 'proxy', required: true }],
    });
    expect(method?.integration).toMatchObject({
      type: 'HTTP_PROXY',
      httpMethod: 'ANY',
      timeoutInMillis: 29_000,
      connectionType: 'INTERNET',
      readsBody: false,
      uri: { origin: 'http://backend.test', variables: ['proxy'] },
      requestParameters: [{ location: 'path', name: 'proxy' }],
      cacheNamespace: 'petstore',
      cacheKeyParameters: [{ expression: 'method.request.path.proxy' }],
    });
  });
}

test('both PetStore documents are the same API', () => {
  const [first, second] = documents.map((file) =>
    importRestApi(loadDocument(new URL(`../documents/${file}`, import.meta.url))),
  );
  expect(first?.id).toMatch(/^[a-z0-9]{10}$/);
  expect(first?.id).toBe(second?.id);
  expect(first?.resources[0]?.id).toMatch(/^[a-z0-9]{6}$/);
});
