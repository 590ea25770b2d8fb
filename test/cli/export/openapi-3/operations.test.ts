import { expect, test } from 'vitest';
import { Conversion, type Members } from '../../../../src/cli/export/openapi-3/conversion.js';
import { pathItem } from '../../../../src/cli/export/openapi-3/operations.js';
import { SchemaConversion } from '../../../../src/cli/export/openapi-3/schemas.js';

/** A path, converted. */
function converted(item: unknown, root: Members = {}): unknown {
  const conversion = new Conversion(root);
  return pathItem(item, conversion, new SchemaConversion(conversion));
}

const body = { name: 'b', in: 'body', schema: { $ref: '#/definitions/Pet' } };
const schema = { $ref: '#/components/schemas/Pet' };
const json = { content: { 'application/json': { schema } } };
const query = { name: 'q', in: 'query', type: 'string' };
const plainQuery = { name: 'q', in: 'query', schema: { type: 'string' } };
const form = { name: 'a', in: 'formData', type: 'string' };
const FORM = 'application/x-www-form-urlencoded';

test.each<readonly [unknown, unknown]>([
  [7, 7],
  [null, null],
  [
    { get: 7, parameters: 7 },
    { get: 7, parameters: [] },
  ],
  [
    { get: {}, 'x-a': { $ref: '#/definitions/A' } },
    { get: {}, 'x-a': { $ref: '#/components/schemas/A' } },
  ],
  [
    { GET: { consumes: ['a/b'], schemes: ['https'], security: [], tags: ['t'] } },
    { GET: { security: [], tags: ['t'] } },
  ],
  [
    {
      get: {
        summary: 's',
        description: 'd',
        externalDocs: { url: 'u' },
        operationId: 'o',
        deprecated: true,
      },
    },
    {
      get: {
        summary: 's',
        description: 'd',
        externalDocs: { url: 'u' },
        operationId: 'o',
        deprecated: true,
      },
    },
  ],
  [
    { 'x-amazon-apigateway-any-method': { 'x-a': 1, host: 'h' } },
    { 'x-amazon-apigateway-any-method': { 'x-a': 1 } },
  ],
  [
    { post: { parameters: [body, query] } },
    { post: { parameters: [plainQuery], requestBody: json } },
  ],
  [
    { parameters: [body, query], put: {}, post: { parameters: [{ in: 'body' }] } },
    {
      parameters: [plainQuery],
      put: { requestBody: json },
      post: { parameters: [], requestBody: { content: { 'application/json': {} } } },
    },
  ],
  [
    { post: { consumes: ['a/b'], parameters: [body] } },
    { post: { parameters: [], requestBody: { content: { 'a/b': { schema } } } } },
  ],
  [
    { post: { parameters: [form], 'X-Amazon-Apigateway-Request-Validator': 'all' } },
    {
      post: {
        parameters: [],
        requestBody: { content: { [FORM]: {} } },
        'X-Amazon-Apigateway-Request-Validator': 'all',
      },
    },
  ],
  [
    { get: { produces: ['a/b'], responses: { 200: { schema: {} }, 404: 7 } } },
    { get: { responses: { 200: { description: '', content: { 'a/b': { schema: {} } } } } } },
  ],
])('%j becomes %j', (item, made) => {
  expect(converted(item)).toEqual(made);
});

test.each<readonly [Members, Members, unknown]>([
  [
    { consumes: ['e/f'] },
    { parameters: [body] },
    { parameters: [], requestBody: { content: { 'e/f': { schema } } } },
  ],
  [
    { produces: ['e/f'] },
    { responses: { 200: { schema: {} } } },
    { responses: { 200: { description: '', content: { 'e/f': { schema: {} } } } } },
  ],
  [
    { 'x-amazon-apigateway-request-validator': 'all' },
    { parameters: [form] },
    { parameters: [], requestBody: { content: { [FORM]: {} } } },
  ],
  [
    { parameters: { Page: query } },
    { parameters: [{ $ref: '#/parameters/Page' }] },
    { parameters: [{ $ref: '#/components/parameters/Page' }] },
  ],
  [
    { parameters: { Body: body } },
    { parameters: [{ $ref: '#/parameters/Body' }] },
    { parameters: [], requestBody: json },
  ],
  [
    { 'x-shared': { page: query } },
    { parameters: [{ $ref: '#/x-shared/page' }] },
    { parameters: [plainQuery] },
  ],
  [
    { responses: { Gone: {} } },
    { responses: { 404: { $ref: '#/responses/Gone' } } },
    { responses: { 404: { $ref: '#/components/responses/Gone' } } },
  ],
  [
    { 'x-shared': { gone: { description: 'gone' } } },
    { responses: { 404: { $ref: '#/x-shared/gone' } } },
    { responses: { 404: { description: 'gone' } } },
  ],
])('in %j, %j becomes %j', (root, operation, made) => {
  expect(converted({ post: operation }, root)).toEqual({ post: made });
});

test('a path and an operation that are references are their targets', () => {
  const root = { 'x-a': { get: { $ref: '#/x-get' } }, 'x-get': { summary: 's' } };
  expect(converted({ $ref: '#/x-a' }, root)).toEqual({ get: { summary: 's' } });
});

test('paths and operations know what they were made from', () => {
  const conversion = new Conversion({});
  const item = { get: { summary: 's' } };
  const made = pathItem(item, conversion, new SchemaConversion(conversion)) as typeof item;
  expect(conversion.origins.get(made)).toBe(item);
  expect(conversion.origins.get(made.get)).toBe(item.get);
});
