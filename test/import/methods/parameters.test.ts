import { expect, test } from 'vitest';
import { importRestApi } from '../../../src/import/import-rest-api.js';
import type { RequestParameter } from '../../../src/model/rest-api.js';
import { document, findings, MOCK, onlyMethod } from '../minimal-document.js';

function source(
  path: string,
  ofOperation: unknown,
  ofPath: unknown = undefined,
  rest: object = {},
) {
  return document({
    paths: {
      [path]: {
        parameters: ofPath,
        get: {
          parameters: ofOperation,
          responses: { 200: {} },
          'x-amazon-apigateway-integration': MOCK,
        },
      },
    },
    ...rest,
  });
}

function read(...parameters: Parameters<typeof source>): readonly string[] {
  const { requestParameters } = onlyMethod(importRestApi(source(...parameters)));
  return requestParameters.map(short);
}

function short({ location, name, required }: RequestParameter): string {
  return `${location} ${name}${required ? ' required' : ''}`;
}

test.each<[string, Parameters<typeof source>, readonly string[]]>([
  ['none', ['/a', undefined], []],
  [
    'path, query and header',
    [
      '/{p}',
      [
        { in: 'path', name: 'p', required: true },
        { in: 'query', name: 'q' },
        { in: 'header', name: 'X-H', required: true, schema: { type: 'string' } },
      ],
    ],
    ['path p required', 'querystring q', 'header X-H required'],
  ],
  [
    'others are left out',
    [
      '/a',
      [
        { in: 'cookie', name: 'c' },
        { in: 'body', name: 'b' },
        { in: 'formData', name: 'f' },
      ],
    ],
    [],
  ],
  [
    'those of the path, replaced and completed',
    [
      '/a',
      [{ in: 'query', name: 'q', required: true }],
      [
        { in: 'query', name: 'q' },
        { in: 'header', name: 'H' },
      ],
    ],
    ['querystring q required', 'header H'],
  ],
  ['the variable at the end is one by itself', ['/{a}/{b}', undefined], ['path b required']],
  ['a greedy one is not', ['/{a+}', undefined], []],
  [
    'required as text',
    ['/a', [{ in: 'query', name: 'q', required: 'true' }]],
    ['querystring q required'],
  ],
  [
    'references',
    [
      '/a',
      [{ $ref: '#/components/parameters/q' }],
      undefined,
      { components: { parameters: { q: { in: 'query', name: 'q' } } } },
    ],
    ['querystring q'],
  ],
])('declared parameters: %s', (_, parameters, expected) => {
  expect(read(...parameters)).toEqual(expected);
});

test.each<[string, Parameters<typeof source>, readonly string[]]>([
  [
    'one name in two places',
    [
      '/{id}',
      [
        { in: 'path', name: 'id' },
        { in: 'query', name: 'id' },
      ],
    ],
    ['warning DUPLICATE_PARAMETER #/paths/~1{id}/get/parameters/1'],
  ],
  [
    'the same one twice',
    [
      '/a',
      [
        { in: 'query', name: 'q' },
        { in: 'query', name: 'q' },
      ],
    ],
    ['warning DUPLICATE_PARAMETER #/paths/~1a/get/parameters/1'],
  ],
  [
    'one that the path does not have',
    ['/a', [{ in: 'path', name: 'p', required: true }]],
    ['warning UNDECLARED_PARAMETER #/paths/~1a/get/parameters/0'],
  ],
  ['no name', ['/a', [{ in: 'query' }]], ['error INVALID_VALUE #/paths/~1a/get/parameters/0']],
  [
    'a broken reference',
    ['/a', [{ $ref: '#/nowhere' }]],
    ['error UNRESOLVED_REFERENCE #/paths/~1a/get/parameters/0'],
  ],
  [
    'places that API Gateway does not look at',
    [
      '/a',
      [
        { in: 'cookie', name: 'c' },
        { in: 'body', name: 'b' },
        { in: 'formData', name: 'f' },
      ],
    ],
    [],
  ],
  [
    'a place that does not exist',
    ['/a', [{ in: 'headers', name: 'h' }]],
    ['warning UNKNOWN_PROPERTY #/paths/~1a/get/parameters/0'],
  ],
  ['no place', ['/a', [{ name: 'h' }]], ['warning UNKNOWN_PROPERTY #/paths/~1a/get/parameters/0']],
  ['no list', ['/a', { in: 'query' }], ['error INVALID_TYPE #/paths/~1a/get/parameters']],
])('declared parameters: %s', (_, parameters, expected) => {
  expect(findings(source(...parameters))).toEqual(expected);
});
