import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { CallersStream, isStream } from '../../../src/execute/callers/callers-stream.js';
import { RecordingSink } from '../../support/body-sink.js';
import { unhandledRejections } from '../../support/rejections.js';
import { eventually } from '../../support/servers.js';

async function* letters(log: string[]): AsyncGenerator<string> {
  try {
    for (const letter of 'abc') {
      log.push(letter);
      yield letter;
    }
  } finally {
    log.push('closed');
  }
}

test('the next chunk is asked for when there is room', async () => {
  const log: string[] = [];
  const sink = new RecordingSink();
  sink.ready = false;
  sink.onDrain = (resume) => {
    setImmediate(() => {
      log.push('room');
      resume();
    });
  };
  new CallersStream(letters(log)).sendTo(sink);
  expect(await sink.text).toBe('abc');
  expect(log).toEqual(['a', 'room', 'b', 'room', 'c', 'room', 'closed']);
});

test('cancelling the body closes the stream, once', async () => {
  const log: string[] = [];
  const sink = new RecordingSink();
  sink.ready = false;
  const body = new CallersStream(letters(log));
  body.sendTo(sink);
  await eventually(() => sink.resume !== undefined);
  body.cancel();
  body.cancel();
  await eventually(() => log.includes('closed'));
  expect(log).toEqual(['a', 'closed']);
});

test('a body that is read whole is within the limit', async () => {
  const log: string[] = [];
  expect(Buffer.from(await new CallersStream(letters(log)).bytes(3)).toString()).toBe('abc');
  const long: string[] = [];
  await expect(new CallersStream(letters(long)).bytes(2)).rejects.toMatchObject({
    code: 'ERR_BODY_TOO_LARGE',
  });
  expect(long.at(-1)).toBe('closed');
});

test.each([
  [letters([]), true],
  [new ReadableStream(), true],
  [Readable.from([]), true],
  ['text', false],
  [null, false],
  [{ [Symbol.asyncIterator]: 5 }, false],
])('%o is a stream: %s', (value, expected) => {
  expect(isStream(value)).toBe(expected);
});

test('a stream that fails, and whose end fails too, breaks the body off', async () => {
  const rejections = unhandledRejections();
  const fail = (): never => {
    throw new Error('no end');
  };
  for (const end of [{ destroy: fail }, { destroy: async () => fail() }, {}]) {
    const stream = {
      ...end,
      [Symbol.asyncIterator]: () => ({
        next: () => Promise.reject(new Error('no chunk')),
        return: async () => fail(),
      }),
    };
    await expect(new RecordingSink(new CallersStream(stream)).text).rejects.toThrow('no chunk');
  }
  expect(await rejections()).toEqual([]);
});

test.each([
  ['fails', () => Readable.from(letters([])).map(() => JSON.parse('{'))],
  ['has failed before it is read', () => new Readable().destroy(new Error('early'))],
  ['gives what is neither bytes nor text', () => Readable.from([1])],
])('a stream that %s breaks the body off', async (_, make) => {
  const sink = new RecordingSink(new CallersStream(make()));
  await expect(sink.text).rejects.toThrow();
});
