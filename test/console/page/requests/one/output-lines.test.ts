import { describe, expect, test } from 'vitest';
import { outputLines, sourcesText } from '../../../../../console/requests/one/output-lines.js';

describe('the lines of an output, with the lines of the template', () => {
  test.each([
    [[], []],
    [[[1, 'a']], [['a', [1]]]],
    [
      [
        [1, 'a'],
        [2, 'b'],
      ],
      [['ab', [1, 2]]],
    ],
    [
      [
        [1, 'a\n'],
        [2, 'b\n'],
      ],
      [
        ['a', [1]],
        ['b', [2]],
      ],
    ],
    [
      [
        [3, 'a\r\n\nb'],
        [1, 'c'],
        [3, ''],
      ],
      [
        ['a', [3]],
        ['', [3]],
        ['bc', [1, 3]],
      ],
    ],
  ] as [[number, string][], [string, number[]][]][])('%j', (parts, lines) => {
    expect(outputLines(parts.map(([line, text]) => ({ line, text })))).toEqual(
      lines.map(([text, sources]) => ({ text, sources })),
    );
  });
});

test.each([
  [[], ''],
  [[3], '3'],
  [[3, 4, 7], '3–7'],
])('%j is shown as %j', (sources, text) => {
  expect(sourcesText(sources)).toBe(text);
});
