import { expect, test } from 'vitest';
import { readText } from '../../../src/load/load-document.js';
import { failureOf, plain } from '../reading.js';

test.each([
  ['{"a": 1}', { a: 1 }],
  [' \n\t{"a": 1}', { a: 1 }],
  ['a: 1\n', { a: 1 }],
])('%j is read', (text, value) => {
  expect(plain(readText(text))).toEqual(value);
});

test.each([
  ['{a: 1}', 'not valid JSON'],
  [' {a: 1}', 'not valid JSON'],
  ['# c\n{a: [}', 'not valid YAML'],
  ['[1', 'not valid YAML'],
])('%j is refused: %s', (text, message) => {
  expect(failureOf(text)).toContain(message);
});

test('a text of more than 64 MB is refused', () => {
  expect(failureOf(`a: ${'x'.repeat(64 * 1024 * 1024)}`)).toMatch(/^1:1 # .*larger than 64 MB$/);
});
