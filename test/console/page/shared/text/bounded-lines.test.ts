import { expect, test } from 'vitest';
import { boundedLines } from '../../../../../console/shared/text/bounded-lines.js';

test.each([
  ['', []],
  ['a', ['a']],
  ['a\n', ['a']],
  ['a\r\n\r\nb', ['a', '', 'b']],
  ['\n', ['']],
])('%j has the lines %j', (text, lines) => {
  expect(boundedLines(text, false)).toEqual({ lines, isComplete: true });
});

test.each([
  ['lines', 'a\n'.repeat(500), 400, 500],
  ['characters', 'a'.repeat(50_000), 1, 1],
])('of many %s, the beginning is shown first', (_, text, first, whole) => {
  expect(boundedLines(text, false)).toMatchObject({ isComplete: false });
  expect(boundedLines(text, false).lines.length).toBe(first);
  expect(boundedLines(text, true)).toMatchObject({ isComplete: true });
  expect(boundedLines(text, true).lines.length).toBe(whole);
});

test('even the whole has an end', () => {
  const { lines, isComplete } = boundedLines('a\n'.repeat(1_000_000), true);
  expect([lines.length, isComplete]).toEqual([10_000, false]);
});
