import { EventEmitter, once } from 'node:events';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { koaBody } from '../../../src/adapters/koa/koa-body.js';
import type { BodySink, ClientWatcher } from '../../../src/model/message.js';

class FakeResponse extends EventEmitter {
  destroyed = false;
  headersSent = false;
  flushed = 0;

  destroy(): void {
    this.destroyed = true;
    this.emit('close');
  }

  flushHeaders(): void {
    this.flushed += 1;
  }
}

function send(sendTo: (sink: BodySink) => unknown, length?: number) {
  const res = new FakeResponse();
  const watchers: ClientWatcher[] = [];
  const request = {
    clientHasLeft: false,
    onClientLeft: (one: ClientWatcher) => watchers.push(one),
    forgetClient: () => void watchers.splice(0),
  };
  const breaks: unknown[] = [];
  let cancelled = 0;
  const cancel = () => {
    cancelled += 1;
  };
  const body = { length, sendTo, bytes: () => Promise.reject(), cancel };
  const options = { res, request, onBreak: (cause: unknown) => breaks.push(cause) };
  const result = () => koaBody({ ...options, body } as never);
  return { result, res, request, watchers, breaks, cancelled: () => cancelled };
}

const bytes = (text: string) => Buffer.from(text);

test.each<[what: string, end: (sink: BodySink) => void, text: string]>([
  ['in one piece', (sink) => sink.end(bytes('all')), 'all'],
  ['of no bytes', (sink) => sink.end(), ''],
])('a body %s is a Buffer', (_, end, text) => {
  const { result, watchers } = send(end);
  expect(result()).toEqual(bytes(text));
  expect(watchers).toEqual([]);
});

test('a body in pieces is a stream, at the pace of its reader', async () => {
  let sink: BodySink | undefined;
  const { result } = send((given) => {
    sink = given;
    given.write(bytes('ab'));
  });
  const stream = result() as Readable;
  expect(stream).toBeInstanceOf(Readable);
  expect(sink?.write(Buffer.alloc(1_000_000, 'x'))).toBe(false);
  let drained = 0;
  sink?.onDrain(() => {
    drained += 1;
    sink?.end(bytes('z'));
  });
  const text = Buffer.concat(await stream.toArray()).toString();
  expect([text.slice(0, 3), text.length, drained]).toEqual(['abx', 1_000_003, 1]);
});

test('a failure at once is thrown, and one later closes the connection', async () => {
  expect(send((sink) => sink.fail(new Error('early'))).result).toThrow('early');
  expect(send(() => JSON.parse('{')).result).toThrow(SyntaxError);
  let sink: BodySink | undefined;
  const later = send((given) => {
    sink = given;
  });
  const stream = later.result() as Readable;
  const cause = new Error('late');
  sink?.fail(cause);
  await once(stream, 'close');
  expect([later.res.destroyed, later.breaks]).toEqual([true, [cause]]);
});

test('a rejected sendTo closes the connection', async () => {
  const cause = new Error('rejected');
  const { result, res, breaks } = send(() => Promise.reject(cause));
  await once(result() as Readable, 'close');
  expect([res.destroyed, breaks]).toEqual([true, [cause]]);
});

test('a client that has disconnected is not a failure', async () => {
  let sink: BodySink | undefined;
  const { result, request, breaks } = send((given) => {
    sink = given;
  });
  const stream = result() as Readable;
  request.clientHasLeft = true;
  sink?.fail(new Error('aborted'));
  await once(stream, 'close');
  expect(breaks).toEqual([]);
});

test.each(['the client disconnects', 'the response closes', 'Koa destroys the stream'])(
  'the body is cancelled once if %s',
  async (how) => {
    const { result, res, watchers, cancelled } = send(() => {});
    const stream = result() as Readable;
    const closed = once(stream, 'close');
    if (how.startsWith('the client')) {
      watchers[0]?.clientLeft(new Error('left'));
    } else if (how.startsWith('the response')) {
      res.emit('close');
    } else {
      stream.destroy();
    }
    await closed;
    res.emit('close');
    expect(cancelled()).toBe(1);
  },
);

test('the head is sent before the first byte, once Koa reads', async () => {
  const { result, res } = send(() => {});
  result();
  expect(res.flushed).toBe(0);
  res.emit('pipe');
  await new Promise((resolve) => setImmediate(resolve));
  expect(res.flushed).toBe(1);
  const sent = send(() => {});
  sent.result();
  sent.res.headersSent = true;
  sent.res.emit('pipe');
  await new Promise((resolve) => setImmediate(resolve));
  expect(sent.res.flushed).toBe(0);
});

describe('the rest of a short body', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => void vi.useRealTimers());

  function begun(length: number) {
    let sink: BodySink | undefined;
    const response = send((given) => {
      sink = given;
      given.write(bytes('ab'));
    }, length);
    return { ...response, given: () => sink as BodySink };
  }

  test('is waited for, and comes as a Buffer', async () => {
    const { result, given, watchers } = begun(4);
    const waiting = result();
    expect(given().write(bytes('c'))).toBe(true);
    given().end(bytes('d'));
    expect(await waiting).toEqual(bytes('abcd'));
    expect([watchers, vi.getTimerCount()]).toEqual([[], 0]);
  });

  test('goes on where the body has paused', async () => {
    const { result } = send((sink) => {
      expect(sink.write(bytes('ab'))).toBe(false);
      sink.onDrain(() => sink.end(bytes('c')));
    }, 3);
    expect(await result()).toEqual(bytes('abc'));
  });

  test('is not waited for longer than a moment', async () => {
    const { result, given } = begun(4);
    const waiting = result();
    vi.advanceTimersByTime(19);
    given().write(bytes('c'));
    vi.advanceTimersByTime(1);
    const stream = (await waiting) as Readable;
    expect(stream).toBeInstanceOf(Readable);
    given().end(bytes('d'));
    expect(Buffer.concat(await stream.toArray()).toString()).toBe('abcd');
  });

  test.each([
    [262_144, Promise],
    [262_145, Readable],
  ])('of %i bytes makes a %o', async (length, kind) => {
    const { result, res } = begun(length);
    expect(result()).toBeInstanceOf(kind);
    res.emit('close');
  });

  test('fails before the response has begun', async () => {
    const { result, given, res, breaks } = begun(4);
    const waiting = result();
    given().fail(new Error('reset'));
    await expect(waiting).rejects.toThrow('reset');
    expect([res.destroyed, breaks, vi.getTimerCount()]).toEqual([false, [], 0]);
  });

  test.each(['the client disconnects', 'the response closes'])('is left if %s', async (how) => {
    const { result, res, watchers, cancelled } = begun(4);
    const waiting = result();
    how === 'the response closes' ? res.emit('close') : watchers[0]?.clientLeft(new Error('left'));
    expect(await waiting).toMatchObject({ destroyed: true });
    expect([cancelled(), vi.getTimerCount()]).toEqual([1, 0]);
  });
});

test('a body that is not one is refused', () => {
  const options = { res: new FakeResponse(), request: {}, onBreak: () => {} };
  expect(() => koaBody({ ...options, body: 'text' } as never)).toThrow(TypeError);
});
