import { expect, test } from 'vitest';
import { SourceLines } from '../../../src/cli/output/source-lines.js';
import { folderOf } from '../../support/fake-console.js';

const LONG = `{${'"a":1,'.repeat(100)}"b":2}`;

test.each([
  ['a: 1\nb: x\n', 2, 4, ['  2 | b: x', '    |    ^']],
  ['\ta: 1\r\n', 1, 2, ['  1 |  a: 1', '    |  ^']],
  ['\uFEFFa: 1', 1, 1, ['  1 | a: 1', '    | ^']],
  ['a: "\u001b[31m"', 1, 4, ['  1 | a: "\\u001b[31m"', '    |    ^']],
  ['a\n\u001b\u001bb', 2, 3, ['  2 | \\u001b\\u001bb', '    |             ^']],
  ['a: 1', 7, 1, undefined],
])('%j, line %i, column %i', (text, line, column, shown) => {
  const file = folderOf({ 'a.yaml': text }).path('a.yaml');
  expect(new SourceLines().marked({ file, line, column })).toEqual(shown);
});

test.each([2, 300, LONG.length])('of a long line, the part around column %i is shown', (column) => {
  const file = folderOf({ 'a.json': LONG }).path('a.json');
  const [line = '', mark = ''] = new SourceLines().marked({ file, line: 1, column }) ?? [];
  expect(line.length).toBeLessThan(120);
  expect(line[mark.indexOf('^')]).toBe(LONG[column - 1]);
});

test('a file that cannot be read, or is not known, shows no line', () => {
  expect(new SourceLines().marked({ file: 'missing.yaml', line: 1, column: 1 })).toBeUndefined();
  expect(new SourceLines().marked({ line: 1, column: 1 })).toBeUndefined();
});
