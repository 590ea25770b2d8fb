import { expect, test } from 'vitest';
import { folderOf, runCli } from '../../support/fake-console.js';
import { SHOP } from '../shop.js';

test('an OpenAPI 3.0 document is printed as JSON', async () => {
  const { path } = folderOf({ 'shop.yaml': SHOP });
  const { status, out, err } = await runCli(['export', path('shop.yaml')]);
  expect([status, err]).toEqual([0, '']);
  const document = JSON.parse(out);
  expect(document.openapi).toBe('3.0.1');
  expect(Object.keys(document.paths)).toEqual([
    '/orders/{id}',
    '/orders/new',
    '/pets',
    '/{proxy+}',
  ]);
});

test('a Swagger 2.0 document is converted, and what is lost is a message', async () => {
  const { path } = folderOf({
    'api.json':
      '{"swagger":"2.0","info":{},"paths":{"/a":{"get":{"parameters":[{"name":"q","in":"query","type":"array","collectionFormat":"tsv"}]}}}}',
  });
  const { status, out, err } = await runCli(['export', path('api.json')]);
  expect(status).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ openapi: '3.0.1', paths: { '/a': { get: {} } } });
  expect(err).toContain('warning OpenAPI 3.0 has no counterpart of the collectionFormat "tsv"');
});

test('what the load has found is a message, and the document data', async () => {
  const { path } = folderOf({ 'api.yaml': 'openapi: 3.0.1\ninfo: {}\ninfo: {}\npaths: {}\n' });
  const { status, out, err } = await runCli(['export', path('api.yaml')]);
  expect([status, JSON.parse(out)]).toEqual([0, { openapi: '3.0.1', info: {}, paths: {} }]);
  expect(err).toContain('api.yaml:3:1 warning DUPLICATE_KEY');
});

test.each([
  ['mook', /error INVALID_VALUE #\/paths\/~1a\/get.*\n {2}"mook"/],
  ['${kind}', /error UNRESOLVED_VARIABLE/],
])(
  'what keeps the service from importing the document is a message: type %s',
  async (type, message) => {
    const text = `openapi: 3.0.1\ninfo: {}\npaths: { /a: { get: { responses: {}, x-amazon-apigateway-integration: { type: '${type}' } } } }\n`;
    const { path } = folderOf({ 'api.yaml': text });
    const { status, out, err } = await runCli(['export', path('api.yaml')]);
    expect([status, JSON.parse(out).openapi]).toEqual([0, '3.0.1']);
    expect(err).toMatch(message);
    expect(err).not.toContain('MISSING_RESPONSE');
  },
);

test('another document is refused as by the import', async () => {
  const { path } = folderOf({ 'api.yaml': 'hello: 1\n' });
  const { status, out, err } = await runCli(['export', path('api.yaml')]);
  expect([status, out]).toEqual([1, '']);
  expect(err).toContain('api.yaml:1:1 # error INVALID_DOCUMENT');
});
