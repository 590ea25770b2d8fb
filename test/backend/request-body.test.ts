import { once } from 'node:events';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { onceArrived, RequestBodyStream } from '../../src/backend/request-body.js';

async function* iterable(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) {
    yield Buffer.from(text);
  }
}

const stream = (...texts: readonly string[]) =>
  Readable.from(
    texts.map((text) => Buffer.from(text)),
    { objectMode: false },
  );

function upload(source: AsyncIterable<Uint8Array>, limit = 10) {
  let moves = 0;
  let fail: (cause: unknown) => void = () => {};
  const failure = new Promise((resolve) => {
    fail = resolve;
  });
  const body = new RequestBodyStream(source, limit, {
    uploadMoved: () => {
      moves += 1;
    },
    uploadFailed: (cause) => fail(cause),
  });
  const received: string[] = [];
  body.on('data', (chunk: Uint8Array) => received.push(Buffer.from(chunk).toString()));
  return { body, received, failure, moves: () => moves };
}

describe.each([
  ['a stream of Node', stream],
  ['another iterable', iterable],
])('an upload from %s', (_, source) => {
  test('passes its chunks on, and tells of each and of the end', async () => {
    const { body, received, moves } = upload(source('ab', 'cd'));
    const ended = once(body, 'end');
    expect(body.waitsForClient).toBe(false);
    body.resume();
    expect(body.waitsForClient).toBe(true);
    await ended;
    expect([received.join(''), moves(), body.destroyed]).toEqual(['abcd', 3, true]);
  });

  test('fails with 413 above the limit', async () => {
    const { body, received, failure } = upload(source('abc', 'de'), 4);
    body.resume();
    expect(await failure).toMatchObject({ type: 'REQUEST_TOO_LARGE' });
    expect(received).toEqual(['abc']);
  });

  test('waits while it is paused, for the backend and not for the client', async () => {
    const { body, received } = upload(source('ab', 'cd'));
    const first = once(body, 'data').then(() => body.pause());
    body.on('data', () => body.pause());
    body.resume();
    await first;
    expect([received, body.waitsForClient]).toEqual([['ab'], false]);
    const second = once(body, 'data');
    body.resume();
    await second;
    expect(received).toEqual(['ab', 'cd']);
  });

  test('sends nothing more once it is destroyed', async () => {
    const { body, received } = upload(source('ab', 'cd'));
    body.on('data', () => body.destroy());
    const first = once(body, 'data');
    body.resume();
    await first;
    await new Promise(setImmediate);
    expect([received, body.destroyed]).toEqual([['ab'], true]);
  });
});

test('a stream that breaks off is the fault of the request', async () => {
  const source = new Readable({ read() {} });
  const { body, failure } = upload(source);
  body.resume();
  source.destroy(new Error('gone'));
  expect(await failure).toMatchObject({ type: 'BAD_REQUEST_BODY' });
});

test.each([
  ['of a known length: after this task', 3, 'task'],
  ['of an unknown length: after this turn of the event loop', undefined, 'turn'],
])('a body %s', async (_, length, expected) => {
  const order: string[] = [];
  await new Promise<void>((resolve) => {
    setImmediate(() => order.push('turn'));
    onceArrived(length, () => {
      order.push('arrived');
      resolve();
    });
  });
  expect(order).toEqual(expected === 'task' ? ['arrived'] : ['turn', 'arrived']);
});
