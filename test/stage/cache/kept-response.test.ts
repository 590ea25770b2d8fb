import { expect, test } from 'vitest';
import { recalled, sizeOfEntry } from '../../../src/stage/cache/kept-response.js';
import { kept } from './kept.js';

test('each request gets bytes and headers that it may change', async () => {
  const response = kept('text');
  const first = recalled(response);
  (first.headers as unknown as string[]).push('X', 'y');
  (await first.body.bytes(10)).fill(0);
  const sent: Uint8Array[] = [];
  recalled(response).body.sendTo({
    write: () => true,
    onDrain: () => {},
    end: (last) => void sent.push(last as Uint8Array),
    fail: () => {},
  });
  sent[0]?.fill(0);
  const { statusCode, headers, body } = recalled(response);
  expect([statusCode, headers, body.length]).toEqual([200, ['Content-Type', 'text/plain'], 4]);
  expect(new TextDecoder().decode(await body.bytes(4))).toBe('text');
});

test('a body that is longer than the reader takes is refused', async () => {
  await expect(recalled(kept('text')).body.bytes(3)).rejects.toThrow(/3 bytes/);
});

test('the size counts key, headers and body', () => {
  const base = sizeOfEntry('', kept('', { headers: kept('').headers }));
  expect(sizeOfEntry('key', kept('body')) - base).toBe(3 * 2 + 4);
  const more = kept('', { headers: [...kept('').headers, 'A', 'bc'] as never });
  expect(sizeOfEntry('', more) - base).toBe(3 * 2);
});
