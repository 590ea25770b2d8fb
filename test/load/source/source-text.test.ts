import { expect, test } from 'vitest';
import { SourceText } from '../../../src/load/source/source-text.js';

test.each([
  [0, 1, 1],
  [2, 1, 3],
  [3, 2, 1],
  [5, 2, 3],
  [99, 2, 97],
])('the character at %i is in line %i, column %i', (offset, line, column) => {
  expect(new SourceText('ab\ncd').positionOf(offset)).toEqual({ line, column });
});

test('a text that was made points into the texts that it was made from', () => {
  const template = new SourceText('x: ${host}/pets\n', 'api.tftpl');
  const values = new SourceText('\nhost = "h.test"', 'main.tf');
  const made = new SourceText('x: h.test/pets\n', undefined, [
    { start: 0, from: { text: template, offset: 0 }, copied: true },
    { start: 3, from: { text: values, offset: 9 }, copied: false },
    { start: 9, from: { text: template, offset: 10 }, copied: true },
  ]);
  expect(made.positionOf(1)).toEqual({ file: 'api.tftpl', line: 1, column: 2 });
  expect(made.positionOf(5)).toEqual({ file: 'main.tf', line: 2, column: 9 });
  expect(made.positionOf(11)).toEqual({ file: 'api.tftpl', line: 1, column: 13 });
});
