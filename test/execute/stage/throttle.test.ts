import { describe, expect, test } from 'vitest';
import type { GatewayOptions } from '../../../src/gateway.js';
import type { UsagePlan } from '../../../src/model/stage.js';
import type { CounterStore, RequestLimit } from '../../../src/model/store.js';
import { inMemory } from '../../support/in-memory.js';
import { secured } from '../access/secured.js';

const NOON = Date.UTC(2025, 0, 6, 12);
const ADA = ['x-api-key', 'of-ada'];
const BOB = ['x-api-key', 'of-bob'];
const KEYS = {
  apiKeys: [
    { id: 'k1', value: 'of-ada' },
    { id: 'k2', value: 'of-bob' },
  ],
};

/** A gateway whose GET /x asks for a key, or for nothing; its clock moves when told. */
function gateway(options: GatewayOptions, security: readonly object[] = [{ key: [] }]) {
  let now = NOON;
  const api = inMemory(secured(security), undefined, { clock: () => now, ...options });
  const statusOf = async (headers: readonly string[] = []) =>
    (await api.send({ path: '/x', headers })).status;
  const pass = (millis: number) => {
    now += millis;
  };
  return { ...api, statusOf, pass };
}

const plan = (parts: Partial<UsagePlan>): UsagePlan[] => [
  { id: 'p', keys: ['k1', 'k2'], ...parts },
];
const STAGE = { '*/*': { throttlingRateLimit: 1, throttlingBurstLimit: 2 } };

describe('the throttle of a stage', () => {
  test('limits a method, for all callers together', async () => {
    const { statusOf, pass, calls, errors, send } = gateway({ methodSettings: STAGE }, []);
    expect([await statusOf(), await statusOf(), await statusOf()]).toEqual([200, 200, 429]);
    expect(calls).toHaveLength(2);
    expect(errors).toMatchObject([
      {
        type: 'THROTTLED',
        cause: {
          message: expect.stringMatching(
            /^stage\/.*\/test\/x\/GET: more than 1 requests per second, and 2 at once \(option methodSettings\)$/,
          ),
        },
      },
    ]);
    const { text, headers } = await send({ path: '/x' });
    expect(text).toBe('{"message":"Too Many Requests"}');
    expect(headers['x-amzn-errortype']).toBe('TooManyRequestsException');
    pass(1000);
    expect([await statusOf(), await statusOf()]).toEqual([200, 429]);
  });

  test('refuses without a stack, and leaves those of other errors', async () => {
    const methodSettings = { '*/*': { throttlingRateLimit: 0, throttlingBurstLimit: 0 } };
    const { statusOf, errors } = gateway({ methodSettings }, []);
    const { stackTraceLimit } = Error;
    expect(await statusOf()).toBe(429);
    expect(errors[0]?.stack).not.toContain('\n');
    expect(Error.stackTraceLimit).toBe(stackTraceLimit);
    expect(new Error().stack).toContain('\n');
  });

  test('counts only requests that are let in', async () => {
    const { statusOf } = gateway({ ...KEYS, methodSettings: STAGE });
    expect(await statusOf(['x-api-key', 'wrong'])).toBe(403);
    expect(await statusOf(['x-api-key', 'wrong'])).toBe(403);
    expect([await statusOf(ADA), await statusOf(BOB), await statusOf(ADA)]).toEqual([
      200, 200, 429,
    ]);
  });
});

