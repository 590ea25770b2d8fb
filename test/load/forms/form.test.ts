import { expect, test } from 'vitest';
import { failureOf } from '../reading.js';

test.each([
  ['', 'empty'],
  ['\n', 'empty'],
  ['# only a comment\n', 'empty'],
  ['[1]\n', 'an array'],
  ['5\n', 'the number 5'],
  ['some words\n', 'the string "some words"'],
])('%j is not a document', (text, what) => {
  expect(failureOf(text)).toContain(
    `the document is ${what}, but must be an object with "openapi" or "swagger"`,
  );
});
