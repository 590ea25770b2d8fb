import { expect, test } from 'vitest';
import {
  addedHistograms,
  latencyText,
  percentileOf,
} from '../../../../console/figures/percentiles.js';
import { LATENCY_BOUNDS } from '../../../../src/console/protocol/events.js';

test.each([
  ['nothing', [], 0.5, undefined],
  ['one value, at the end of its bucket', [[2.5, 1]], 0.5, 3],
  ['half of the values of a bucket', [[2.5, 10]], 0.5, 2.5],
  ['all of them', [[2.5, 10]], 1, 3],
  ['the first bucket, from 0', [[0.1, 2]], 0.5, 0.25],
  [
    'the bucket of the rank',
    [
      [0.1, 90],
      [120, 10],
    ],
    0.9,
    0.5,
  ],
  [
    'the bucket after it',
    [
      [0.1, 90],
      [120, 10],
    ],
    0.91,
    105,
  ],
  [
    'values beyond the last bound',
    [
      [0.1, 1],
      [60_000, 1],
    ],
    0.99,
    Number.POSITIVE_INFINITY,
  ],
])('a percentile of %s', (_, values, share, expected) => {
  expect(percentileOf(histogram(values), share)).toEqual(expected);
});

test.each([0.5, 0.9, 0.99])('the percentile %s is in the bucket of the real one', (share) => {
  const values = Array.from({ length: 1000 }, (_unused, at) => 1.02 ** (at / 2));
  const real = values.sort((one, other) => one - other)[Math.ceil(share * values.length) - 1] ?? 0;
  const found = percentileOf(histogram(values.map((value) => [value, 1])), share) ?? 0;
  expect(bucketOf(found)).toBe(bucketOf(real));
});

test('histograms are added bucket by bucket, whatever their lengths', () => {
  expect(addedHistograms([1, 2], [10, 20, 30])).toEqual([11, 22, 30]);
});

test.each([
  [undefined, '–'],
  [0.4349, '0.43 ms'],
  [Number.POSITIVE_INFINITY, '> 30 s'],
])('%s milliseconds as text', (milliseconds, expected) => {
  expect(latencyText(milliseconds)).toBe(expected);
});

function histogram(values: readonly (readonly number[])[]): readonly number[] {
  const counts = new Array<number>(LATENCY_BOUNDS.length + 1).fill(0);
  for (const [value = 0, count = 0] of values) {
    const at = bucketOf(value);
    counts[at] = (counts[at] ?? 0) + count;
  }
  return values.length === 0 ? [] : counts;
}

function bucketOf(value: number): number {
  const found = LATENCY_BOUNDS.findIndex((bound) => value <= bound);
  return found === -1 ? LATENCY_BOUNDS.length : found;
}
