import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { limitUpload } from '../../../../src/adapters/node-http/http2/upload-limit.js';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const socketsRead = () => new Promise((resolve) => setImmediate(resolve));

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
])('the limit of %s', async (_what, server, millis) => {
  const { close } = start(server);
  vi.advanceTimersByTime(millis - 1);
  await socketsRead();
  expect(close).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  await socketsRead();
  expect(close).toHaveBeenCalledExactlyOnceWith(8);
});

test('a body that waited in a busy process when the limit was over is not late', async () => {
  const { close, req } = start();
  vi.advanceTimersByTime(300_000);
  req.emit('end');
  await socketsRead();
  expect(close).not.toHaveBeenCalled();
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
