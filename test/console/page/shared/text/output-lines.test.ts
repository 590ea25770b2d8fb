import { expect, test } from 'vitest';
import { outputLines } from '../../../../../console/shared/text/output-lines.js';

type Parts = readonly (readonly [line: number, text: string])[];

test.each<[string, Parts, readonly string[]]>([
  ['nothing', [], []],
  ['one part', [[1, 'a']], ['1:a']],
  [
    'parts of one line',
    [
      [1, 'a'],
      [3, 'b'],
      [1, 'c'],
    ],
    ['1:a 3:b 1:c'],
  ],
  [
    'a part with line ends',
    [
      [2, 'a\nb\n'],
      [4, 'c'],
    ],
    ['2:a', '2:b', '4:c'],
  ],
  ['a line end at the end', [[2, 'a\n']], ['2:a']],
  ['every line end', [[1, 'a\r\nb\rc\nd']], ['1:a', '1:b', '1:c', '1:d']],
  [
    'a line end in two parts',
    [
      [1, 'a\r'],
      [2, '\nb'],
    ],
    ['1:a', '2:b'],
  ],
  [
    'an empty part within it',
    [
      [1, 'a\r'],
      [2, ''],
      [3, '\nb'],
    ],
    ['1:a', '3:b'],
  ],
  ['empty lines', [[1, '\n\n']], ['1:', '1:']],
  [
    'a line and its end',
    [
      [1, 'a'],
      [2, '\nb'],
    ],
    ['1:a 2:', '2:b'],
  ],
])('%s', (_, parts, expected) => {
  const lines = outputLines(parts.map(([line, text]) => ({ line, text })));
  expect(
    lines.map((one) => one.parts.map(({ line, text }) => `${line}:${text}`).join(' ')),
  ).toEqual(expected);
  expect(lines.map(({ number }) => number)).toEqual(expected.map((_one, at) => at + 1));
});

test('a line is written by lines of the template, each once and in order', () => {
  const lines = outputLines([
    { line: 5, text: 'a' },
    { line: 2, text: 'b' },
    { line: 5, text: 'c\nd' },
  ]);
  expect(lines.map(({ from }) => from)).toEqual([[2, 5], [5]]);
});
