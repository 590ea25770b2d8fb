import { describe, expect, test } from 'vitest';
import { ApiImportError } from '../../src/errors.js';
import { importRestApi } from '../../src/import/import-rest-api.js';

/** Values of every kind, among them those that no text can hold. */
const ODD: readonly (readonly [what: string, value: unknown])[] = [
  ['undefined', undefined],
  ['null', null],
  ['true', true],
  ['zero', 0],
  ['minus one', -1],
  ['a fraction', 1.5],
  ['a huge number', 1e308],
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['a bigint', 10n],
  ['an empty text', ''],
  ['a blank', ' '],
  ['a text', 'odd'],
  ['a name of Object.prototype', '__proto__'],
  ['a long text', 'x'.repeat(20_000)],
  ['a NUL', '\0'],
  ['a lone surrogate', '\ud800'],
  ['an empty list', []],
  ['a list of null', [null]],
  ['a list with a hole', Array.of<unknown>(1, undefined, 3)],
  ['an empty object', {}],
  ['an object without a prototype', Object.create(null)],
  ['an object with an own __proto__', JSON.parse('{"__proto__":{"a":1},"constructor":1}')],
  ['a function', () => 'odd'],
  ['a symbol', Symbol('odd')],
  ['a date', new Date(0)],
  ['a Map', new Map([['a', 1]])],
  ['a proxy that throws', throwing()],
];

const rich = (): Record<string, unknown> => ({
  openapi: '3.0.1',
  info: { title: 'rich', version: '1' },
  servers: [{ url: 'https://x.test/{basePath}', variables: { basePath: { default: 'v1' } } }],
  security: [{ login: ['scope'] }],
  'x-amazon-apigateway-binary-media-types': ['image/*'],
  'x-amazon-apigateway-minimum-compression-size': 100,
  'x-amazon-apigateway-api-key-source': 'HEADER',
  'x-amazon-apigateway-policy': { Version: '2012-10-17', Statement: [] },
  'x-amazon-apigateway-request-validators': { all: { validateRequestBody: true } },
  'x-amazon-apigateway-gateway-responses': {
    DEFAULT_4XX: {
      statusCode: 400,
      responseParameters: { 'gatewayresponse.header.X': "'1'" },
      responseTemplates: { 'application/json': '{}' },
    },
  },
  components: {
    schemas: { Pet: { type: 'object', properties: { id: { type: 'integer', enum: [1] } } } },
    securitySchemes: {
      login: {
        type: 'apiKey',
        name: 'Authorization',
        in: 'header',
        'x-amazon-apigateway-authorizer': { type: 'token', identityValidationExpression: '.*' },
      },
    },
  },
  paths: {
    '/pets/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      post: {
        parameters: [{ name: 'q', in: 'query', schema: { type: 'string' } }],
        requestBody: {
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } },
        },
        responses: { 200: { description: '', headers: { X: { schema: { type: 'string' } } } } },
        'x-amazon-apigateway-request-validator': 'all',
        'x-amazon-apigateway-integration': {
          type: 'http',
          httpMethod: 'POST',
          uri: 'http://backend.test/{id}',
          timeoutInMillis: 1000,
          passthroughBehavior: 'when_no_match',
          contentHandling: 'CONVERT_TO_TEXT',
          cacheKeyParameters: ['method.request.querystring.q'],
          tlsConfig: { insecureSkipVerification: true },
          requestParameters: { 'integration.request.path.id': 'method.request.path.id' },
          requestTemplates: { 'application/json': '{}' },
          responses: {
            default: {
              statusCode: '200',
              responseParameters: { 'method.response.header.X': "'1'" },
              responseTemplates: { 'application/json': '{}' },
            },
          },
        },
      },
    },
  },
});

const PLACES = placesOf(rich(), []);

describe.each(ODD)('%s in any place of a document', (_what, value) => {
  test('is read, or refused with an ApiImportError', () => {
    const faults: unknown[] = [];
    for (const place of PLACES) {
      const document = rich();
      put(document, place, value);
      try {
        importRestApi(document);
      } catch (error) {
        if (!(error instanceof ApiImportError)) {
          faults.push([place.join('/'), String(error)]);
        }
      }
    }
    expect(faults).toEqual([]);
  });
});

test('each place of the document was tried', () => {
  expect(PLACES.length).toBeGreaterThan(90);
});

/** The paths to every member, the members of members included. */
function placesOf(value: unknown, path: readonly string[]): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([name, member]) => [
    [...path, name],
    ...placesOf(member, [...path, name]),
  ]);
}

function put(document: Record<string, unknown>, place: readonly string[], value: unknown): void {
  const parent = place
    .slice(0, -1)
    .reduce<unknown>((at, name) => Reflect.get(at as object, name), document);
  Reflect.set(parent as object, place.at(-1) ?? '', value);
}

function throwing(): object {
  const fail = (): never => {
    throw new Error('a trap');
  };
  return new Proxy({}, { get: fail, has: fail, ownKeys: fail, getPrototypeOf: fail });
}
