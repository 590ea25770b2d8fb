import { expect, test } from 'vitest';
import { memberAt } from '../../../src/import/document/member-at.js';

const shared = { deep: { list: ['x', 'y'] } };
const root = {
  shared,
  a: { $ref: '#/shared' },
  b: { $ref: '#/a/deep' },
  loop: { $ref: '#/loop' },
  other: { $ref: './other.yaml#/a' },
  whole: { $ref: '#' },
  'with/slash': 1,
};

test.each([
  [['shared', 'deep', 'list', '1'], shared.deep.list, '1', 'y'],
  [['a', 'deep', 'list', '0'], shared.deep.list, '0', 'x'],
  [['b', 'list'], shared.deep, 'list', shared.deep.list],
  [['with/slash'], root, 'with/slash', 1],
  [['whole', 'whole', 'shared'], root, 'shared', shared],
])('%j leads to a member', (keys, container, key, value) => {
  const found = memberAt(root, keys);
  expect(found?.container).toBe(container);
  expect([found?.key, found?.value]).toEqual([key, value]);
});

test.each([
  [[]],
  [['missing']],
  [['shared', 'deep', 'list', '2']],
  [['loop', 'x']],
  [['other', 'x']],
  [['toString']],
])('%j leads nowhere', (keys) => {
  expect(memberAt(root, keys)).toBeUndefined();
});
