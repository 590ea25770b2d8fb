import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { limitUpload } from '../../../../src/adapters/node-http/http2/upload-limit.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function start(server?: object) {
  const close = vi.fn<(code: number) => void>();
  const req = Object.assign(new EventEmitter(), { stream: { close }, socket: { server } });
  const res = new EventEmitter();
  return { close, req, res, lift: limitUpload(req as never, res as never) };
}

test.each<[what: string, server: object | undefined, millis: number]>([
  ['no server', undefined, 300_000],
  ['a server without a limit of its own', {}, 300_000],
  ['a server with one', { requestTimeout: 5000 }, 5000],
  ['a server with something else', { requestTimeout: '5000' }, 300_000],
])('the limit of %s', (_what, server, millis) => {
  const { close } = start(server);
  vi.advanceTimersByTime(millis - 1);
  expect(close).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(close).toHaveBeenCalledExactlyOnceWith(8);
});

test('0 turns it off', () => {
  start({ requestTimeout: 0 });
  expect(vi.getTimerCount()).toBe(0);
});

test.each<[what: string, lift: (started: ReturnType<typeof start>) => void]>([
  ['the body is there', ({ req }) => req.emit('end')],
  ['the stream is closed', ({ res }) => res.emit('close')],
  ['other middleware handles the request', ({ lift }) => lift()],
])('no timer is left once %s', (_what, end) => {
  const started = start();
  expect(vi.getTimerCount()).toBe(1);
  end(started);
  expect(vi.getTimerCount()).toBe(0);
});
