import { describe, expect, test } from 'vitest';
import { documentJson } from '../../../../src/cli/export/document-json.js';
import { toOpenApi3 } from '../../../../src/cli/export/openapi-3/to-openapi-3.js';
import { importRestApi } from '../../../../src/import/import-rest-api.js';
import { readText } from '../../../../src/load/load-document.js';
import {
  DOCUMENT_SOURCE,
  type DocumentSource,
} from '../../../../src/model/document/api-document.js';

/** The document in OpenAPI 3.0, as plain JSON. */
function converted(swagger: object): Record<string, unknown> & { warnings: readonly string[] } {
  const { document, origins, warnings } = toOpenApi3({ swagger: '2.0', ...swagger });
  return { ...JSON.parse(documentJson(document, undefined, origins)), warnings };
}

describe('servers', () => {
  test.each<[object, unknown]>([
    [{}, undefined],
    [{ host: 'a.test' }, [{ url: 'https://a.test' }]],
    [{ host: 'a.test', basePath: '/', schemes: ['http'] }, [{ url: 'http://a.test' }]],
    [
      { host: 'a.test', basePath: '/v1', schemes: ['https', 'http', 'wss'] },
      [
        { url: 'https://a.test/{basePath}', variables: { basePath: { default: '/v1' } } },
        { url: 'http://a.test/{basePath}', variables: { basePath: { default: '/v1' } } },
      ],
    ],
    [{ basePath: 'v1' }, [{ url: '/{basePath}', variables: { basePath: { default: '/v1' } } }]],
  ])('%j', (root, servers) => {
    expect(converted(root).servers).toEqual(servers);
  });
});

test('shared parameters are components, without bodies and forms', () => {
  const { components } = converted({
    parameters: {
      Page: { name: 'page', in: 'query', type: 'string' },
      Body: { name: 'b', in: 'body', schema: {} },
    },
  });
  expect(components).toEqual({
    parameters: { Page: { name: 'page', in: 'query', schema: { type: 'string' } } },
  });
});

test('shared responses and security schemes are components', () => {
  expect(
    converted({
      produces: ['a/b'],
      responses: { Gone: { description: 'gone', schema: {} } },
      securityDefinitions: { S: { type: 'basic' }, Odd: 7 },
    }).components,
  ).toEqual({
    responses: { Gone: { description: 'gone', content: { 'a/b': { schema: {} } } } },
    securitySchemes: { S: { type: 'http', scheme: 'basic' } },
  });
});

test('schemas keep their data, and their references lead to the components', () => {
  const Pet = {
    type: 'object',
    discriminator: 'kind',
    properties: {
      discriminator: { type: 'string' },
      owner: { $ref: '#/definitions/Owner' },
      $ref: { type: 'string' },
    },
    additionalProperties: { $ref: '#/definitions/Owner' },
    allOf: [{ $ref: '#/definitions/Owner/properties/name' }],
    example: { $ref: '#/definitions/Owner' },
    default: { collectionFormat: 'x' },
  };
  expect(converted({ definitions: { Pet } }).components).toEqual({
    schemas: {
      Pet: {
        ...Pet,
        discriminator: { propertyName: 'kind' },
        properties: { ...Pet.properties, owner: { $ref: '#/components/schemas/Owner' } },
        additionalProperties: { $ref: '#/components/schemas/Owner' },
        allOf: [{ $ref: '#/components/schemas/Owner/properties/name' }],
      },
    },
  });
});

test('the rest stays, with the extensions at every level', () => {
  const integration = { type: 'mock', requestTemplates: { 'application/json': '#/definitions/x' } };
  const own = {
    tags: ['t'],
    security: [],
    schemes: ['https'],
    produces: ['a/b'],
    'x-amazon-apigateway-integration': integration,
  };
  expect(
    converted({
      info: { title: 'T', version: '1' },
      tags: [{ name: 't' }],
      security: [{ S: [] }],
      'x-amazon-apigateway-policy': { a: 1 },
      paths: { '/a': { 'x-amazon-apigateway-any-method': own, 'x-b': 1 }, 'x-c': 1 },
    }),
  ).toEqual({
    openapi: '3.0.1',
    info: { title: 'T', version: '1' },
    tags: [{ name: 't' }],
    security: [{ S: [] }],
    'x-amazon-apigateway-policy': { a: 1 },
    paths: {
      '/a': {
        'x-amazon-apigateway-any-method': {
          tags: ['t'],
          security: [],
          'x-amazon-apigateway-integration': integration,
        },
        'x-b': 1,
      },
      'x-c': 1,
    },
    warnings: [],
  });
});

