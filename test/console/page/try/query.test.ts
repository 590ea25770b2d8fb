import { expect, test } from 'vitest';
import { queryString, readQuery } from '../../../../console/try/query.js';

test.each([
  ['nothing', [], ''],
  [
    'pairs in order',
    [
      ['b', '1'],
      ['a', '2'],
      ['b', '3'],
    ],
    'b=1&a=2&b=3',
  ],
  ['what would mean something else', [['a&b', 'c=d&e#f+g h']], 'a%26b=c%3Dd%26e%23f%2Bg%20h'],
  ['an empty value', [['a', '']], 'a='],
  [
    'no row without a name',
    [
      ['', 'x'],
      ['a', '1'],
    ],
    'a=1',
  ],
])('writes %s', (_, pairs, expected) => {
  expect(queryString(pairs.map(([name = '', value = '']) => ({ name, value })))).toBe(expected);
});

test.each([
  ['nothing', '', []],
  [
    'pairs in order',
    'b=1&a=2&b=3',
    [
      ['b', '1'],
      ['a', '2'],
      ['b', '3'],
    ],
  ],
  ['encoded text', 'a%26b=c+d%2B', [['a&b', 'c d+']]],
  [
    'a name without a value',
    'a&b=',
    [
      ['a', ''],
      ['b', ''],
    ],
  ],
  ['a value with =', 'a=b=c', [['a', 'b=c']]],
  ['what is not valid encoding', 'a=%zz', [['a', '%zz']]],
])('reads %s', (_, query, expected) => {
  expect(readQuery(query)).toEqual(expected);
});
