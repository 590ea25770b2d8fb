import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { CallersStream } from '../../../src/execute/callers/callers-stream.js';
import { RecordingSink } from '../../support/body-sink.js';
import { unhandledRejections } from '../../support/rejections.js';

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

const turns = async (): Promise<void> => {
  for (let i = 0; i < 20; i++) {
    await undefined;
  }
};

test('the next chunk is asked for when there is room', async () => {
  const log: string[] = [];
  const sink = new RecordingSink();
  sink.ready = false;
  new CallersStream(letters(log)).sendTo(sink);
  await turns();
  expect(log).toEqual(['a']);
  sink.resume?.();
  await turns();
  expect(log).toEqual(['a', 'b']);
  sink.ready = true;
  sink.resume?.();
  expect(await sink.text).toBe('abc');
  expect(log).toEqual(['a', 'b', 'c', 'closed']);
});

test('cancelling the body closes the stream', async () => {
  const log: string[] = [];
  const sink = new RecordingSink();
  sink.ready = false;
  const body = new CallersStream(letters(log));
  body.sendTo(sink);
  await turns();
  body.cancel();
  body.cancel();
  await turns();
  expect(log).toEqual(['a', 'closed']);
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
