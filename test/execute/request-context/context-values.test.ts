import { expect, test } from 'vitest';
import { merge, plain, variables } from '../../../src/execute/request-context/context-values.js';

test('members that are undefined are left out', () => {
  expect(
    Object.keys(
      variables([
        ['a', undefined],
        ['b', null],
      ]),
    ),
  ).toEqual(['b']);
});

test.each<[given: unknown, copy: unknown]>([
  ['text', 'text'],
  [5, 5],
  [true, true],
  [null, null],
  [12n, '12'],
  [() => 1, undefined],
  [
    [1, () => 1],
    [1, null],
  ],
  [{ a: { b: [1] }, f: () => 1 }, { a: { b: [1] } }],
])('a copy holds plain data only: %#', (given, copy) => {
  expect(plain(given)).toEqual(copy);
});

test.each<[what: string, given: object, message: string]>([
  ['a promise', Promise.resolve(), 'await it'],
  ['a Map', new Map(), 'use a string or a plain object'],
])('%s is refused', (_what, given, message) => {
  expect(() => plain({ given })).toThrow(message);
});

test('objects are merged, and other values replaced', () => {
  const base = { identity: { caller: null, user: 'u' }, list: [1], stage: 'a' };
  const patch = { identity: { caller: 'c' }, list: [2], own: 'o' };
  expect(merge(base, patch)).toEqual({
    identity: { caller: 'c', user: 'u' },
    list: [2],
    stage: 'a',
    own: 'o',
  });
});