describe('a usage plan', () => {
  test('throttles each key on its own', async () => {
    const usagePlans = plan({ throttle: { rateLimit: 1, burstLimit: 1 } });
    const { statusOf } = gateway({ ...KEYS, usagePlans });
    expect([await statusOf(ADA), await statusOf(ADA), await statusOf(BOB)]).toEqual([
      200, 429, 200,
    ]);
  });

  test('has a quota, whose gateway response is another', async () => {
    const usagePlans = plan({ quota: { limit: 1, period: 'DAY' } });
    const { statusOf, send, errors, pass } = gateway({ ...KEYS, usagePlans });
    expect([await statusOf(ADA), await statusOf(BOB), await statusOf(ADA)]).toEqual([
      200, 200, 429,
    ]);
    const { text, headers } = await send({ path: '/x', headers: ADA });
    expect(text).toBe('{"message":"Limit Exceeded"}');
    expect(headers['x-amzn-errortype']).toBe('LimitExceededException');
    expect(errors[0]).toMatchObject({
      type: 'QUOTA_EXCEEDED',
      cause: { message: 'quota/p/k1/DAY 2025-01-06: 1 requests were made (option usagePlans)' },
    });
    pass(43_200_000);
    expect(await statusOf(ADA)).toBe(200);
  });

  test('does not count for a method that asks for no key', async () => {
    const usagePlans = plan({ throttle: { rateLimit: 0, burstLimit: 0 } });
    const { statusOf } = gateway({ ...KEYS, usagePlans }, []);
    expect([await statusOf(ADA), await statusOf(ADA)]).toEqual([200, 200]);
  });

  test('keeps the quota of a request that a throttle refuses, its own or the stage’s', async () => {
    const usagePlans = plan({
      keys: ['k1'],
      throttle: { rateLimit: 1, burstLimit: 1 },
      quota: { limit: 2, period: 'DAY' },
    });
    const { statusOf, pass, errors } = gateway({ ...KEYS, usagePlans });
    expect([await statusOf(ADA), await statusOf(ADA)]).toEqual([200, 429]);
    pass(1000);
    expect(await statusOf(ADA)).toBe(200);
    pass(1000);
    expect(await statusOf(ADA)).toBe(429);
    expect(errors).toMatchObject([{ type: 'THROTTLED' }, { type: 'QUOTA_EXCEEDED' }]);
  });

  test('keeps the stage’s tokens of a request that its quota refuses', async () => {
    const usagePlans = plan({ quota: { limit: 1, period: 'DAY' } });
    const { statusOf } = gateway({ ...KEYS, usagePlans, methodSettings: STAGE });
    expect([await statusOf(ADA), await statusOf(ADA), await statusOf(ADA)]).toEqual([
      200, 429, 429,
    ]);
    expect([await statusOf(BOB), await statusOf(BOB)]).toEqual([200, 429]);
  });
});

describe('a counter store', () => {
  const counting = (countRequest: CounterStore['countRequest']) => ({ countRequest });

  test('is asked once for all limits of a request, with the time of the clock', async () => {
    const asked: unknown[] = [];
    const counters = counting((limits, time) => {
      asked.push([limits.map(({ key }) => key.split('/')[0]), time]);
      return Promise.resolve(-1);
    });
    const usagePlans = plan({
      throttle: { rateLimit: 1, burstLimit: 1 },
      quota: { limit: 1, period: 'DAY' },
    });
    const options = { ...KEYS, usagePlans, methodSettings: STAGE, stores: { counters } };
    const { statusOf } = gateway(options);
    expect([await statusOf(ADA), await statusOf(ADA)]).toEqual([200, 200]);
    expect(asked).toEqual(Array(2).fill([['plan', 'quota', 'stage'], NOON]));
  });

  test('that responds after the client has left calls no backend, and harms nothing', async () => {
    let respond: (index: number) => void = () => {};
    const counters = counting(
      () =>
        new Promise((resolve) => {
          respond = resolve;
        }),
    );
    const { send, calls, errors } = gateway({ methodSettings: STAGE, stores: { counters } }, []);
    const client = new AbortController();
    const response = send({ path: '/x', signal: client.signal });
    await new Promise(setImmediate);
    client.abort();
    respond(0);
    expect((await response).status).toBe(429);
    expect(calls).toEqual([]);
    expect(errors).toEqual([]);
  });

  test('decides which gateway response is sent', async () => {
    const found = [-1, 0, 1];
    const counters = counting(() => found.shift());
    const usagePlans = plan({
      throttle: { rateLimit: 1, burstLimit: 1 },
      quota: { limit: 1, period: 'DAY' },
    });
    const { statusOf, errors } = gateway({ ...KEYS, usagePlans, stores: { counters } });
    expect([await statusOf(ADA), await statusOf(ADA), await statusOf(ADA)]).toEqual([
      200, 429, 429,
    ]);
    expect(errors).toMatchObject([{ type: 'THROTTLED' }, { type: 'QUOTA_EXCEEDED' }]);
  });

  test.each<
    readonly [
      about: string,
      quota: boolean,
      whenStoreFails: 'open' | 'closed' | undefined,
      status: number,
    ]
  >([
    ['a throttle', false, undefined, 200],
    ['a throttle', false, 'closed', 500],
    ['a quota', true, undefined, 500],
    ['a quota', true, 'open', 200],
  ])('that fails: %s, %s, whenStoreFails: %s is %i', async (_, quota, whenStoreFails, status) => {
    const counters = counting((limits: readonly RequestLimit[]) => {
      throw new Error(`down for ${limits.length}`);
    });
    const usagePlans = plan(
      quota
        ? { quota: { limit: 1, period: 'DAY' } }
        : { throttle: { rateLimit: 1, burstLimit: 1 } },
    );
    const stores = { counters, whenStoreFails };
    const { statusOf, errors, calls } = gateway({ ...KEYS, usagePlans, stores });
    expect(await statusOf(ADA)).toBe(status);
    expect(calls).toHaveLength(status === 200 ? 1 : 0);
    expect(errors).toMatchObject([
      { type: 'DEFAULT_5XX', cause: { message: 'The counter store failed: down for 1' } },
    ]);
  });
});
