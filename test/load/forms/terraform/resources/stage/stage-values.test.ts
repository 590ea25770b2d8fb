import { expect, test } from 'vitest';
import {
  numberAt,
  textsIn,
} from '../../../../../../src/load/forms/terraform/resources/stage/stage-values.js';
import { SourceMap } from '../../../../../../src/load/source/source-map.js';

test.each([
  [7, 7],
  ['1.5', 1.5],
  [' 2 ', 2],
  ['', undefined],
  [' ', undefined],
  ['many', undefined],
  ['Infinity', undefined],
  [Number.NaN, undefined],
  [null, undefined],
  [true, undefined],
])('the number in %j is %j', (value, number) => {
  expect(numberAt({ a: value }, 'a')).toBe(number);
});

test('the texts of a map, without what only a deployment knows', () => {
  const sources = new SourceMap();
  const map = { a: 'x', b: 1, c: false, d: '', e: null, f: {}, g: '${G}' };
  sources.markOpen(map, 'g', ['G']);
  expect(textsIn(map, sources)).toEqual({ a: 'x', b: '1', c: 'false' });
  expect([textsIn('a', sources), textsIn(null, sources)]).toEqual([{}, {}]);
});
