import { readRequestBody } from '../body.js';
import type { Codecs, Coding } from './content-coding.js';

/**
 * The codings by the streams of the web, for platforms that have nothing else. How they treat several
 * gzip members and bytes after the end of the stream depends on the platform.
 */
export const WEB_CODECS: Codecs = { inflate, compress };

async function* inflate(
  coding: Coding,
  body: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const { readable, writable } = new DecompressionStream(coding);
  const reader = readable.getReader();
  void feed(writable.getWriter(), body);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        return;
      }
      yield value;
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

/**
 * Writes a body chunk by chunk, as fast as it is inflated. Piping would buffer too much: the writable
 * side of Node's stream counts chunks instead of bytes, and accepts 16,384 of them.
 */
async function feed(
  writer: WritableStreamDefaultWriter<Uint8Array>,
  body: AsyncIterable<Uint8Array>,
): Promise<void> {
  writer.closed.catch(() => {}); // the reader reports the cause
  try {
    for await (const chunk of body) {
      await writer.write(chunk);
    }
    await writer.close();
  } catch (cause) {
    await writer.abort(cause).catch(() => {});
  }
}

async function compress(bytes: Uint8Array, coding: Coding): Promise<Uint8Array> {
  const stream = ReadableStream.from([bytes]).pipeThrough(new CompressionStream(coding));
  return readRequestBody(stream, Number.POSITIVE_INFINITY);
}
