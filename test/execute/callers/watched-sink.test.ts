import { runInNewContext } from 'node:vm';
import { describe, expect, test, vi } from 'vitest';
import { WatchedSink } from '../../../src/execute/callers/watched-sink.js';
import { RecordingSink } from '../../support/body-sink.js';

const bytes = (text: string) => new TextEncoder().encode(text);

function watched(timeoutInMillis = 60_000) {
  const sink = new RecordingSink();
  const ends: boolean[] = [];
  return {
    sink,
    ends,
    body: new WatchedSink(sink, timeoutInMillis, (failed) => ends.push(failed)),
  };
}

test('bytes pass, also those of another realm', async () => {
  const { sink, ends, body } = watched();
  body.write(bytes('a'));
  body.write(runInNewContext('new Uint8Array([98])'));
  body.end(bytes('c'));
  expect(await sink.text).toBe('abc');
  expect(ends).toEqual([false]);
});

test.each<readonly [about: string, chunk: unknown, reason: string]>([
  ['a string', 'text', 'it sent a string: send bytes'],
  ['nothing', undefined, 'it sent undefined: send bytes'],
  ['other numbers', new Uint16Array(1), 'it sent a Uint16Array: send bytes'],
  ['a promise', Promise.resolve(bytes('a')), 'it sent a promise: send bytes'],
])('a chunk that is %s breaks the body off', async (_, chunk, reason) => {
  const { sink, ends, body } = watched();
  body.write(chunk as never);
  body.end(bytes('late'));
  await expect(sink.text).rejects.toThrow(`The body of a backend's response broke off: ${reason}`);
  expect(ends).toEqual([true]);
  expect(sink.size).toBe(0);
});

test.each(['end', 'fail'] as const)('after %s nothing is passed on', (last) => {
  const { sink, ends, body } = watched();
  body[last](undefined as never);
  body.write(bytes('late'));
  body.end(bytes('late'));
  body.fail(new Error('late'));
  expect(ends).toHaveLength(1);
  expect(sink.size).toBe(0);
});

test('a body that throws when it is resumed breaks off', async () => {
  const { sink, body } = watched();
  sink.ready = false;
  body.write(bytes('a'));
  body.onDrain(() => JSON.parse('{'));
  expect(() => sink.resume?.()).not.toThrow();
  await expect(sink.text).rejects.toThrow("The body of a backend's response broke off");
});

test('a proxy whose traps throw breaks the body off, too', async () => {
  const { sink, body } = watched();
  const trap = () => JSON.parse('{');
  body.fail(new Proxy({}, { get: trap, getPrototypeOf: trap }));
  await expect(sink.text).rejects.toThrow("The body of a backend's response broke off: an object");
});

describe('a silence', () => {
  test('of the body ends it after the deadline', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const { sink, ends, body } = watched(1000);
      vi.advanceTimersByTime(999);
      body.write(bytes('a'));
      vi.advanceTimersByTime(999);
      expect(ends).toEqual([]);
      vi.advanceTimersByTime(1);
      await new Promise((resolve) => setImmediate(resolve));
      expect(ends).toEqual([true]);
      await expect(sink.text).rejects.toMatchObject({
        type: 'INTEGRATION_TIMEOUT',
        cause: { message: "The body of a backend's response sent nothing for 1000 ms" },
      });
    } finally {
      vi.useRealTimers();
    }
  });

  test('that the reader causes is not one of the body', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const { sink, ends, body } = watched(1000);
      sink.ready = false;
      body.write(bytes('a'));
      vi.advanceTimersByTime(10_000);
      await new Promise((resolve) => setImmediate(resolve));
      expect(ends).toEqual([]);
      sink.resume?.();
      vi.advanceTimersByTime(1000);
      await new Promise((resolve) => setImmediate(resolve));
      expect(ends).toEqual([true]);
    } finally {
      vi.useRealTimers();
    }
  });

  test.each(['end', 'fail', 'stop'] as const)('after %s leaves no timer', (last) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const { sink, body } = watched(1000);
      sink.ready = false;
      body.write(bytes('a'));
      body[last](undefined as never);
      sink.resume?.();
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });
});
