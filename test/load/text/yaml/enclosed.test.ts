import { expect, test } from 'vitest';
import { flowEnd, quoteEnd } from '../../../../src/load/text/yaml/enclosed.js';

test.each([
  ['"ab" c', 0, 4],
  ['x "a"', 2, 5],
  ['"a\\"b"', 0, 6],
  ['"a\\\\" b', 0, 5],
  ['"it\'s"', 0, 6],
  ["'a''b' c", 0, 6],
  ["'a\\' b", 0, 4],
  ["'a\"b'", 0, 5],
  ['"ab', 0, -1],
  ["'ab''", 0, -1],
  ['"ab\\', 0, -1],
])('the quoted text in %j from %i ends at %i', (text, start, end) => {
  expect(quoteEnd(text, start)).toBe(end);
});

test.each([
  ['[] a', 0, 2],
  ['a: {b: [1]} c', 3, 11],
  ['["]", \']\'] x', 0, 10],
  ['[a"b, c] x', 0, 8],
  ['[a # ]\n] x', 0, 8],
  ['[a #b]\n,c] x', 0, 10],
  ['[a#b] x', 0, 5],
  ['[&x a, *y, !Ref b] c', 0, 18],
  ['{a: "x\ny"} b', 0, 10],
  ['{a: b:c} d', 0, 8],
  ['{? a : b} c', 0, 9],
  ['{a} }', 0, 3],
  ['[a', 0, -1],
  ['["a]', 0, -1],
  ['[{]', 0, -1],
])('the brackets in %j from %i end at %i', (text, start, end) => {
  expect(flowEnd(text, start)).toBe(end);
});
