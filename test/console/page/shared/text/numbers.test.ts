import { expect, test } from 'vitest';
import { bytesText, millisText } from '../../../../../console/shared/text/numbers.js';

test.each([
  [0, '0.00 ms'],
  [0.421, '0.42 ms'],
  [1.26, '1.3 ms'],
  [123.4, '123 ms'],
  [1500, '1.50 s'],
  [29_000, '29 s'],
])('%d milliseconds: %s', (millis, text) => {
  expect(millisText(millis)).toBe(text);
});

test.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [1023, '1023 bytes'],
  [1536, '1.5 KB'],
  [3 * 1024 * 1024, '3.0 MB'],
])('%d bytes: %s', (bytes, text) => {
  expect(bytesText(bytes)).toBe(text);
});
