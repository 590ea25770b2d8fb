import { createClient } from 'redis';
import { createClient as createClient4 } from 'redis4';
import { createClient as createClient5 } from 'redis5';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { QuotaCount, TokenBucket } from '../../src/model/store.js';
import { type RedisClient, redisStores } from '../../src/redis/redis-stores.js';
import { describeWithRedis, RedisServer } from '../support/redis-server.js';

/** What is called of it here. */
interface Client {
  hGet(key: string, field: string): Promise<unknown>;
  hSet(key: string, field: string, value: string): Promise<unknown>;
  persist(key: string): Promise<unknown>;
}

const bucket = (key: string, rateLimit: number, burstLimit: number): TokenBucket => ({
  type: 'BUCKET',
  key,
  rateLimit,
  burstLimit,
});
const quota = (limit: number, endsAt = 1000): QuotaCount => ({
  type: 'QUOTA',
  key: 'quota/p/k/DAY 2025-01-06',
  limit,
  endsAt,
});

describe('the arguments', () => {
  test.each<readonly [client: unknown, options: unknown, message: RegExp]>([
    [
      undefined,
      {},
      /^The first argument of redisStores must be a client of redis, .*, not undefined$/,
    ],
    [new Map(), {}, /a client of redis, with a method "eval", not a Map$/],
    [fakeClient(), { prefix: '' }, /^options\.prefix must be a string of at least one character/],
    [fakeClient(), { prefix: 'a{b}' }, /without braces, not "a\{b\}"$/],
    [fakeClient(), { prefx: 'a' }, /^"prefx" is not a member of options; did you mean "prefix"\?$/],
  ])('%o, %o: %s', (client, options, message) => {
    expect(() => redisStores(client as RedisClient, options as object)).toThrow(
      expect.objectContaining({ name: 'TypeError', message: expect.stringMatching(message) }),
    );
  });
});

function fakeClient(): RedisClient {
  const nothing = async () => undefined;
  return { eval: nothing, evalSha: nothing, get: nothing, pSetEx: nothing, del: nothing };
}

test('a client that cannot look through keys has no way to remove all entries', () => {
  expect(redisStores(fakeClient()).entries).not.toHaveProperty('clear');
});

test('an error of the script is passed on, and the script is not sent again', async () => {
  let sent = 0;
  const client = {
    ...fakeClient(),
    evalSha: () => Promise.reject(new Error('WRONGTYPE')),
    eval: async () => {
      sent += 1;
    },
  };
  const counting = redisStores(client).counters.countRequest([quota(1)], 0);
  await expect(counting).rejects.toThrow('WRONGTYPE');
  expect(sent).toBe(0);
});