test('a warning is said once', () => {
  const $ref = '#/paths/~1a/get/x';
  const own = { responses: { 200: { schema: { $ref } }, 201: { schema: { $ref } } } };
  expect(converted({ paths: { '/a': { get: own } } }).warnings).toEqual([
    expect.stringContaining('"#/paths/~1a/get/x" into a path may lead nowhere'),
  ]);
});

test('numbers keep their digits on the way', () => {
  const text =
    '{"swagger":"2.0","paths":{"/a":{"get":{"parameters":[{"name":"q","in":"query","type":"number","maximum":9223372036854775807}]}}},"definitions":{"P":{"minimum":1.0}}}';
  const document = readText(text);
  const source = (document as { [DOCUMENT_SOURCE]?: DocumentSource })[DOCUMENT_SOURCE];
  const { document: made, origins } = toOpenApi3(document);
  const json = documentJson(made, source, origins);
  expect(json).toContain('"maximum": 9223372036854775807');
  expect(json).toContain('"minimum": 1.0');
});

test.each<[string, object]>([
  [
    'numbers',
    { paths: 7, definitions: 7, parameters: 7, responses: 7, securityDefinitions: 7, schemes: 7 },
  ],
  ['null', { paths: null, definitions: null, parameters: null, info: null, host: null }],
  ['lists', { paths: [1], definitions: [{}], parameters: ['x'], responses: [[]], tags: {} }],
  [
    'odd paths',
    {
      paths: {
        '/a': 7,
        '/b': null,
        '/c': [1],
        '/d': { get: 7, parameters: 7 },
        '/e': { $ref: '#/paths/~1e' },
      },
    },
  ],
  [
    'odd operations',
    {
      paths: {
        '/a': {
          get: {
            parameters: [7, null, { in: 7 }, { in: 'body' }],
            responses: { 200: 7, 404: null },
          },
        },
      },
    },
  ],
])('%s where objects belong do no harm', (_name, root) => {
  expect(() => converted(root)).not.toThrow();
});

test('schemas that contain themselves, and a name that is special in JavaScript', () => {
  const schema: Record<string, unknown> = { type: 'object' };
  schema.properties = { self: schema };
  const { document } = toOpenApi3({ swagger: '2.0', definitions: { S: schema } });
  expect(() => documentJson(document)).toThrow(/circular/);
  const root = JSON.parse(
    '{"definitions":{"__proto__":{"type":"string"}},"paths":{"/a":{"__proto__":{"x":1},"get":{}}}}',
  );
  const { document: made } = toOpenApi3({ swagger: '2.0', ...root });
  expect(documentJson(made)).toContain('"__proto__": {\n        "type": "string"');
  expect(documentJson(made)).toContain('"__proto__": {\n        "x": 1');
});

test('the API is the same', () => {
  const document = readText(`swagger: '2.0'
info: { title: T, version: '1' }
basePath: /prod
consumes: [application/json]
parameters: { Page: { name: page, in: query, type: string, required: true } }
definitions: { Pet: { type: object, required: [name], properties: { name: { type: string } } } }
securityDefinitions: { Key: { type: apiKey, name: x-api-key, in: header } }
x-amazon-apigateway-request-validators: { all: { validateRequestBody: true, validateRequestParameters: true } }
x-amazon-apigateway-request-validator: all
paths:
  /pets/{id}:
    parameters: [{ name: id, in: path, type: string, required: true }, { $ref: '#/parameters/Page' }]
    post:
      security: [{ Key: [] }]
      parameters: [{ name: b, in: body, schema: { $ref: '#/definitions/Pet' } }]
      responses: { '200': { description: ok, headers: { X-A: { type: string } } } }
      x-amazon-apigateway-integration: { type: mock, requestTemplates: { application/json: '{"statusCode":200}' }, responses: { default: { statusCode: 200, responseParameters: { method.response.header.X-A: "'a'" } } } }
`);
  const before = importRestApi(document);
  const after = importRestApi(toOpenApi3(document).document);
  expect([before.warnings, after.warnings]).toEqual([[], []]);
  const method = (api: typeof before) => api.resources[0]?.methods.get('POST');
  for (const key of ['requestParameters', 'apiKeyRequired', 'methodResponses'] as const) {
    expect(method(after)?.[key]).toEqual(method(before)?.[key]);
  }
  expect(after.stage.name).toBe('prod');
  const check = method(after)?.requestValidator?.models?.get('application/json');
  expect([check?.('{"name":"x"}'), check?.('{}')?.()]).toEqual([
    undefined,
    method(before)?.requestValidator?.models?.get('application/json')?.('{}')?.(),
  ]);
});
