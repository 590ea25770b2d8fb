import { createHash } from 'node:crypto';
import { being, knownMembers, refuse } from '../checks/option-checks.js';
import { hasMethod, reasonOf } from '../checks/value-kinds.js';
import type { CounterStore, EntryStore, RequestLimit } from '../model/store.js';
import { CLEAR_SCRIPT, COUNT_SCRIPT } from './count-script.js';

/** What is called of a client, pool or cluster of the package `redis` (node-redis), version 4, 5 or 6. */
export interface RedisClient {
  eval(script: string, call: RedisScriptCall): Promise<unknown>;
  evalSha(sha1: string, call: RedisScriptCall): Promise<unknown>;
  get(key: string): Promise<unknown>;
  pSetEx(key: string, milliseconds: number, value: string): Promise<unknown>;
  del(key: string): Promise<unknown>;
}

/** The keys and arguments of a script. */
export interface RedisScriptCall {
  keys: string[];
  arguments: string[];
}

/** Options of {@link redisStores}. */
export interface RedisStoresOptions {
  /**
   * The beginning of every key; default `apigateway`. Gateways that have it in common share counts and
   * entries.
   */
  readonly prefix?: string | undefined;
}

/** The value for the option `stores`. */
export interface RedisStores {
  readonly entries: EntryStore;
  readonly counters: CounterStore;
}

/**
 * Keeps what several processes share in Redis 5 or newer. The client is the caller's: open it before the
 * first request, listen to its `error` event, and close it after the gateway.
 *
 * The limits of a request are counted in one round trip, by a script. Token buckets go by the clock of
 * Redis, so that the clocks of the processes do not matter; the keys of all counts have one hash tag
 * (`{prefix}`), so that they are on one node of a cluster.
 * @throws TypeError for anything but a client, and for a prefix with braces
 */
export function redisStores(client: RedisClient, options: RedisStoresOptions = {}): RedisStores {
  const missing = CLIENT_METHODS.find((name) => !hasMethod(client, name));
  if (missing !== undefined) {
    refuse(
      'The first argument of redisStores',
      `a client of redis, with a method "${missing}"`,
      client,
    );
  }
  const { prefix = 'apigateway' } = checkRedisOptions(options, 'options') as RedisStoresOptions;
  return { entries: entriesIn(client, `${prefix}:`), counters: countersIn(client, `{${prefix}}:`) };
}

const CLIENT_METHODS = ['eval', 'evalSha', 'get', 'pSetEx', 'del'];

const checkRedisOptions = knownMembers(
  {
    prefix: being(
      'a string of at least one character, without braces',
      (value) => typeof value === 'string' && /^[^{}]+$/.test(value),
    ),
  },
  "{ prefix: 'shop' }",
);

function entriesIn(client: RedisClient, prefix: string): EntryStore {
  const store: EntryStore = {
    get: (key) => client.get(prefix + key),
    set: (key, value, ttlInMillis) =>
      client.pSetEx(prefix + key, Math.max(1, Math.ceil(ttlInMillis)), value),
    delete: (key) => client.del(prefix + key),
  };
  // A cluster cannot look through the keys of all its nodes.
  return hasMethod(client, 'scanIterator')
    ? { ...store, clear: () => removeAll(client, prefix) }
    : store;
}

async function removeAll(client: RedisClient, prefix: string): Promise<void> {
  const clear = scriptOf(client, CLEAR_SCRIPT);
  let cursor = '0';
  do {
    cursor = String(await clear({ keys: [prefix], arguments: [cursor] }));
  } while (cursor !== '0');
}

function countersIn(client: RedisClient, prefix: string): CounterStore {
  const count = scriptOf(client, COUNT_SCRIPT);
  return {
    countRequest: (limits, time) =>
      count({
        keys: limits.map(({ key }) => prefix + key),
        arguments: limits.flatMap((limit) => argumentsOf(limit, time)),
      }),
  };
}

/** A quota is kept longer than its period, for processes whose clock is late. */
const LATENESS_IN_MILLIS = 86_400_000;

function argumentsOf(limit: RequestLimit, time: number): readonly string[] {
  return limit.type === 'BUCKET'
    ? [limit.type, String(limit.rateLimit), String(limit.burstLimit)]
    : [
        limit.type,
        String(limit.limit),
        String(Math.ceil(Math.max(0, limit.endsAt - time)) + LATENESS_IN_MILLIS),
      ];
}

/** Calls a script by its hash, and sends its text where Redis does not know it, or no longer. */
function scriptOf(client: RedisClient, text: string): (call: RedisScriptCall) => Promise<unknown> {
  const sha1 = createHash('sha1').update(text).digest('hex');
  return async (call) => {
    try {
      return await client.evalSha(sha1, call);
    } catch (cause) {
      if (reasonOf(cause).startsWith('NOSCRIPT')) {
        return client.eval(text, call);
      }
      throw cause;
    }
  };
}
