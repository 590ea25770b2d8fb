import { expect, test } from 'vitest';
import { ResourceTree } from '../../../../src/load/forms/rest-api/resource-tree.js';
import type { ResourcePart } from '../../../../src/load/forms/rest-api/rest-api-parts.js';
import { SourceText } from '../../../../src/load/source/source-text.js';
import { readSyntax } from '../../../../src/load/text/read-syntax.js';
import { draftOf } from './parts.js';

const part = (id: string, parentId: string, pathPart?: string): ResourcePart => ({
  id,
  parentId,
  properties: { parentId, ...(pathPart !== undefined && { pathPart }) },
});

/** The path of one of these resources, and the issues of all. */
function pathOf(id: string, resources: readonly ResourcePart[]): [string | undefined, string[]] {
  const { draft, issues } = draftOf();
  const path = new ResourceTree(draft, resources).pathOf(id, { container: {}, key: 'resourceId' });
  return [path, [...issues()]];
}

test.each<readonly [string, readonly ResourcePart[], string]>([
  ['/', [], '/'],
  ['/made/elsewhere/', [], '/made/elsewhere'],
  ['pets', [part('pets', '/', 'pets')], '/pets'],
  ['item', [part('item', 'pets', '{id}'), part('pets', '/', 'pets')], '/pets/{id}'],
  ['item', [part('item', '/made/elsewhere', '{id}')], '/made/elsewhere/{id}'],
])('the path of %j is known', (id, resources, path) => {
  expect(pathOf(id, resources)).toEqual([path, []]);
});

test.each<readonly [string, string, readonly ResourcePart[], string]>([
  [
    'a cycle',
    'a',
    [part('a', 'b', 'a'), part('b', 'a', 'b')],
    'error INVALID_PATH The resource "a" is below itself, so it has no path: correct the parents of a, b',
  ],
  [
    'a parent elsewhere',
    'a',
    [part('a', '${Parent}', 'a')],
    'error UNRESOLVED_REFERENCE The resource "Parent" is not in this file, so the path below it is not known: set its path in the option "variables", { "Parent": "/the/path" }',
  ],
  [
    'a resource that the file lacks',
    'gone',
    [],
    'error UNRESOLVED_REFERENCE The resource "gone" is not in this file, so the path below it is not known: add it',
  ],
  [
    'a resource without a path part',
    'a',
    [part('a', '/')],
    'error INVALID_PATH The resource "a" needs a path part: a text such as "pets", "{id}" or "{proxy+}"',
  ],
  [
    'a path that is too long',
    'c',
    [part('b', '/', 'b'.repeat(10_241)), part('c', 'b', 'c')],
    'error INVALID_PATH The path of the resource "c" is longer than 10240 characters',
  ],
])('%s has no path, and one error says so', (_what, id, resources, issue) => {
  expect(pathOf(id, resources)).toEqual([undefined, [issue]]);
});

test('a number keeps its digits', () => {
  const { draft } = draftOf();
  const text = new SourceText('{"pathPart": 1.10}');
  const properties = readSyntax(text, draft.sources) as ResourcePart['properties'];
  const tree = new ResourceTree(draft, [{ id: 'a', parentId: '/', properties }]);
  expect(tree.pathOf('a', { container: {}, key: 'resourceId' })).toBe('/1.10');
});

test('two resources with one path are merged, with a warning', () => {
  expect(pathOf('again', [part('pets', '/', 'pets'), part('again', '/', 'pets')])).toEqual([
    '/pets',
    [
      'warning CONFLICTING_PATH The resources "pets" and "again" have the same path "/pets", which API Gateway refuses: their methods are merged here, so remove one of them',
    ],
  ]);
});

test('a chain of 5,000 resources has a path', () => {
  const chain = Array.from({ length: 5000 }, (_, at) =>
    part(`r${at}`, at === 0 ? '/' : `r${at - 1}`, 'a'),
  );
  expect(pathOf('r4999', chain.reverse())).toEqual(['/a'.repeat(5000), []]);
});
