import { createClient } from 'redis';
import { expect, onTestFinished, test } from 'vitest';
import type { RequestLimit } from '../../src/model/store.js';
import { CLEAR_SCRIPT } from '../../src/redis/count-script.js';
import { redisStores } from '../../src/redis/redis-stores.js';
import { MemoryCounters } from '../../src/stage/limits/memory-counters.js';
import { describeWithRedis, RedisServer } from '../support/redis-server.js';

/** Buckets that are never filled, and quotas; numbers that a double cannot hold apart from their neighbours, too. */
const LIMITS: readonly RequestLimit[] = [
  { type: 'BUCKET', key: 'a', rateLimit: 0, burstLimit: 3 },
  { type: 'BUCKET', key: 'b', rateLimit: 1e-9, burstLimit: 20 },
  { type: 'BUCKET', key: 'c', rateLimit: 0, burstLimit: 0 },
  { type: 'BUCKET', key: 'd/{id}/GET', rateLimit: 0.1 + 0.2, burstLimit: 2 ** 53 - 1 },
  { type: 'QUOTA', key: 'e', limit: 7, endsAt: 1000 },
  { type: 'QUOTA', key: 'f', limit: 0, endsAt: 1000 },
  { type: 'QUOTA', key: 'g', limit: 2 ** 53 - 1, endsAt: 1000 },
];

async function connected() {
  const server = new RedisServer();
  onTestFinished(() => server.remove());
  await server.start();
  const client = createClient({ socket: { path: server.path, tls: false } });
  client.on('error', () => {});
  await client.connect();
  onTestFinished(() => void client.disconnect());
  return client;
}

describeWithRedis('the script', () => {
  test('counts as the memory of a gateway does', async () => {
    const { counters } = redisStores(await connected());
    const memory = new MemoryCounters();
    const found: unknown[] = [];
    const expected: unknown[] = [];
    for (let mask = 1; mask < 2 ** LIMITS.length; mask += 1) {
      const limits = LIMITS.filter((_, index) => (mask >> index) % 2 === 1);
      found.push(await counters.countRequest(limits, 0));
      expected.push(memory.countRequest(limits, 0));
    }
    expect(found).toEqual(expected);
    expect(new Set(found)).toEqual(new Set([-1, 0, 1, 2, 3]));
  });

  test('that removes entries takes a key as text, not as a pattern', async () => {
    const client = await connected();
    const keys = ['a*:1', 'ab:1', 'a[b]:1', 'a\\*:1'];
    for (const key of keys) {
      await client.set(key, 'x');
    }
    for (const prefix of ['a*:', 'a[b]:', 'a\\*:']) {
      await client.eval(CLEAR_SCRIPT, { keys: [prefix], arguments: ['0'] });
    }
    expect(await client.keys('*')).toEqual(['ab:1']);
  });
});
