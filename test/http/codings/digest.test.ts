import { expect, test } from 'vitest';
import { hex, sha256Hex } from '../../../src/http/codings/digest.js';

test('the digest of nothing', async () => {
  expect(await sha256Hex(new Uint8Array())).toBe(
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  );
});

test('the digest of a text is that of its bytes in UTF-8', async () => {
  expect(await sha256Hex('abc')).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
  expect(await sha256Hex('é')).toBe(await sha256Hex(Uint8Array.of(0xc3, 0xa9)));
});

test('each byte is two digits', () => {
  expect(hex(Uint8Array.of(0, 10, 255).buffer)).toBe('000aff');
});
