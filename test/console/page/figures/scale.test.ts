import { expect, test } from 'vitest';
import { highestOf, scaleTo, stretchesOf } from '../../../../console/figures/scale.js';

test.each([
  [0, [0, 1]],
  [Number.NaN, [0, 1]],
  [1, [0, 0.2, 0.4, 0.6, 0.8, 1]],
  [7, [0, 2, 4, 6, 8]],
  [10, [0, 2, 4, 6, 8, 10]],
  [11, [0, 5, 10, 15]],
  [0.03, [0, 0.01, 0.02, 0.03]],
  [123_456, [0, 50_000, 100_000, 150_000]],
])('the marks of an axis to %s', (value, expected) => {
  expect(scaleTo(value)).toEqual({ marks: expected, max: expected.at(-1) });
});

test('an axis reaches its value, with at most six marks', () => {
  for (let value = 0.001; value < 1e7; value *= 1.07) {
    const { max, marks } = scaleTo(value);
    expect(max).toBeGreaterThanOrEqual(value * 0.999);
    expect(marks.length).toBeGreaterThan(2);
    expect(marks.length).toBeLessThanOrEqual(6);
  }
});

const AREA = { left: 10, top: 5, width: 100, height: 50 };

test.each<[string, readonly (number | undefined)[], unknown]>([
  ['one line', [0, 5, 10], [[at(10, 55), at(60, 30), at(110, 5)]]],
  ['a gap', [0, undefined, 10], [[at(10, 55)], [at(110, 5)]]],
  ['what is beyond the axis', [Number.POSITIVE_INFINITY, 0], [[at(10, 5), at(110, 55)]]],
  ['nothing', [undefined, undefined], []],
  ['one point', [10], [[at(10, 5)]]],
])('the stretches of %s', (_, values, expected) => {
  expect(stretchesOf(values, 10, AREA)).toEqual(expected);
});

test('the highest value is a finite one', () => {
  expect(highestOf([1, undefined, Number.POSITIVE_INFINITY, 3, 2])).toBe(3);
  expect(highestOf([])).toBe(0);
});

function at(x: number, y: number) {
  return { x, y };
}
