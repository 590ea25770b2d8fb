import { expect, test } from 'vitest';
import type { EndEvent, SecondEvent } from '../../src/console/protocol/events.js';
import { eventClient } from './event-client.js';
import { CONSOLE_HOSTS, type ConsoleHost, openConsole } from './open-console.js';

const host = CONSOLE_HOSTS.at(-1) as ConsoleHost;

const REQUESTS = 8000;

test('a page that does not read loses entries of the list, and nothing else', async () => {
  const { gateway, origin } = await openConsole(host, { keep: 10 });
  const slow = await eventClient(origin);
  const quick = await eventClient(origin);
  await Promise.all([slow.until('hello'), quick.until('hello')]);
  slow.response.pause();
  const path = '/x'.padEnd(2000, 'y'); // some 32 MB of events, more than the buffers of a connection
  for (let i = 0; i < REQUESTS; i += 1) {
    const response = await gateway.invoke({ httpMethod: 'GET', path });
    await response?.body?.bytes(1000);
    if (i % 100 === 0) {
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  const counted = (events: readonly { readonly type: string }[]): number =>
    events
      .filter((event): event is SecondEvent => event.type === 'second')
      .reduce((sum, { second }) => sum + (second.methods[0]?.count ?? 0), 0);
  for (let seconds = 1; counted(quick.events) < REQUESTS; seconds += 1) {
    await quick.until('second', seconds);
  }
  slow.response.resume();
  for (let seconds = 1; counted(slow.events) < REQUESTS; seconds += 1) {
    await slow.until('second', seconds);
  }
  const ends = slow.events.filter((event): event is EndEvent => event.type === 'end');
  const dropped = slow.events.flatMap((event) => (event.type === 'dropped' ? [event.count] : []));
  expect(dropped.reduce((sum, count) => sum + count, 0)).toBe(REQUESTS - ends.length);
  expect(dropped.length).toBeGreaterThan(0);
  expect(ends.length).toBeLessThan(REQUESTS);
});
