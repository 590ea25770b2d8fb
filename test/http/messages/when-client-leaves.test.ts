import { expect, test } from 'vitest';
import { whenClientLeaves } from '../../../src/http/messages/when-client-leaves.js';
import type { ClientWatcher } from '../../../src/model/message.js';

function watch(request: Parameters<typeof whenClientLeaves>[0]) {
  const reasons: unknown[] = [];
  const unwatch = whenClientLeaves(request, { clientLeft: (reason) => reasons.push(reason) });
  return { reasons, unwatch };
}

test('a request that reports neither way is watched in vain', () => {
  const { reasons, unwatch } = watch({});
  unwatch();
  expect(reasons).toEqual([]);
});

test('the callback of a request is preferred to its signal, which is not read', () => {
  const watchers: ClientWatcher[] = [];
  const request = {
    onClientLeft: (watcher: ClientWatcher) => void watchers.push(watcher),
    get signal(): AbortSignal {
      throw new Error('read');
    },
  };
  const { reasons } = watch(request);
  watchers[0]?.clientLeft('left');
  expect(reasons).toEqual(['left']);
});

test('a signal tells its reason once', () => {
  const client = new AbortController();
  const { reasons } = watch({ signal: client.signal });
  expect(reasons).toEqual([]);
  client.abort('left');
  expect(reasons).toEqual(['left']);
});

test('a signal that is aborted already tells at once', () => {
  expect(watch({ signal: AbortSignal.abort('left') }).reasons).toEqual(['left']);
});

test('the watch of a signal ends', () => {
  const client = new AbortController();
  const { reasons, unwatch } = watch({ signal: client.signal });
  unwatch();
  client.abort('left');
  expect(reasons).toEqual([]);
});
