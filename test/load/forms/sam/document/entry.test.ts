import { expect, test } from 'vitest';
import {
  child,
  children,
  entryIn,
  isTruthy,
  ownValue,
} from '../../../../../src/load/forms/sam/document/entry.js';

const template = { Resources: { 'a/b': { list: [1, { c: 2 }], none: null } } };
const resources = entryIn(template, 'Resources', '#');

test('an entry knows its place', () => {
  expect(resources).toEqual({
    container: template,
    key: 'Resources',
    pointer: '#',
    value: template.Resources,
  });
  const own = child(resources, 'a/b');
  expect([own.pointer, own.key, own.value]).toEqual([
    '#/Resources',
    'a/b',
    template.Resources['a/b'],
  ]);
  expect(child(child(own, 'list'), '1')).toMatchObject({
    pointer: '#/Resources/a~1b/list',
    key: '1',
    value: { c: 2 },
  });
});

test('one that does not exist is at the place of its parent', () => {
  for (const key of ['missing', 'toString']) {
    expect(child(resources, key)).toEqual({ ...resources, value: undefined });
  }
  const none = child(child(resources, 'a/b'), 'none');
  expect(none.value).toBeNull();
  expect(child(none, 'x')).toEqual({ ...none, value: undefined });
});

test('the children of objects and arrays', () => {
  const [own] = children(resources);
  expect(own?.key).toBe('a/b');
  expect(children(child(own ?? resources, 'list')).map(({ value }) => value)).toEqual([
    1,
    { c: 2 },
  ]);
  expect(children(child(own ?? resources, 'none'))).toEqual([]);
  expect(children(entryIn({ a: 'text' }, 'a', '#'))).toEqual([]);
});

test.each<readonly [unknown, unknown]>([
  [{ a: 1 }, 1],
  [{}, undefined],
  [null, undefined],
  ['a', undefined],
  [Object.create({ a: 1 }), undefined],
])('the own value in %j is %j', (container, value) => {
  expect(ownValue(container, 'a')).toBe(value);
});

test.each([
  [0, false],
  ['', false],
  [null, false],
  [undefined, false],
  [false, false],
  [[], false],
  [{}, false],
  [[0], true],
  [{ a: 0 }, true],
  ['false', true],
  [1, true],
])('%j is set: %j', (value, expected) => {
  expect(isTruthy(value)).toBe(expected);
});
