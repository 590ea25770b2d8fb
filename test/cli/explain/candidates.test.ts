import { expect, test } from 'vitest';
import { rejections } from '../../../src/cli/explain/candidates.js';
import { importRestApi } from '../../../src/import/import-rest-api.js';
import { createRouter } from '../../../src/router/router.js';

/** Why the resources at these paths do not serve a request; each has the methods after its path. */
function rejected(
  resources: readonly string[],
  request: string,
): { readonly listed: readonly string[]; readonly more: number } {
  const paths = resources.map((resource) => {
    const [path = '', ...methods] = resource.split(' ');
    const keys = methods.map((key) => (key === 'any' ? 'x-amazon-apigateway-any-method' : key));
    return [path, Object.fromEntries(keys.map((key) => [key, { responses: {} }]))] as const;
  });
  const info = { title: 'T', version: '1' };
  const api = importRestApi({ openapi: '3.0.1', info, paths: Object.fromEntries(paths) });
  const [httpMethod = '', path = ''] = request.split(' ');
  const match = createRouter(api.resources).find(httpMethod, path);
  const { listed, more } = rejections(api, httpMethod, path, match);
  return { listed: listed.map((one) => `${one.path}: ${one.why}`), more };
}

test.each([
  ['/a get', 'GET /b', '/a: segment 1 is "b", not "a"'],
  ['/a/b get', 'GET /a', '/a/b: the path ends before "b"'],
  ['/a/b get', 'GET /a/', '/a/b: the path ends before "b"'],
  ['/a/{id} get', 'GET /a', '/a/{id}: the path ends before {id}'],
  ['/a/{id}/b get', 'GET /a//b', '/a/{id}/b: segment 2 is empty'],
  ['/a/{all+} get', 'GET /a', '/a/{all+}: the path ends before {all+}'],
  ['/a get', 'GET /a/b/c', '/a: the path goes on with "b"'],
  ['/a get', 'GET /', '/a: the path ends before "a"'],
  ['/ get', 'GET /a', '/: the path goes on with "a"'],
  [
    '/a get put',
    'POST /a/',
    '/a: the path matches, but there is no POST: its methods are GET, PUT',
  ],
  ['/a any', 'TRACE /a', '/a: the path matches, but ANY does not include TRACE'],
])('%s does not serve %s: %s', (resource, request, why) => {
  expect(rejected([resource], request)).toEqual({ listed: [why], more: 0 });
});

test.each([
  ['/a get', '/{id} get', 'GET /a', '/{id}: the path matches, but "a" is tried before {id}'],
  ['/a get', '/{p+} get', 'GET /a', '/{p+}: the path matches, but "a" is tried before {p+}'],
  ['/a/{b} get', '/{a}/b get', 'GET /a/b', '/{a}/b: the path matches, but "a" is tried before {a}'],
])('%s is tried before %s for %s', (chosen, other, request, why) => {
  expect(rejected([chosen, other], request)).toEqual({ listed: [why], more: 0 });
});

test('a resource without methods is not listed', () => {
  expect(rejected(['/a get', '/b'], 'GET /a')).toEqual({ listed: [], more: 0 });
});

test('the closest come first: those that match, then by the segments that fit', () => {
  const resources = ['/x get', '/a/b/d get', '/a/b/c put', '/a/x get', '/{p+} get', '/a/b/c/d get'];
  expect(rejected(resources, 'GET /a/b/c').listed.map((line) => line.split(':')[0])).toEqual([
    '/a/b/c',
    '/a/b/c/d',
    '/a/b/d',
    '/a/x',
    '/x',
  ]);
});

test('ten are listed, and the others are counted', () => {
  const resources = Array.from({ length: 13 }, (_, at) => `/r${at} get`);
  const { listed, more } = rejected(resources, 'GET /r0');
  expect([listed.length, more]).toEqual([10, 2]);
});
