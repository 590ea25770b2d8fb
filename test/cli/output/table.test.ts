import { expect, test } from 'vitest';
import { columns } from '../../../src/cli/output/table.js';

test.each<[readonly (readonly string[])[], readonly string[]]>([
  [[], []],
  [
    [
      ['GET', '/a', 'x'],
      ['DELETE', '/', 'long'],
    ],
    ['GET     /a  x', 'DELETE  /   long'],
  ],
  [
    [['a', ''], ['bb', 'c'], ['d']],
    ['a', 'bb  c', 'd'],
  ],
])('%j', (rows, lines) => {
  expect(columns(rows)).toEqual(lines);
});
