import {
  deflateRawSync,
  deflateSync,
  Gunzip,
  gunzipSync,
  gzipSync,
  Inflate,
  inflateSync,
} from 'node:zlib';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Coding } from '../src/http/codings/content-coding.js';
import { ZLIB_CODECS } from '../src/zlib-codecs.js';
import { documentOf, inMemory } from './support/in-memory.js';
import { eventually } from './support/servers.js';

const { inflate, compress } = ZLIB_CODECS;
const gzip = gzipSync('ab');
const deflate = deflateSync('ab');
const zeros = Buffer.alloc(4);
const text = Buffer.from('text');

/** The bytes in pieces of a size. */
async function* cut(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) {
    yield bytes.subarray(at, at + size);
  }
}

async function read(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) {
    all.push(piece);
  }
  return Buffer.concat(all).toString();
}

interface Sent {
  readonly what: string;
  readonly coding: Coding;
  readonly bytes: Buffer;
}

const valid: readonly (Sent & { readonly inflated: string })[] = [
  { what: 'gzip', coding: 'gzip', bytes: gzip, inflated: 'ab' },
  { what: 'deflate', coding: 'deflate', bytes: deflate, inflated: 'ab' },
  { what: 'nothing, in gzip', coding: 'gzip', bytes: gzipSync(''), inflated: '' },
  {
    what: 'three gzip members, one of them empty',
    coding: 'gzip',
    bytes: Buffer.concat([gzip, gzipSync(''), gzip]),
    inflated: 'abab',
  },
];

const broken: readonly Sent[] = [
  { what: 'no bytes as gzip', coding: 'gzip', bytes: Buffer.alloc(0) },
  { what: 'no bytes as deflate', coding: 'deflate', bytes: Buffer.alloc(0) },
  { what: 'text as gzip', coding: 'gzip', bytes: text },
  { what: 'text as deflate', coding: 'deflate', bytes: text },
  { what: 'gzip as deflate', coding: 'deflate', bytes: gzip },
  { what: 'deflate as gzip', coding: 'gzip', bytes: deflate },
  { what: 'deflate without its frame', coding: 'deflate', bytes: deflateRawSync('ab') },
  { what: 'a part of gzip', coding: 'gzip', bytes: gzip.subarray(0, -1) },
  { what: 'a part of deflate', coding: 'deflate', bytes: deflate.subarray(0, -1) },
  {
    what: 'a gzip member and a part of one',
    coding: 'gzip',
    bytes: Buffer.concat([gzip, gzip.subarray(0, -1)]),
  },
  { what: 'gzip and text', coding: 'gzip', bytes: Buffer.concat([gzip, text]) },
  { what: 'gzip and zeros', coding: 'gzip', bytes: Buffer.concat([gzip, zeros]) },
  { what: 'gzip, zeros, gzip', coding: 'gzip', bytes: Buffer.concat([gzip, zeros, gzip]) },
  { what: 'deflate and text', coding: 'deflate', bytes: Buffer.concat([deflate, text]) },
  { what: 'deflate and zeros', coding: 'deflate', bytes: Buffer.concat([deflate, zeros]) },
  { what: 'deflate twice', coding: 'deflate', bytes: Buffer.concat([deflate, deflate]) },
  { what: 'a wrong checksum', coding: 'gzip', bytes: Buffer.concat([gzip.subarray(0, -8), zeros]) },
];

/** Whole, byte by byte, and cut where the first stream ends. */
const SIZES = [1000, 1, gzip.length, deflate.length];

const document = documentOf(
  { type: 'http_proxy', httpMethod: 'POST', uri: 'http://b.test' },
  { method: 'post', root: { 'x-amazon-apigateway-minimum-compression-size': 0 } },
);
const request = (coding: string, body: Uint8Array) => ({
  httpMethod: 'POST',
  path: '/x',
  headers: ['Content-Encoding', coding],
  body,
});
const echo = async ({ body }: { readonly body?: unknown }) => ({
  statusCode: 200,
  body: await read(body as AsyncIterable<Uint8Array>),
});

