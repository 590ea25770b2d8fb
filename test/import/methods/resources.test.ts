import { expect, test } from 'vitest';
import { importRestApi } from '../../../src/import/import-rest-api.js';
import { document, findings, issuesOf, MOCK } from '../minimal-document.js';

const GET = { get: { responses: { 200: {} }, 'x-amazon-apigateway-integration': MOCK } };

function paths(...keys: readonly string[]) {
  return document({ paths: Object.fromEntries(keys.map((key) => [key, GET])) });
}

test.each<[string, readonly string[], readonly string[], readonly string[]]>([
  [
    'paths as they are',
    ['/', '/a', '/a/{b}', '/a/{b}/c.d_e-f,g:h'],
    ['/', '/a', '/a/{b}', '/a/{b}/c.d_e-f,g:h'],
    [],
  ],
  ['a greedy path with a hyphen', ['/b/{object-key+}'], ['/b/{object-key+}'], []],
  [
    'greedy paths on several levels',
    ['/{proxy+}', '/a/{proxy+}', '/b/{c}/{proxy+}'],
    ['/{proxy+}', '/a/{proxy+}', '/b/{c}/{proxy+}'],
    [],
  ],
  ['no slash at the start', ['bucket'], ['/bucket'], ['warning INVALID_PATH #/paths/bucket']],
  [
    'a slash at the end',
    ['/codes/{code}/'],
    ['/codes/{code}'],
    ['warning INVALID_PATH #/paths/~1codes~1{code}~1'],
  ],
  ['keys of vendors', ['x-vendor', '/a'], ['/a'], []],
])('%s', (_, keys, expected, issues) => {
  expect(findings(paths(...keys))).toEqual(issues);
  expect(importRestApi(paths(...keys)).resources.map(({ path }) => path)).toEqual(expected);
});

test.each<[string, readonly string[], string, RegExp]>([
  [
    'a greedy part in the middle',
    ['/{proxy+}/a'],
    'INVALID_PATH',
    /^Cannot create a child of a resource with a greedy path variable: \{proxy\+\}/,
  ],
  ['a variable that is not a whole segment', ['/a{b}'], 'INVALID_PATH', /separate path segments/],
  ['two variables in a segment', ['/{b}-{c}'], 'INVALID_PATH', /separate path segments/],
  ['a character that is not allowed', ['/a b'], 'INVALID_PATH', /"a b"/],
  ['an empty segment', ['/a//b'], 'INVALID_PATH', /empty segments/],
  ['the same name twice', ['/{a}/{a}'], 'INVALID_PATH', /\{a\}/],
  [
    'a path that no request can have',
    [`/${'a'.repeat(10_240)}`],
    'INVALID_PATH',
    /10240 characters/,
  ],
  ['a variable of Terraform', ['/${base}/a'], 'UNRESOLVED_VARIABLE', /\$\{base\}/],
  [
    'the same path with and without slash',
    ['/a', '/a/'],
    'CONFLICTING_PATH',
    /"\/a" occurs twice; the other one is at #\/paths\/~1a:/,
  ],
  [
    'a variable beside a greedy one',
    ['/{proxy+}', '/{id}'],
    'CONFLICTING_PATH',
    /^Unable to create resource at path '\/\{id\}': A sibling \(\{proxy\+\}\) of this resource already has a variable path part -- only one is allowed; .*#\/paths\/~1\{proxy\+\}$/,
  ],
  [
    'two variables at one place, deeper down',
    ['/a/{b}/c', '/a/{d}'],
    'CONFLICTING_PATH',
    /^Unable to create resource at path '\/a\/\{d\}': A sibling \(\{b\}\)/,
  ],
])('%s is refused', (_, keys, code, message) => {
  const issue = issuesOf(paths(...keys)).find(({ severity }) => severity === 'error');
  expect(issue).toMatchObject({ code, message: expect.stringMatching(message) });
});

test('the same variable at one place is one resource', () => {
  expect(findings(paths('/{id}', '/{id}/a', '/{id}/b'))).toEqual([]);
});

test('all methods of API Gateway, and the one that covers the rest', () => {
  const operation = GET.get;
  const keys = [
    'get',
    'put',
    'post',
    'delete',
    'options',
    'head',
    'patch',
    'x-amazon-apigateway-any-method',
  ];
  const api = importRestApi(
    document({ paths: { '/a': Object.fromEntries(keys.map((key) => [key, operation])) } }),
  );
  expect([...(api.resources[0]?.methods.keys() ?? [])]).toEqual([
    'GET',
    'PUT',
    'POST',
    'DELETE',
    'OPTIONS',
    'HEAD',
    'PATCH',
    'ANY',
  ]);
});

test('the key of the any-method may be in any letter case', () => {
  const api = importRestApi(
    document({ paths: { '/a': { 'X-Amazon-ApiGateway-Any-Method': GET.get } } }),
  );
  expect([...(api.resources[0]?.methods.keys() ?? [])]).toEqual(['ANY']);
});

test.each([
  ['any', 'x-amazon-apigateway-any-method'],
  ['GET', 'write "get"'],
  ['trace', 'use one of'],
  ['/nested', 'directly under "paths"'],
])('the key %s in a path is not a method: %s', (key, hint) => {
  const source = document({ paths: { '/a': { [key]: GET.get } } });
  expect(issuesOf(source)).toMatchObject([
    { code: 'UNKNOWN_PROPERTY', severity: 'warning', message: expect.stringContaining(hint) },
  ]);
});

test('what OpenAPI has besides methods is known', () => {
  const source = document({
    paths: { '/a': { ...GET, summary: 's', description: 'd', servers: [], 'x-vendor': 1 } },
  });
  expect(findings(source)).toEqual([]);
});

test('a path item may be referred to', () => {
  const source = document({ paths: { '/a': { $ref: '#/x-paths/a' } }, 'x-paths': { a: GET } });
  const [resource] = importRestApi(source).resources;
  expect(resource?.methods.get('GET')?.pointer).toBe('#/x-paths/a/get');
});

test('a reference without a target, or out of the document, is refused at its place', () => {
  const source = document({ paths: { '/a': { $ref: '#/x' }, '/b': { $ref: './b.yaml#/b' } } });
  expect(issuesOf(source)).toMatchObject([
    {
      code: 'UNRESOLVED_REFERENCE',
      pointer: '#/paths/~1a',
      message: expect.stringContaining('has no target in this document'),
    },
    {
      code: 'UNRESOLVED_REFERENCE',
      pointer: '#/paths/~1b',
      message: expect.stringContaining('bundle the files'),
    },
  ]);
});

test('identifiers look like those of API Gateway and depend on the document only', () => {
  const ids = () => importRestApi(paths('/a', '/b')).resources.map(({ id }) => id);
  expect(ids()).toEqual(ids());
  expect(new Set(ids()).size).toBe(2);
  for (const id of ids()) {
    expect(id).toMatch(/^[a-z0-9]{6}$/);
  }
  const api = importRestApi(paths('/a'));
  expect(api.id).toMatch(/^[a-z0-9]{10}$/);
  expect(importRestApi(paths('/b')).id).not.toBe(api.id);
});
