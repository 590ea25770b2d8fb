import { createClient } from 'redis';
import { expect, onTestFinished, test } from 'vitest';
import type { UsagePlan } from '../../src/model/stage.js';
import type { Stores } from '../../src/model/store.js';
import { redisStores } from '../../src/redis/redis-stores.js';
import { secured } from '../execute/access/secured.js';
import { inMemory } from '../support/in-memory.js';
import { describeWithRedis, RedisServer } from '../support/redis-server.js';

const THROTTLE = { throttle: { rateLimit: 1000, burstLimit: 1000 } };
const QUOTA = { quota: { limit: 1000, period: 'DAY' } } as const;

async function limited(limits: Partial<UsagePlan>, whenStoreFails: Stores['whenStoreFails']) {
  const server = new RedisServer();
  onTestFinished(() => server.remove());
  await server.start();
  const client = createClient({
    socket: { path: server.path, tls: false, reconnectStrategy: () => 20 },
  });
  client.on('error', () => {});
  await client.connect();
  onTestFinished(() => void client.disconnect());
  let asked = 0;
  const { counters } = redisStores(client);
  const countRequest: typeof counters.countRequest = (...given) => {
    asked += 1;
    return counters.countRequest(...given);
  };
  const api = inMemory(secured([{ key: [] }]), undefined, {
    apiKeys: [{ id: 'k1', value: 'of-ada' }],
    usagePlans: [{ id: 'p', keys: ['k1'], ...limits }],
    stores: { counters: { countRequest }, whenStoreFails, timeoutInMillis: 50 },
  });
  const statusOf = async () =>
    (await api.send({ path: '/x', headers: ['x-api-key', 'of-ada'] })).status;
  return { server, client, statusOf, errors: api.errors, asked: () => asked };
}

describeWithRedis('while Redis is away', () => {
  test.each([
    ['a throttle', THROTTLE, undefined, 200],
    ['a throttle', THROTTLE, 'closed', 500],
    ['a quota', QUOTA, undefined, 500],
    ['a quota', QUOTA, 'open', 200],
  ] as const)(
    '%s, whenStoreFails %#: requests do not wait, and it recovers',
    async (_, limits, whenStoreFails, status) => {
      const { server, client, statusOf, errors, asked } = await limited(limits, whenStoreFails);
      expect(await statusOf()).toBe(200);
      await server.stop();
      for (let i = 0; i < 20; i += 1) {
        expect(await statusOf()).toBe(status);
      }
      // The first three are counted, and perhaps one each second after that: the others do not wait.
      expect(asked()).toBeLessThan(12);
      expect(errors.length).toBe(status === 500 ? 20 : 1);
      expect(String(errors[0]?.cause)).toContain('The counter store failed');
      const ready = new Promise((resolve) => client.once('ready', resolve));
      await server.start();
      await ready;
      const before = asked();
      while (asked() === before || (await statusOf()) !== 200) {
        await statusOf();
        await client.ping();
      }
      expect(await statusOf()).toBe(200);
      expect(asked()).toBeGreaterThan(before);
    },
  );
});
