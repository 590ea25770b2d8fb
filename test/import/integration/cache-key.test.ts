import { expect, test } from 'vitest';
import { importRestApi } from '../../../src/import/import-rest-api.js';
import { document, findings, issuesOf, onlyMethod } from '../minimal-document.js';

const AT = '#/paths/~1pets~1{id}/get/x-amazon-apigateway-integration/cacheKeyParameters';

function cached(parts: object): object {
  return document({
    paths: {
      '/pets/{id}': {
        get: {
          parameters: [
            { in: 'query', name: 'q' },
            { in: 'header', name: 'X-H' },
          ],
          'x-amazon-apigateway-integration': {
            type: 'http_proxy',
            httpMethod: 'GET',
            uri: 'http://backend.test/pets',
            requestParameters: { 'integration.request.header.t': "'text'" },
            ...parts,
          },
        },
      },
    },
  });
}

function read(parts: object) {
  return onlyMethod(importRestApi(cached(parts))).integration;
}

test('namespace and parameters are compiled', () => {
  const cacheKeyParameters = ['method.request.path.id', 'integration.request.header.t'];
  expect(read({ cacheNamespace: 'pets', cacheKeyParameters })).toMatchObject({
    cacheNamespace: 'pets',
    cacheKeyParameters: cacheKeyParameters.map((expression) => ({ expression })),
  });
});

test.each([{}, { cacheKeyParameters: [], cacheNamespace: '' }])(
  'without them the namespace is left to the resource: %j',
  (parts) => {
    const integration = read(parts);
    expect([integration?.cacheNamespace, integration?.cacheKeyParameters]).toEqual([undefined, []]);
  },
);

test.each<[unknown, readonly string[], 'cached' | 'never cached']>([
  ['method.request.path.id', [], 'cached'],
  ['method.request.querystring.q', [], 'cached'],
  ['method.request.header.X-H', [], 'cached'],
  ['integration.request.header.t', [], 'cached'],
  ['method.request.querystring.none', [`warning UNDECLARED_PARAMETER ${AT}/0`], 'cached'],
  ['method.request.header.x-h', [`warning UNDECLARED_PARAMETER ${AT}/0`], 'cached'],
  ['method.request.body', [`warning INVALID_PARAMETER_MAPPING ${AT}/0`], 'never cached'],
  ['integration.request.header.u', [`warning INVALID_PARAMETER_MAPPING ${AT}/0`], 'never cached'],
  ['method.request.path.${id}', [`warning UNRESOLVED_VARIABLE ${AT}/0`], 'never cached'],
])('the parameter %j', (parameter, expected, outcome) => {
  const parts = { cacheKeyParameters: [parameter] };
  expect(findings(cached(parts))).toEqual(expected);
  expect(read(parts)?.cacheKeyParameters?.length).toBe(outcome === 'cached' ? 1 : undefined);
});

test.each(['text', [5], { a: 1 }])('%j in place of a list of texts is an error', (value) => {
  expect(issuesOf(cached({ cacheKeyParameters: value }))).toMatchObject([
    { severity: 'error', code: 'INVALID_TYPE' },
  ]);
});

test('a parameter that is not declared is reported in the words of AWS', () => {
  const [issue] = issuesOf(cached({ cacheKeyParameters: ['method.request.querystring.type'] }));
  expect(issue?.message).toBe(
    'API Gateway refuses this with "Invalid cache key parameter specified": declare the querystring parameter "type" in the operation (declared: q)',
  );
});
