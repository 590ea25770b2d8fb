import { expect, test } from 'vitest';
import { oneLine } from '../../../src/execute/log/one-line.js';

test.each([
  ['plain text, ümläuts, 日本, 🐾', 'plain text, ümläuts, 日本, 🐾'],
  ['a\nb\r\nc\td', 'a\\nb\\r\\nc\\td'],
  ['\u0000\u001b[2J\u007f\u0085\u009b', '\\u0000\\u001b[2J\\u007f\\u0085\\u009b'],
  ['a\u2028b\u2029c', 'a\\u2028b\\u2029c'],
  ['user\u202etxt.exe\u2066', 'user\\u202etxt.exe\\u2066'],
])('%j is printed as %j', (text, printed) => {
  expect(oneLine(text)).toBe(printed);
});
