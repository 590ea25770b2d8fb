import { expect, test } from 'vitest';
import { expandPath, pathVariables, readPath } from '../../../../console/try/path-parameters.js';

test.each([
  ['/', []],
  ['/pets', []],
  ['/pets/{id}', [{ name: 'id', isGreedy: false }]],
  [
    '/{a.b}/x/{proxy+}',
    [
      { name: 'a.b', isGreedy: false },
      { name: 'proxy', isGreedy: true },
    ],
  ],
])('the variables of %s', (path, expected) => {
  expect(pathVariables(path)).toEqual(expected);
});

test.each([
  ['a segment', '/pets/{id}', { id: 'a b/c?d#e%' }, '', '/pets/a%20b%2Fc%3Fd%23e%25'],
  ['the rest of a path', '/f/{proxy+}', { proxy: 'a b/c?' }, '', '/f/a%20b/c%3F'],
  ['what is not ASCII', '/{n}', { n: 'ä‮😀' }, '', '/%C3%A4%E2%80%AE%F0%9F%98%80'],
  ['a lone surrogate', '/{n}', { n: '\ud800' }, '', '/%EF%BF%BD'],
  ['a variable without a value', '/a/{n}', {}, '', '/a/'],
  ['after a base path', '/a/{n}', { n: '1' }, '/v1', '/v1/a/1'],
  ['names of members of all objects', '/{constructor}', { constructor: 'x' }, '', '/x'],
  ['replacement patterns', '/{n}', { n: '$&$1' }, '', '/%24%26%241'],
])('encodes %s', (_, resource, values, prefix, expected) => {
  expect(expandPath(resource, values, prefix)).toBe(expected);
});

test.each([
  ['a segment', '/pets/{id}', '/pets/a%20b', { prefix: '', values: { id: 'a b' } }],
  ['two segments', '/{a}/x/{b}', '/1/x/2', { prefix: '', values: { a: '1', b: '2' } }],
  ['the rest', '/f/{proxy+}', '/f/a/b%2Fc', { prefix: '', values: { proxy: 'a/b/c' } }],
  ['a base path', '/pets/{id}', '/v1/x/pets/7', { prefix: '/v1/x', values: { id: '7' } }],
  ['no variables', '/pets', '/pets', { prefix: '', values: {} }],
  ['what is not valid encoding', '/{a}', '/%zz', { prefix: '', values: { a: '%zz' } }],
  ['characters of patterns', '/a.b/{c}', '/a.b/1', { prefix: '', values: { c: '1' } }],
  ['nothing of another path', '/pets/{id}', '/cats/7', undefined],
  ['nothing where a dot is not a dot', '/a.b/{c}', '/axb/1', undefined],
  ['nothing of a longer path', '/pets/{id}', '/pets/7/8', undefined],
])('reads %s', (_, resource, path, expected) => {
  expect(readPath(resource, path)).toEqual(expected);
});
