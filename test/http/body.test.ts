import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { BodyTooLargeError } from '../../src/errors.js';
import {
  bytesBody,
  limitRequestBody,
  readRequestBody,
  unreadable,
  wholeBody,
} from '../../src/http/body.js';
import { RecordingSink } from '../support/body-sink.js';

const bytes = (text: string) => new TextEncoder().encode(text);

async function* chunks(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) {
    yield bytes(text);
  }
}

const TOO_LARGE = { type: 'REQUEST_TOO_LARGE' };

describe('the body of a request', () => {
  test.each<[string, Parameters<typeof readRequestBody>[0], string]>([
    ['none', undefined, ''],
    ['bytes', bytes('abcd'), 'abcd'],
    ['one chunk', chunks('abcd'), 'abcd'],
    ['several chunks', chunks('ab', '', 'cd'), 'abcd'],
  ])('%s, within the limit', async (_, body, expected) => {
    expect(new TextDecoder().decode(await readRequestBody(body, 4))).toBe(expected);
  });

  test.each([
    ['bytes', () => bytes('abcde')],
    ['chunks', () => chunks('abc', 'de')],
  ])('%s above the limit', async (_, body) => {
    await expect(readRequestBody(body(), 4)).rejects.toMatchObject(TOO_LARGE);
    const passedOn = async () => readRequestBody(limitRequestBody(body(), 4), 100);
    await expect(passedOn()).rejects.toMatchObject(TOO_LARGE);
  });

  test('is not read further than the limit', async () => {
    let read = 0;
    const endless = (async function* () {
      for (;;) {
        read++;
        yield bytes('ab');
      }
    })();
    await expect(readRequestBody(endless, 4)).rejects.toMatchObject(TOO_LARGE);
    expect(read).toBe(3);
  });
});

describe('the body of a response', () => {
  test('is its bytes, pushed or read', async () => {
    const body = bytesBody(bytes('abcd'));
    expect(body.length).toBe(4);
    expect(await new RecordingSink(body).text).toBe('abcd');
    expect(await body.bytes(4)).toEqual(bytes('abcd'));
    await expect(body.bytes(3)).rejects.toBeInstanceOf(BodyTooLargeError);
  });

  test('that is too large to be mapped is a fault of the API', () => {
    const cause = new BodyTooLargeError(3);
    const fault = expect.objectContaining({ type: 'API_CONFIGURATION_ERROR', cause });
    expect(() => unreadable(cause)).toThrow(fault);
    const other = new Error('reset');
    expect(() => unreadable(other)).toThrow(other);
  });
});

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
  test('is read without waiting for its end, and within the limit', async () => {
    expect(await readRequestBody(arrived(['ab', 'cd']), 4)).toEqual(bytes('abcd'));
    await expect(readRequestBody(arrived(['ab', 'cde']), 4)).rejects.toMatchObject(TOO_LARGE);
  });

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
