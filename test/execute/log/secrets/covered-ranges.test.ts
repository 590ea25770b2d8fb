import { expect, test } from 'vitest';
import { CoveredRanges } from '../../../../src/execute/log/secrets/covered-ranges.js';

test.each<[about: string, matches: [number, number][], places: [number, number][]]>([
  ['none', [], []],
  [
    'matches apart',
    [
      [0, 2],
      [3, 5],
    ],
    [
      [0, 2],
      [3, 5],
    ],
  ],
  [
    'matches that touch',
    [
      [0, 2],
      [2, 5],
    ],
    [[0, 5]],
  ],
  [
    'matches that overlap',
    [
      [1, 3],
      [2, 5],
    ],
    [[1, 5]],
  ],
  [
    'one that begins before the latest',
    [
      [2, 3],
      [1, 5],
    ],
    [[1, 5]],
  ],
  [
    'one that covers several',
    [
      [1, 2],
      [4, 5],
      [7, 8],
      [0, 9],
    ],
    [[0, 9]],
  ],
])('%s', (_, matches, places) => {
  const ranges = new CoveredRanges();
  for (const [start, end] of matches) {
    ranges.add(start, end);
  }
  expect(ranges.places()).toEqual(places);
});
