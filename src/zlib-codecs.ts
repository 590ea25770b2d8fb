import { promisify } from 'node:util';
import { createGunzip, createInflate, deflate, type Gunzip, gzip, type Inflate } from 'node:zlib';
import type { Codecs, Coding } from './http/codings/content-coding.js';

/**
 * The codings by zlib, which behaves alike on every Node; `DecompressionStream` does not. The members of
 * a gzip file are read one after the other (RFC 1952, 2.2); other bytes after the end are refused.
 */
export const ZLIB_CODECS: Codecs = { inflate, compress };

async function* inflate(
  coding: Coding,
  body: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const inflater = coding === 'gzip' ? createGunzip() : createInflate();
  const feeder = new Feeder(inflater);
  void feeder.feed(body);
  try {
    yield* inflater;
  } finally {
    inflater.destroy();
  }
  if (!feeder.isDone) {
    throw new Error(
      `The body goes on after the end of its ${coding} stream: send nothing after it`,
    );
  }
}

/** Writes a body chunk by chunk, as fast as it is inflated. */
class Feeder {
  readonly #inflater: Gunzip | Inflate;
  #goOn: () => void = () => {};
  /** Whether the inflater has taken the whole body. It takes nothing after the end of its stream. */
  isDone = false;

  constructor(inflater: Gunzip | Inflate) {
    this.#inflater = inflater;
    inflater.once('close', () => this.#goOn());
  }

  /** Never rejects: the inflater fails with what the body throws. */
  async feed(body: AsyncIterable<Uint8Array>): Promise<void> {
    let length = 0;
    try {
      for await (const chunk of body) {
        await this.#take(chunk);
        length += chunk.length;
        if (this.#inflater.destroyed) {
          return;
        }
        if (this.#inflater.bytesWritten < length) {
          throw bytesAfterEnd();
        }
      }
      this.isDone = true;
      this.#inflater.end();
    } catch (cause) {
      this.#inflater.destroy(cause instanceof Error ? cause : new Error(String(cause), { cause }));
    }
  }

  /** Waits until a chunk is taken, or never will be. */
  #take(chunk: Uint8Array): Promise<void> {
    return new Promise((resolve) => {
      this.#goOn = resolve;
      this.#inflater.write(chunk, () => resolve());
    });
  }
}

function bytesAfterEnd(): Error {
  return new Error(
    'The body goes on after the end of its compressed stream: send nothing after it',
  );
}

const compressors = { gzip: promisify(gzip), deflate: promisify(deflate) } as const;

function compress(bytes: Uint8Array, coding: Coding): Promise<Uint8Array> {
  return compressors[coding](bytes);
}
