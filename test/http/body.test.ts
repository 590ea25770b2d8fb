import { describe, expect, test } from 'vitest';
import { BodyTooLargeError } from '../../src/errors.js';
import { bytesBody, limitRequestBody, readRequestBody, unreadable } from '../../src/http/body.js';
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
