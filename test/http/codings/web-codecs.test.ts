import { deflateSync, gunzipSync, gzipSync, inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { WEB_CODECS } from '../../../src/http/codings/web-codecs.js';
import { eventually } from '../../support/servers.js';

const { inflate, compress } = WEB_CODECS;
const TEXT = 'pets '.repeat(10_000);

async function* cut(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) {
    yield bytes.subarray(at, at + size);
  }
}

async function read(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

describe.each([
  ['gzip', gzipSync, gunzipSync],
  ['deflate', deflateSync, inflateSync],
] as const)('%s', (coding, encode, decode) => {
  test.each([1, 7, 100_000])('is undone, in chunks of %i bytes', async (size) => {
    expect((await read(inflate(coding, cut(encode(TEXT), size)))) === TEXT).toBe(true);
  });

  test('is applied', async () => {
    const compressed = await compress(Buffer.from(TEXT), coding);
    expect(decode(compressed).toString() === TEXT).toBe(true);
    expect(compressed.length).toBeLessThan(TEXT.length / 10);
  });

  test.each([
    ['is not that', Buffer.from('plain text')],
    ['is cut off', encode(TEXT).subarray(0, 50)],
  ])('of a body that %s is an error', async (_, bytes) => {
    await expect(read(inflate(coding, cut(bytes, 1000)))).rejects.toThrow();
  });
});

test('the failure of a body is the failure of reading it', async () => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield gzipSync(TEXT).subarray(0, 20);
    throw new Error('gone');
  }
  await expect(read(inflate('gzip', broken()))).rejects.toThrow('gone');
});

test('a body that nothing reads on is ended', async () => {
  let ended = false;
  let chunks = 0;
  async function* endless(): AsyncGenerator<Uint8Array> {
    try {
      yield Buffer.from([0x78, 0x9c]);
      for (;;) {
        chunks += 1;
        yield Buffer.from([0, 1, 0, 254, 255, 0x61]); // a block of one letter (RFC 1951, 3.2.4)
      }
    } finally {
      ended = true;
    }
  }
  for await (const chunk of inflate('deflate', endless())) {
    expect(chunk.toString()).toBe('97');
    break;
  }
  await eventually(() => ended);
  expect(chunks).toBeLessThan(1_000_000);
});
