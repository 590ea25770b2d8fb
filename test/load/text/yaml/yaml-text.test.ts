import { expect, test } from 'vitest';
import { failureOf } from '../../reading.js';

test.each([
  ['a: 1\n\tb: 2\n', '2:1', 'Tabs'],
  ['a: 1\n\tb: 2\n', '2:1', 'indent with spaces'],
  ['a:\n  b c\n  d: 1\n', '2:3', 'add the missing ":" after the key'],
  ['a: b: c\n', '1:4', 'quote its text if that contains'],
  ['a:\n    b: 1\n   c: 2\n', '3:1', 'indent all members of an object by the same amount'],
  ['a: "b" c\n', '1:8', 'quote the whole value'],
  ['a: [1\n', '2:1', 'not valid YAML'],
  ['a: *x\n', '1:4', ''],
  ['a: 1\n---\nb: 2\n', '2:1', 'not valid YAML'],
  ['a: 1\n%{ if x }\nb: 2\n', '', "directive of Terraform's templatefile()"],
  ['a: {{ b }}\n', '', 'cannot contain: expected a string as a key'],
  ['<html><body>\n</html>: x\n y', '1:1', 'HTML or XML'],
  ['openapi: 3.0.1\n<<<<<<< HEAD\n', '2:1', 'merge conflict'],
  ['a:\n  <<: 5\n', '2:3', 'an object or an array of objects after "<<"'],
  ['{a: b}\n', '1:2', 'not valid JSON'],
])('%j is refused', (text, place, message) => {
  const failure = failureOf(text);
  expect(failure.startsWith(place)).toBe(true);
  expect(failure).toContain(message);
  expect(failure).toContain('Invalid OpenAPI input');
});
