import { expect, test } from 'vitest';
import { restApi } from '../translating.js';

test('What an alias shares changes only where something is added', () => {
  const { paths } = restApi(`Cors: o
Auth: { ApiKeyRequired: true }
DefinitionBody:
  swagger: 2
  paths:
    /a: { get: &get { x-amazon-apigateway-integration: { type: mock } }, options: *get }
    /b: { get: *get, x-own: *get }`).Body;
  const key = [{ api_key: [] }];
  expect(paths['/a'].get.security).toEqual(key);
  expect(paths['/b'].get.security).toEqual(key);
  expect(paths['/b'].get).not.toBe(paths['/a'].get);
});

test('The template itself is not changed', () => {
  const operation = '{ x-amazon-apigateway-integration: { type: mock } }';
  const { Body } = restApi(`Cors: o
Description: &body { swagger: 2, paths: { /a: { get: ${operation} } } }
DefinitionBody: *body`);
  expect(Object.keys(Body.paths['/a'])).toEqual(['get', 'options']);
  const { Description } = restApi(`Cors: o
Description: &body { swagger: 2, paths: { /a: { get: ${operation} } } }
DefinitionBody: *body`);
  expect(Object.keys(Description.paths['/a'])).toEqual(['get']);
});

test('In OpenAPI 3, what is named as in Swagger 2.0 becomes components', () => {
  const { components, ...root } = restApi(`DefinitionBody:
  openapi: 3.0.1
  paths: {}
  securityDefinitions: { Mine: { type: apiKey } }
  definitions: { User: { type: object } }
  components: { schemas: { Own: {} } }`).Body;
  expect(components).toEqual({
    schemas: { User: { type: 'object' } },
    securitySchemes: { Mine: { type: 'apiKey' } },
  });
  expect(Object.keys(root)).toEqual(['openapi', 'paths']);
});

test('Paths that are not objects stay', () => {
  const { paths } = restApi(
    'Cors: o\nDefinitionBody: { swagger: 2, paths: { /a: 5, /b: !Ref X } }',
  ).Body;
  expect(paths['/a']).toBe(5);
});