describe('alike on every version of Node', () => {
  test.each(valid)('$what is inflated', async ({ coding, bytes, inflated }) => {
    for (const size of SIZES) {
      expect(await read(inflate(coding, cut(bytes, size)))).toBe(inflated);
    }
    const { send } = inMemory(document, echo);
    expect(await send(request(coding, bytes))).toMatchObject({ status: 200, text: inflated });
  });

  test.each(broken)('$what is refused', async ({ coding, bytes }) => {
    for (const size of SIZES) {
      await expect(read(inflate(coding, cut(bytes, size)))).rejects.toBeInstanceOf(Error);
    }
    const { send } = inMemory(document, echo);
    expect((await send(request(coding, bytes))).status).toBe(415);
  });
});

test('a response is compressed', async () => {
  const bytes = Buffer.from('ab'.repeat(1000));
  expect(gunzipSync(await compress(bytes, 'gzip'))).toEqual(bytes);
  expect(inflateSync(await compress(bytes, 'deflate'))).toEqual(bytes);
});

describe('the inflater', () => {
  /** A long text in many chunks: how many were taken, and whether the source was left. */
  function source(count: number) {
    const seen = { chunks: 0, left: false };
    const bytes = gzipSync(Buffer.alloc(20_000_000));
    async function* chunks(): AsyncGenerator<Uint8Array> {
      try {
        for await (const chunk of cut(bytes, Math.ceil(bytes.length / count))) {
          seen.chunks++;
          yield chunk;
        }
      } finally {
        seen.left = true;
      }
    }
    return { seen, chunks: chunks() };
  }

  /** The inflaters whose memory is given back. */
  function destroyed(): unknown[] {
    const freed: unknown[] = [];
    for (const { prototype } of [Gunzip, Inflate] as unknown as { prototype: Gunzip }[]) {
      const { destroy } = prototype;
      const spy = vi.spyOn(prototype, 'destroy').mockImplementation(function (
        this: Gunzip,
        cause?: Error,
      ) {
        freed.push(this);
        return destroy.call(this, cause);
      });
      onTestFinished(() => spy.mockRestore());
    }
    return freed;
  }

  test('reads no more than its reader asks for', async () => {
    const { seen, chunks } = source(100);
    const pieces = inflate('gzip', chunks)[Symbol.asyncIterator]();
    await pieces.next();
    // Another stream is inflated whole: this one had the time to go on.
    await read(inflate('gzip', source(100).chunks));
    expect(seen.chunks).toBeLessThan(5);
    await pieces.return?.();
  });

  test('and its source are closed when the reader stops', async () => {
    const freed = destroyed();
    const { seen, chunks } = source(100);
    for await (const piece of inflate('gzip', chunks)) {
      expect(piece.length).toBeGreaterThan(0);
      break;
    }
    expect(freed).not.toEqual([]);
    await eventually(() => seen.left);
    expect(seen.chunks).toBeLessThan(5);
  });

  test.each(['gzip', 'deflate'] as const)(
    'of %s and its source are given up when bytes follow the stream',
    async (coding) => {
      const freed = destroyed();
      let left = false;
      async function* endless(): AsyncGenerator<Uint8Array> {
        try {
          yield coding === 'gzip' ? gzip : deflate;
          for (;;) {
            yield zeros;
          }
        } finally {
          left = true;
        }
      }
      await expect(read(inflate(coding, endless()))).rejects.toThrow(/send nothing after it/);
      expect(freed).not.toEqual([]);
      await eventually(() => left);
    },
  );

  test('fails with what its source throws', async () => {
    for (const thrown of [new Error('gone'), 'gone']) {
      const pieces = inflate('gzip', {
        [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(thrown) }),
      });
      await expect(read(pieces)).rejects.toThrow('gone');
    }
  });
});
