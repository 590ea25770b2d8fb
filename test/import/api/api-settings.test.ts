import { expect, test } from 'vitest';
import { importRestApi } from '../../../src/import/import-rest-api.js';
import { document, findings } from '../minimal-document.js';

test.each<[string, object, string]>([
  ['a title', { info: { title: 'Pets' } }, 'Pets'],
  ['no info', { info: undefined }, 'Untitled API'],
  ['an empty info', { info: {} }, 'Untitled API'],
  [
    'a title that only a deployment knows',
    { info: { title: { 'Fn::Sub': '${Name}' } } },
    'Untitled API',
  ],
])('the name of an API with %s', (_, parts, expected) => {
  expect(importRestApi(document(parts)).name).toBe(expected);
});

test('without settings those of AWS hold', () => {
  expect(importRestApi(document({}))).toMatchObject({
    binaryMediaTypes: [],
    minimumCompressionSize: undefined,
    apiKeySource: 'HEADER',
    gatewayResponses: new Map(),
    warnings: [],
  });
});

test.each([
  ['binary-media-types', ['image/PNG', '*/*'], { binaryMediaTypes: ['image/png', '*/*'] }],
  ['minimum-compression-size', 0, { minimumCompressionSize: 0 }],
  ['minimum-compression-size', '1024', { minimumCompressionSize: 1024 }],
  ['api-key-source', 'authorizer', { apiKeySource: 'AUTHORIZER' }],
])('x-amazon-apigateway-%s %j', (name, value, expected) => {
  expect(importRestApi(document({ [`x-amazon-apigateway-${name}`]: value }))).toMatchObject(
    expected,
  );
});

test.each([
  ['binary-media-types', 'image/png', 'error INVALID_TYPE'],
  ['minimum-compression-size', -1, 'error INVALID_VALUE'],
  ['minimum-compression-size', 10_485_761, 'error INVALID_VALUE'],
  ['minimum-compression-size', 1.5, 'error INVALID_TYPE'],
  ['api-key-source', 'COOKIE', 'error INVALID_VALUE'],
])('x-amazon-apigateway-%s %j is refused', (name, value, expected) => {
  const key = `x-amazon-apigateway-${name}`;
  expect(findings(document({ [key]: value }))).toEqual([`${expected} #/${key}`]);
});

test('a binary type that is not a media type is ignored', () => {
  const source = document({ 'x-amazon-apigateway-binary-media-types': ['image/png', 'png'] });
  expect(importRestApi(source)).toMatchObject({
    binaryMediaTypes: ['image/png'],
    warnings: [
      { code: 'INVALID_MEDIA_TYPE', pointer: '#/x-amazon-apigateway-binary-media-types/1' },
    ],
  });
});

test.each<[string, RegExp]>([
  ['endpoint-configuration', /no effect here/],
  ['endpoint-access-mode', /no effect here/],
  ['security-policy', /no effect here.*TLS/],
  ['cors', /only HTTP APIs/],
])('x-amazon-apigateway-%s is said to have no effect', (name, message) => {
  const source = document({
    [`x-amazon-apigateway-${name}`]: { a: 1 },
    'x-amazon-apigateway-documentation': {},
    'x-amazon-apigateway-importexport-version': '1.0',
    'x-vendor': {},
  });
  expect(importRestApi(source).warnings).toMatchObject([
    {
      code: 'IGNORED_SETTING',
      pointer: `#/x-amazon-apigateway-${name}`,
      message: expect.stringMatching(message),
    },
  ]);
});

test('failOnWarnings refuses what would pass with a warning', () => {
  const source = document({ 'x-amazon-apigateway-endpoint-configuration': {} });
  expect(() => importRestApi(source, { failOnWarnings: false })).not.toThrow();
  expect(() => importRestApi(source, { failOnWarnings: true })).toThrow(
    expect.objectContaining({
      code: 'ERR_API_IMPORT',
      issues: [expect.objectContaining({ severity: 'warning' })],
    }),
  );
});

test('the result cannot be changed', () => {
  const api = importRestApi(document({ 'x-amazon-apigateway-binary-media-types': ['a/b'] }));
  for (const part of [api, api.stage, api.resources, api.binaryMediaTypes, api.warnings]) {
    expect(Object.isFrozen(part)).toBe(true);
  }
});
