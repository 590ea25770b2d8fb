import { expect, test } from 'vitest';
import { bodyModels } from '../../../../src/console/describe/body-models.js';
import { sampleRequest } from '../../../../src/console/describe/sample/sample-request.js';
import type { TryRequest } from '../../../../src/console/protocol/calls.js';
import { described, SHOP } from '../described.js';

/** The sample of a method of a document's only path. */
function sampleOf(text: string, httpMethod: string): TryRequest {
  const { api, view } = described(text);
  const [resource] = api.resources;
  const method = resource?.methods.get(httpMethod);
  if (resource === undefined || method === undefined) {
    throw new Error(`The document has no ${httpMethod}`);
  }
  return sampleRequest(method, resource.template, bodyModels(method, view), view);
}

const document = (path: string, parts: string): string => `openapi: 3.0.1
info: { title: T, version: '1' }
paths:
  ${path}:
    x-amazon-apigateway-any-method:
      responses: {}
      x-amazon-apigateway-integration: { type: mock, responses: { default: { statusCode: 200 } } }
      ${parts}
`;

test('parameters have their examples, and the body fits the model', () => {
  expect(sampleOf(SHOP, 'POST')).toEqual({
    httpMethod: 'POST',
    path: '/orders/a%2Fb?page=2',
    headers: [
      ['Content-Type', 'application/json'],
      ['X-Id', 'X-Id'],
    ],
    body: '{\n  "name": "Ann",\n  "lines": [\n    {\n      "count": 1\n    }\n  ]\n}',
  });
});

test.each([
  ['/a', 'summary: none', { httpMethod: 'GET', path: '/a', headers: [], body: undefined }],
  [
    '/a',
    'requestBody: { content: { text/plain: { schema: { type: string } } } }',
    { httpMethod: 'POST', headers: [['Content-Type', 'text/plain']], body: 'string' },
  ],
  [
    '/a',
    'requestBody: { content: { image/png: { schema: { type: object } } } }',
    { httpMethod: 'GET', headers: [], body: undefined },
  ],
  [
    '/a',
    'requestBody: { content: { text/plain: { schema: {} }, application/hal+json: { schema: {}, example: [1] } } }',
    { headers: [['Content-Type', 'application/hal+json']], body: '[\n  1\n]' },
  ],
  ['/a/{b}', 'parameters: [{ name: b, in: path, example: .. }]', { path: '/a/b' }],
  ['/a/{b}', "parameters: [{ name: b, in: path, example: '' }]", { path: '/a/b' }],
  [
    '/a/{b}',
    'parameters: [{ name: b, in: path, schema: { enum: [ä 1] } }]',
    { path: '/a/%C3%A4%201' },
  ],
  ['/a/{b}', 'parameters: [{ name: b, in: path, example: { c: 1 } }]', { path: '/a/b' }],
  ['/a/{b+}', 'parameters: [{ name: b, in: path, example: c/d e }]', { path: '/a/c/d%20e' }],
  ['/a/{b+}', 'parameters: [{ name: b, in: path, example: c/../d }]', { path: '/a/b' }],
  [
    '/a',
    'parameters: [{ name: \'q&=\', in: query, required: true, example: "\\uD800&" }]',
    { path: '/a?q%26%3D=%EF%BF%BD%26' },
  ],
  ['/a', 'parameters: [{ name: q, in: query, example: 1 }]', { path: '/a' }],
  [
    '/a',
    'parameters: [{ name: X-A, in: header, required: true, example: "a\\r\\nX-B: c" }]',
    { headers: [['X-A', 'X-A']] },
  ],
  ['/a', 'parameters: [{ name: "x a", in: header, required: true }]', { headers: [] }],
])('%s with %s', (path, parts, expected) => {
  expect(sampleOf(document(path, parts), 'ANY')).toMatchObject(expected);
});

test('a header that the document requires takes the place of the one for the body', () => {
  const parts =
    'parameters: [{ name: content-type, in: header, required: true, example: a/b }]\n      requestBody: { content: { application/json: { schema: { type: object } } } }';
  expect(sampleOf(document('/a', parts), 'ANY').headers).toEqual([['content-type', 'a/b']]);
});
