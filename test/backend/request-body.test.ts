import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { wholeBody } from '../../src/backend/request-body.js';

/** A stream that has arrived, and of which each `read()` gives one chunk, as from Node 26 on. */
function arrived(chunks: readonly string[]): Readable & { complete: boolean } {
  const waiting = chunks.map((chunk) => Buffer.from(chunk));
  const body = Object.assign(new Readable({ read() {} }), { complete: true });
  Object.defineProperty(body, 'readableLength', {
    get: () => waiting.reduce((sum, chunk) => sum + chunk.length, 0),
  });
  body.read = () => waiting.shift() ?? null;
  return body;
}

describe('a body that has arrived as a whole', () => {
  test.each<{ chunks: string[]; text: string }>([
    { chunks: [], text: '' },
    { chunks: ['abc'], text: 'abc' },
    { chunks: ['abc', 'd'], text: 'abcd' },
    { chunks: ['a', 'b', 'c', 'd'], text: 'abcd' },
  ])('is read to its last chunk: $chunks', ({ chunks, text }) => {
    const bytes = wholeBody(arrived(chunks), undefined, 4);
    expect(Buffer.from(bytes as Uint8Array).toString()).toBe(text);
  });

  test('past the limit is 413, and nothing of it is read', () => {
    const body = arrived(['abc', 'de']);
    expect(wholeBody(body, undefined, 4)).toMatchObject({ type: 'REQUEST_TOO_LARGE' });
    expect(body.readableLength).toBe(5);
  });

  test('is recognised by its declared length where its end has not been seen yet', () => {
    const body = arrived(['abc', 'd']);
    body.complete = false;
    expect(wholeBody(body, 5, 10)).toBeUndefined();
    expect(Buffer.from(wholeBody(body, 4, 10) as Uint8Array).toString()).toBe('abcd');
  });
});
