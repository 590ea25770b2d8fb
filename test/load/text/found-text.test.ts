import { expect, test } from 'vitest';
import { describeFound } from '../../../src/load/text/found-text.js';

test.each([
  ['ab-c d', 0, '"ab-c"'],
  ['😀x', 0, '"😀"'],
  ['"', 0, '"\\""'],
  ['a\nb', 1, 'the end of the line'],
  ['a\r\n', 1, 'the end of the line'],
  ['a', 1, 'the end of the document'],
  ['x'.repeat(99), 0, JSON.stringify('x'.repeat(40))],
])('in %j at %i: %s', (text, offset, found) => {
  expect(describeFound(text, offset)).toBe(found);
});
