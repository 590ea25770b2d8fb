import { expect, test } from 'vitest';
import { printable } from '../../../src/cli/output/printable.js';

test.each([
  ['a\nb', 'a\nb'],
  ['a\u001b[31mb\r\n\u202ec', 'a\\u001b[31mb\\r\n\\u202ec'],
])('%j becomes %j', (message, text) => {
  expect(printable(message)).toBe(text);
});
