import { expect, test } from 'vitest';
import { counted, methodBoxes } from '../../../../console/api/method-boxes.js';
import { sampleIntegration, sampleMethod } from '../support/sample-api.js';

function factsOf(method: ReturnType<typeof sampleMethod>): readonly (readonly string[])[] {
  return Object.values(methodBoxes(method)).map(({ facts }) => facts);
}

test('the boxes of a method that maps', () => {
  expect(factsOf(sampleMethod())).toEqual([
    ['Auth: none', '1 parameter'],
    ['Type: HTTP', '1 mapping', '1 template'],
    ['POST http://127.0.0.1:4000/pets/{id}'],
    ['4\\d{2} → 404', 'Default → 200'],
    ['HTTP status: 200'],
  ]);
});

test('the boxes of a proxy with authorizer, key, validator and model', () => {
  const place = { pointer: '#', file: undefined, line: undefined };
  const method = sampleMethod({
    authorizers: [{ name: 'Login', type: 'TOKEN', scopes: [], identitySource: [] }],
    apiKeyRequired: true,
    validator: { name: 'all', validateRequestBody: true, validateRequestParameters: true },
    models: [{ mediaType: 'application/json', schema: '{}', place }],
    integration: sampleIntegration({ type: 'AWS_PROXY', mappings: [], templates: [] }),
  });
  expect(factsOf(method)).toEqual([
    ['Auth: Login', 'API key required', 'Validator: all', '1 parameter', '1 model'],
    ['Type: AWS_PROXY'],
    ['POST http://127.0.0.1:4000/pets/{id}'],
    ['A proxy passes the response on'],
    ['HTTP status: 200'],
  ]);
});

test.each([
  ['a mock', sampleIntegration({ type: 'MOCK', uri: undefined, httpMethod: undefined }), ['MOCK']],
  ['a method without an integration', undefined, ['The method has none']],
])('the endpoint of %s', (_, integration, facts) => {
  expect(methodBoxes(sampleMethod({ integration })).integration.facts).toEqual(facts);
});

test.each([
  [0, []],
  [1, ['1 template']],
  [2, ['2 templates']],
])('%d templates', (count, expected) => {
  expect(counted(count, 'template')).toEqual(expected);
});
