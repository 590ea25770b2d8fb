import { expect, test } from 'vitest';
import {
  deepestPlace,
  entryTooMany,
  MAX_YAML_ENTRIES,
} from '../../../../src/load/text/yaml/limits.js';

test('lines and commas are counted together', () => {
  const half = MAX_YAML_ENTRIES / 2;
  const most = '\n'.repeat(half) + ','.repeat(half);
  expect(entryTooMany(most)).toBeUndefined();
  expect(entryTooMany(`${most} a,b`)).toBe(MAX_YAML_ENTRIES + 2);
  expect(entryTooMany(`${most}\n`)).toBe(MAX_YAML_ENTRIES);
});

test.each(['a: ', '- ', '? ', '"', "'", '[', '{', ']', ' !a', ' &a', ' *a'])(
  '%j is counted',
  (one) => {
    expect(entryTooMany(one.repeat(600_001))).toBeGreaterThan(100_000);
  },
);

test.each(['a:b', 'a-b', 'a?b', 'a!b', 'a*b', '$a.b()', ' '])('%j is text', (one) => {
  expect(entryTooMany(one.repeat(600_001))).toBeUndefined();
});

test.each([
  ['', 0],
  ['a: 1\n', 0],
  ['a: [[1], [2]]\n', 4],
  ['a: [1]\nb: {c: [2]}\n', 14],
  ['a:\n  b:\n    c: 1\n', 12],
  ['a: [\n  1\n]\n', 7],
  ['a: [1]]]]\nb: [2]\n', 3],
])('the deepest place of %j is at %i', (text, offset) => {
  expect(deepestPlace(text)).toBe(offset);
});