describeWithRedis('a real Redis', () => {
  const server = new RedisServer();
  beforeAll(() => server.start());
  afterAll(() => server.remove());

  describe.each([
    ['4', createClient4],
    ['5', createClient5],
    ['6', createClient],
  ])('with the package redis %s', (_, create) => {
    async function connected() {
      const connect = create as typeof createClient;
      const client = connect({ socket: { path: server.path, tls: false } });
      client.on('error', () => {});
      await client.connect();
      onTestFinished(() => void client.disconnect());
      await client.flushAll();
      return { client, ...redisStores(client, { prefix: 'shop' }) };
    }

    test('keeps entries for their time', async () => {
      const { client, entries } = await connected();
      expect(await entries.get('k')).toBeNull();
      await entries.set('k', 'wört', 60_000);
      await entries.set('fraction', 'x', 0.2);
      expect(await entries.get('k')).toBe('wört');
      expect(await client.keys('shop:k')).toEqual(['shop:k']);
      expect(await client.pTTL('shop:k')).toBeGreaterThan(30_000);
      await entries.delete('k');
      expect(await entries.get('k')).toBeNull();
    });

    test('removes all entries of its prefix, and nothing else', async () => {
      const { client, entries } = await connected();
      const odd = redisStores(client, { prefix: 's*[a-z]?\\' }).entries;
      await Promise.all(Array.from({ length: 3000 }, (_, i) => entries.set(`${i}`, 'x', 60_000)));
      await odd.set('k', 'x', 60_000);
      await odd.clear?.();
      expect(await client.dbSize()).toBe(3000);
      await client.set('shopping', 'x');
      await redisStores(client, { prefix: 'shop' }).counters.countRequest([quota(1)], 0);
      await entries.clear?.();
      expect((await client.keys('*')).sort()).toEqual([
        'shopping',
        '{shop}:quota/p/k/DAY 2025-01-06',
      ]);
    });

    test('counts all limits of a request or none, in one round trip', async () => {
      const { client, counters } = await connected();
      const limits = [bucket('plan', 0, 3), quota(5), bucket('stage', 0, 2)];
      const found = [];
      for (let i = 0; i < 3; i += 1) {
        found.push(await counters.countRequest(limits, 0));
      }
      expect(found).toEqual([-1, -1, 2]);
      expect(await counters.countRequest([bucket('plan', 0, 3)], 0)).toBe(-1);
      expect(await counters.countRequest(limits, 0)).toBe(0);
      expect(await client.get('{shop}:quota/p/k/DAY 2025-01-06')).toBe('2');
    });

    test('counts a quota to its limit', async () => {
      const { counters } = await connected();
      const found = await Promise.all(
        Array.from({ length: 20 }, () => counters.countRequest([quota(7)], 0)),
      );
      expect(found.filter((index) => index === -1)).toHaveLength(7);
      expect(found.filter((index) => index === 0)).toHaveLength(13);
    });

    test('sends the script again after Redis has lost it', async () => {
      const { client, counters } = await connected();
      expect(await counters.countRequest([quota(2)], 0)).toBe(-1);
      await client.scriptFlush();
      expect(await counters.countRequest([quota(2)], 0)).toBe(-1);
      expect(await counters.countRequest([quota(2)], 0)).toBe(0);
    });

    test('fills buckets by the clock of Redis, whatever the caller’s says', async () => {
      const { client, counters } = await connected();
      const limits = [bucket('b', 1, 2)];
      const key = '{shop}:b';
      for (const time of [0, 1e12]) {
        expect(await counters.countRequest(limits, time)).toBe(-1);
      }
      expect(await counters.countRequest(limits, 2e12)).toBe(0);
      await setBack(client, key, 1000);
      expect(await counters.countRequest(limits, 0)).toBe(-1);
      expect(await counters.countRequest(limits, 0)).toBe(0);
      await setBack(client, key, 3_600_000);
      expect([
        await counters.countRequest(limits, 0),
        await counters.countRequest(limits, 0),
        await counters.countRequest(limits, 0),
      ]).toEqual([-1, -1, 0]);
    });

    test('adds nothing where the clock of Redis was set back, and works from then on', async () => {
      const { client, counters } = await connected();
      const limits = [bucket('b', 1, 1)];
      await counters.countRequest(limits, 0);
      await setBack(client, '{shop}:b', -3_600_000);
      expect(await counters.countRequest(limits, 0)).toBe(0);
      await setBack(client, '{shop}:b', 1000);
      expect(await counters.countRequest(limits, 0)).toBe(-1);
    });

    test('lets every key expire', async () => {
      const { client, counters } = await connected();
      await counters.countRequest(
        [bucket('slow', 0.001, 10), bucket('fast', 1000, 10), bucket('never', 0, 1), quota(5)],
        0,
      );
      const ttlOf = (key: string) => client.pTTL(`{shop}:${key}`);
      const slow = await ttlOf('slow');
      expect(slow).toBeGreaterThan(990_000);
      expect(slow).toBeLessThanOrEqual(1_000_001);
      const never = await ttlOf('never');
      expect(never).toBeGreaterThan(31_000_000_000);
      expect(never).toBeLessThanOrEqual(31_536_000_001);
      const ofQuota = await ttlOf('quota/p/k/DAY 2025-01-06');
      expect(ofQuota).toBeGreaterThan(86_390_000);
      expect(ofQuota).toBeLessThanOrEqual(86_401_000);
      expect(await ttlOf('fast')).toBeLessThanOrEqual(2);
    });
  });

  /** Makes a bucket believe that it was last used earlier. */
  async function setBack(client: Client, key: string, millis: number): Promise<void> {
    const at = Number(await client.hGet(key, 'at'));
    await client.hSet(key, 'at', String(at - millis));
    await client.persist(key);
  }
});
