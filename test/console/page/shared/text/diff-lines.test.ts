import { expect, test } from 'vitest';
import { diffLines } from '../../../../../console/shared/text/diff-lines.js';

const SIGNS = { same: ' ', removed: '-', added: '+' } as const;

function diff(before: string, after: string): string {
  return diffLines([...before], [...after])
    .map(({ kind, text }) => `${SIGNS[kind]}${text}`)
    .join('');
}

test.each([
  ['', '', ''],
  ['abc', 'abc', ' a b c'],
  ['', 'ab', '+a+b'],
  ['ab', '', '-a-b'],
  ['abc', 'axc', ' a-b+x c'],
  ['abc', 'ac', ' a-b c'],
  ['ac', 'abc', ' a+b c'],
  ['aa', 'aaa', ' a a+a'],
  ['abcd', 'badc', '-a b-c+a d+c'],
  ['xay', 'uav', '-x+u a-y+v'],
])('from %j to %j: %j', (before, after, expected) => {
  expect(diff(before, after)).toBe(expected);
});

test('texts of thousands of different lines are compared at their ends only', () => {
  const middle = (name: string): string[] =>
    Array.from({ length: 2000 }, (_, at) => `${name}${at}`);
  const lines = diffLines(['a', ...middle('b'), 'c'], ['a', ...middle('d'), 'c']);
  expect(lines.length).toBe(4002);
  expect([lines[0]?.kind, lines[1]?.kind, lines[4000]?.kind, lines[4001]?.kind]).toEqual([
    'same',
    'removed',
    'added',
    'same',
  ]);
});
