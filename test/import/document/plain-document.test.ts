import { expect, test } from 'vitest';
import { ApiImportError } from '../../../src/errors.js';
import { plainDocument } from '../../../src/import/document/plain-document.js';
import { importRestApi } from '../../../src/import/import-rest-api.js';
import { readText } from '../../../src/load/load-document.js';
import { issuesOf, operation } from '../minimal-document.js';

function throwing(): never {
  throw new Error('not now');
}

test('values become what JSON has for them, shared ones stay shared', () => {
  class Info {
    readonly title = 'x';
    get version(): string {
      return throwing();
    }
  }
  const shared = { a: 1n };
  // biome-ignore lint/suspicious/noSparseArray: what a caller may hand over
  const list = [1, , shared];
  const document: Record<string, unknown> = { list, shared, info: new Info(), on: new Date(0) };
  document.self = document;
  const copy = plainDocument(document) as typeof document;
  expect(copy.list).toEqual([1, null, { a: 1 }]);
  expect((copy.list as unknown[])[2]).toBe(copy.shared);
  expect(copy.self).toBe(copy);
  expect(copy.info).toEqual({ title: 'x' });
  expect(copy.on).toBe('1970-01-01T00:00:00.000Z');
});

test('keys of any name are kept', () => {
  const copy = plainDocument(JSON.parse('{"__proto__":{"a":1},"constructor":2}'));
  expect(Object.entries(copy)).toEqual([
    ['__proto__', { a: 1 }],
    ['constructor', 2],
  ]);
});

test('a loaded document is not copied', () => {
  const document = readText('{"openapi":"3.0.1"}');
  expect(plainDocument(document)).toBe(document);
});

const endless: object = new Proxy(
  {},
  {
    ownKeys: () => ['a', 'b'],
    getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true, value: 1 }),
    get: (_, key) => (key === 'toJSON' ? undefined : new Proxy(endless, {})),
  },
);

test.each<[string, () => object, string]>([
  [
    'a getter that throws',
    () => ({
      paths: { '/a': Object.defineProperty({}, 'get', { enumerable: true, get: throwing }) },
    }),
    '#/paths/~1a/get',
  ],
  ['a proxy that throws', () => ({ info: new Proxy({}, { ownKeys: throwing }) }), '#/info'],
  ['a document that is one', () => new Proxy({}, { has: throwing }), '#'],
  [
    'a revoked proxy',
    () => {
      const { proxy, revoke } = Proxy.revocable({}, {});
      revoke();
      return { a: [proxy] };
    },
    '#/a/0',
  ],
  ['toJSON that throws', () => ({ info: { toJSON: throwing } }), '#/info'],
])('%s is an issue with a place', (_, document, pointer) => {
  try {
    importRestApi(document());
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(ApiImportError);
    expect((error as ApiImportError).issues).toMatchObject([{ code: 'INVALID_DOCUMENT', pointer }]);
  }
});

test('an endless document has an end', () => {
  expect(() => plainDocument(endless)).toThrow(/more than \d+ values/);
});

const ODD: readonly unknown[] = [
  {},
  [],
  [[]],
  null,
  true,
  0,
  -1,
  '',
  'x',
  1n,
  Symbol('s'),
  throwing,
  new Date(0),
  new Map([[1, 2]]),
  Object.create(null),
  Number.NaN,
  [undefined],
];
const PLACES: readonly (readonly string[])[] = [
  ['openapi'],
  ['swagger'],
  ['info'],
  ['info', 'title'],
  ['servers'],
  ['servers', '0'],
  ['servers', '0', 'url'],
  ['paths'],
  ['paths', '/pets'],
  ['paths', '/pets', 'get'],
  ['paths', '/pets', 'get', 'parameters'],
  ['paths', '/pets', 'get', 'parameters', '0'],
  ['paths', '/pets', 'get', 'parameters', '0', 'in'],
  ['paths', '/pets', 'get', 'parameters', '0', 'name'],
  ['paths', '/pets', 'get', 'security'],
  ['paths', '/pets', 'get', 'security', '0'],
  ['paths', '/pets', 'get', 'x-amazon-apigateway-auth'],
  ['paths', '/pets', 'get', 'responses'],
  ['paths', '/pets', 'get', 'responses', '200', 'headers'],
  ...[
    'type',
    'uri',
    'httpMethod',
    'requestParameters',
    'requestTemplates',
    'responses',
    'timeoutInMillis',
    'tlsConfig',
    'connectionId',
    'responseTransferMode',
    'integrationTarget',
    'payloadFormatVersion',
    'cacheKeyParameters',
  ].map((key) => ['paths', '/pets', 'get', 'x-amazon-apigateway-integration', key]),
  ['components', 'securitySchemes', 'a'],
  ['components', 'securitySchemes', 'a', 'type'],
  ['components', 'securitySchemes', 'a', 'name'],
  ['components', 'securitySchemes', 'a', 'x-amazon-apigateway-authtype'],
  ['components', 'securitySchemes', 'a', 'x-amazon-apigateway-authorizer'],
  ['components', 'securitySchemes', 'a', 'x-amazon-apigateway-authorizer', 'type'],
  ['x-amazon-apigateway-policy'],
  ['x-amazon-apigateway-cors'],
  ['x-amazon-apigateway-gateway-responses'],
  ['x-amazon-apigateway-binary-media-types'],
  ['x-amazon-apigateway-request-validators'],
  ['x-amazon-apigateway-request-validator'],
];

test.each(PLACES.map((keys) => [keys.join(' / '), keys] as const))(
  'whatever stands at %s, it is served or refused with a place',
  (_, keys) => {
    for (const value of ODD) {
      const document = structuredClone(operation({ security: [{ a: [] }] }));
      let container = document as Record<string, unknown>;
      for (const key of keys.slice(0, -1)) {
        container[key] ??=
          key === 'parameters' || key === 'security' || key === 'servers' ? [] : {};
        container = container[key] as Record<string, unknown>;
      }
      container[keys.at(-1) ?? ''] = value;
      expect(issuesOf(document).every(({ pointer }) => pointer.startsWith('#'))).toBe(true);
    }
  },
);

test.each([
  'openapi: {}',
  'swagger: {}',
  'openapi: !Sub x',
  'openapi: 3.0.1\npaths: {/a: {get: {parameters: [{in: {}}]}}}',
  'openapi: 3.0.1\ncomponents: {securitySchemes: {a: {x-amazon-apigateway-authorizer: {type: {}}}}}',
])('in YAML, %j is served or refused with a place', (text) => {
  expect(() => issuesOf(readText(`info: {title: x}\n${text}\n`))).not.toThrow();
});
