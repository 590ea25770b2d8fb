import { expect, test } from 'vitest';
import { base64Bytes, base64Of } from '../../../src/http/codings/base64.js';

test.each([0, 1, 2, 3, 8191, 8192, 8193, 20_000])('%d bytes are the same afterwards', (length) => {
  const bytes = Uint8Array.from({ length }, (_, index) => (index * 7) % 256);
  const text = base64Of(bytes);
  expect(text).toBe(Buffer.from(bytes).toString('base64'));
  expect(base64Bytes(text)).toEqual(bytes);
});

test.each(['a b=', 'YWJj\n', '*', 'a'])('%j is not base64', (text) => {
  expect(() => base64Bytes(text)).toThrow();
});
