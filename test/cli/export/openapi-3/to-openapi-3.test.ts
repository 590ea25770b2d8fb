import { describe, expect, test } from 'vitest';
import { documentJson } from '../../../../src/cli/export/document-json.js';
import { toOpenApi3 } from '../../../../src/cli/export/openapi-3/to-openapi-3.js';
import { importRestApi } from '../../../../src/import/import-rest-api.js';
import { readText } from '../../../../src/load/load-document.js';
import { DOCUMENT_SOURCE, type DocumentSource } from '../../../../src/model/api-document.js';

/** The document in OpenAPI 3.0, as plain JSON. */
function converted(swagger: object): Record<string, unknown> & { warnings: readonly string[] } {
  const { document, origins, warnings } = toOpenApi3({ swagger: '2.0', ...swagger });
  return { ...JSON.parse(documentJson(document, undefined, origins)), warnings };
}

/** One operation, converted. */
function operation(own: object, root: object = {}): unknown {
  const { paths } = converted({ ...root, paths: { '/a': { post: own } } });
  return (paths as { '/a': { post: unknown } })['/a'].post;
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

describe('parameters', () => {
  test.each<[object, object]>([
    [
      {
        name: 'id',
        in: 'path',
        type: 'integer',
        format: 'int64',
        minimum: 1,
        description: 'd',
        'x-a': 1,
      },
      {
        name: 'id',
        in: 'path',
        required: true,
        description: 'd',
        schema: { type: 'integer', format: 'int64', minimum: 1 },
        'x-a': 1,
      },
    ],
    [
      { name: 'h', in: 'header' },
      { name: 'h', in: 'header', schema: { type: 'string' } },
    ],
    [
      { name: 'q', in: 'query', type: 'array', items: { type: 'string', collectionFormat: 'csv' } },
      {
        name: 'q',
        in: 'query',
        style: 'form',
        explode: false,
        schema: { type: 'array', items: { type: 'string' } },
      },
    ],
    [
      { name: 'q', in: 'query', type: 'array', collectionFormat: 'multi' },
      { name: 'q', in: 'query', style: 'form', explode: true, schema: { type: 'array' } },
    ],
    [
      { name: 'q', in: 'query', type: 'array', collectionFormat: 'pipes' },
      { name: 'q', in: 'query', style: 'pipeDelimited', explode: false, schema: { type: 'array' } },
    ],
    [
      { name: 'p', in: 'path', type: 'array', collectionFormat: 'csv', required: true },
      { name: 'p', in: 'path', style: 'simple', required: true, schema: { type: 'array' } },
    ],
    [{ $ref: '#/parameters/Page' }, { $ref: '#/components/parameters/Page' }],
    [{ $ref: '#/x-shared/page' }, { name: 'page', in: 'query', schema: { type: 'string' } }],
  ])('%j', (own, parameter) => {
    const root = {
      parameters: { Page: { name: 'page', in: 'query', type: 'string' } },
      'x-shared': { page: { $ref: '#/parameters/Page' } },
    };
    expect(operation({ parameters: [own] }, root)).toEqual({ parameters: [parameter] });
  });

  test('a format of lists that OpenAPI 3.0 lacks is a warning', () => {
    const own = {
      parameters: [{ name: 'q', in: 'query', type: 'array', collectionFormat: 'tsv' }],
    };
    expect(converted({ paths: { '/a': { get: own } } }).warnings).toEqual([
      'OpenAPI 3.0 has no counterpart of the collectionFormat "tsv" of the parameter "q": its items are separated by commas',
    ]);
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
});

describe('the request body', () => {
  const body = {
    name: 'b',
    in: 'body',
    required: true,
    description: 'd',
    schema: { $ref: '#/definitions/Pet' },
  };
  const schema = { $ref: '#/components/schemas/Pet' };

  test.each<[object, object, readonly string[]]>([
    [{}, {}, ['application/json']],
    [{ consumes: ['a/b', 'c/d; charset=utf-8'] }, {}, ['a/b', 'c/d; charset=utf-8']],
    [{}, { consumes: ['e/f'] }, ['e/f']],
    [{ consumes: [] }, { consumes: ['e/f'] }, ['application/json']],
    [{ consumes: ['nonsense'] }, {}, ['application/json']],
  ])('of %j in %j has the media types %j', (own, root, types) => {
    expect(operation({ ...own, parameters: [body] }, root)).toEqual({
      parameters: [],
      requestBody: {
        description: 'd',
        required: true,
        content: Object.fromEntries(types.map((type) => [type, { schema }])),
      },
    });
  });

  test('of a path is that of each of its operations without their own', () => {
    const own = { name: 'o', in: 'body', schema: { type: 'string' } };
    const { paths } = converted({
      paths: {
        '/a': {
          parameters: [body, { name: 'q', in: 'query', type: 'string' }],
          put: {},
          post: { parameters: [own] },
        },
      },
    });
    expect(paths).toEqual({
      '/a': {
        parameters: [{ name: 'q', in: 'query', schema: { type: 'string' } }],
        put: {
          requestBody: expect.objectContaining({ content: { 'application/json': { schema } } }),
        },
        post: {
          parameters: [],
          requestBody: { content: { 'application/json': { schema: { type: 'string' } } } },
        },
      },
    });
  });

  test('of a form is an object', () => {
    const parameters = [
      { name: 'a', in: 'formData', type: 'string', required: true, description: 'd' },
      { name: 'f', in: 'formData', type: 'file' },
    ];
    const properties = {
      a: { type: 'string', description: 'd' },
      f: { type: 'string', format: 'binary' },
    };
    expect(operation({ parameters })).toEqual({
      parameters: [],
      requestBody: {
        content: {
          'multipart/form-data': { schema: { type: 'object', properties, required: ['a'] } },
        },
      },
    });
  });

  test('of a form has no schema that a request validator would apply', () => {
    const own = { parameters: [{ name: 'a', in: 'formData', type: 'string' }] };
    expect(operation({ ...own, 'x-amazon-apigateway-request-validator': 'all' })).toMatchObject({
      requestBody: { content: { 'application/x-www-form-urlencoded': {} } },
    });
  });
});

test('a response has its headers and its content', () => {
  const response = {
    description: 'ok',
    schema: { type: 'array', items: { $ref: '#/definitions/Pet' } },
    headers: { 'X-Total': { type: 'integer', description: 'd' } },
    examples: { 'application/json': [1], 'text/plain': 'x' },
    'x-a': 1,
  };
  const root = { responses: { Gone: { description: 'gone' } }, produces: ['application/json'] };
  const own = {
    responses: { 200: response, 404: { $ref: '#/responses/Gone' }, default: { schema: {} } },
  };
  expect(operation(own, root)).toEqual({
    responses: {
      200: {
        description: 'ok',
        headers: { 'X-Total': { description: 'd', schema: { type: 'integer' } } },
        content: {
          'application/json': {
            schema: { type: 'array', items: { $ref: '#/components/schemas/Pet' } },
            example: [1],
          },
          'text/plain': { example: 'x' },
        },
        'x-a': 1,
      },
      404: { $ref: '#/components/responses/Gone' },
      default: { description: '', content: { 'application/json': { schema: {} } } },
    },
  });
  expect(converted(root).components).toEqual({ responses: { Gone: { description: 'gone' } } });
});

test.each<[object, object]>([
  [
    { type: 'basic', description: 'd' },
    { type: 'http', scheme: 'basic', description: 'd' },
  ],
  [
    { type: 'apiKey', name: 'x-api-key', in: 'header', 'x-amazon-apigateway-authtype': 'custom' },
    { type: 'apiKey', name: 'x-api-key', in: 'header', 'x-amazon-apigateway-authtype': 'custom' },
  ],
  [
    {
      type: 'oauth2',
      flow: 'accessCode',
      authorizationUrl: 'a',
      tokenUrl: 't',
      scopes: { r: 'read' },
    },
    {
      type: 'oauth2',
      flows: { authorizationCode: { authorizationUrl: 'a', tokenUrl: 't', scopes: { r: 'read' } } },
    },
  ],
  [
    { type: 'oauth2', flow: 'application', tokenUrl: 't' },
    { type: 'oauth2', flows: { clientCredentials: { tokenUrl: 't', scopes: {} } } },
  ],
  [{ type: 'oauth2' }, { type: 'oauth2' }],
])('the security scheme %j', (scheme, result) => {
  expect(converted({ securityDefinitions: { S: scheme } }).components).toEqual({
    securitySchemes: { S: result },
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

test('a reference into a path is a warning', () => {
  const own = { responses: { 200: { schema: { $ref: '#/paths/~1a/get/x' } } } };
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
