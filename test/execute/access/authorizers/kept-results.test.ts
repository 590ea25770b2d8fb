import { expect, test } from 'vitest';
import { readResult } from '../../../../src/execute/access/authorizers/authorizer-result.js';
import { KeptResults } from '../../../../src/execute/access/authorizers/kept-results.js';
import type { MatchedExchange } from '../../../../src/execute/request-context/exchange.js';
import type { GatewayRequest } from '../../../../src/model/message.js';
import type { MethodAuthorizer } from '../../../../src/model/rest-api.js';
import { requestOf } from '../../../policy/requests.js';
import { OPEN, stated } from '../policies.js';
import { asking, guarded } from './guarded.js';

const TTL = { authorizerResultTtlInSeconds: 300 };

/** A gateway with a clock that the test moves. */
function clocked(auth: Parameters<typeof guarded>[0], guard: Parameters<typeof guarded>[1] = {}) {
  const clock = { time: 1_000_000 };
  const options = { ...guard.options, clock: () => clock.time };
  return {
    clock,
    ...guarded(auth, { ...guard, authorizer: { ...TTL, ...guard.authorizer }, options }),
  };
}

test('a policy is kept for its time, by the token', async () => {
  const { send, events, clock } = clocked(() => stated(OPEN));
  await send(asking());
  clock.time += 299_999;
  await send(asking('/x/1'));
  expect(events).toHaveLength(1);
  await send(asking('/x', 'other'));
  expect(events).toHaveLength(2);
  clock.time += 1;
  await send(asking());
  expect(events).toHaveLength(3);
});

test('without a time in the document a policy is kept for 300 seconds', async () => {
  const authorizer = { authorizerResultTtlInSeconds: undefined };
  const { send, events, clock } = clocked(() => stated(OPEN), { authorizer });
  await send(asking());
  clock.time += 299_999;
  await send(asking());
  expect(events).toHaveLength(1);
  clock.time += 1;
  await send(asking());
  expect(events).toHaveLength(2);
});

test('the kept policy judges each method anew, without a call', async () => {
  const { send, events } = clocked(({ methodArn }) => stated({ ...OPEN, Resource: methodArn }));
  const statuses: number[] = [];
  for (const path of ['/x/7', '/x/7', '/x/8', '/x']) {
    statuses.push((await send(asking(path))).status);
  }
  expect(statuses).toEqual([200, 200, 403, 403]);
  expect(events).toHaveLength(1);
});

test('an asterisk in the path of a client does not widen a policy that allows methodArn', async () => {
  const { send, events } = clocked(({ methodArn }) => stated({ ...OPEN, Resource: methodArn }));
  const statuses: number[] = [];
  for (const path of ['/x/7*', '/x/*', '/x/71', '/x/7*']) {
    statuses.push((await send(asking(path))).status);
  }
  expect(statuses).toEqual([200, 403, 403, 200]);
  expect(events).toHaveLength(1);
});

test.each<readonly [about: string, result: () => unknown, status: number, calls: number]>([
  ['a denial', () => stated({ ...OPEN, Effect: 'Deny' }), 403, 1],
  ['silence', () => stated(), 403, 1],
  [
    'an error',
    () => {
      throw new Error('down');
    },
    500,
    2,
  ],
  [
    'Unauthorized',
    () => {
      throw new Error('Unauthorized');
    },
    401,
    2,
  ],
  ['nonsense', () => ({ principalId: 'me' }), 500, 2],
])('%s of a function', async (_, result, status, calls) => {
  const { send, events } = clocked(result);
  expect((await send(asking())).status).toBe(status);
  expect((await send(asking())).status).toBe(status);
  expect(events).toHaveLength(calls);
});

test.each<readonly [about: string, result: unknown, calls: number]>([
  ['a policy', stated(OPEN), 1],
  ['true', true, 2],
  ['claims', { claims: { sub: 's' } }, 2],
  ['claims with a policy', { ...stated(OPEN), claims: {} }, 2],
])('%s of the option authorizers', async (_, result, calls) => {
  let asked = 0;
  const guard = () => {
    asked++;
    return result as boolean;
  };
  const { send } = clocked(undefined, { options: { authorizers: { guard } } });
  expect((await send(asking())).status).toBe(200);
  expect((await send(asking())).status).toBe(200);
  expect(asked).toBe(calls);
});

test('context and API key are kept with the policy; the latency of a kept one is 0', async () => {
  let n = 0;
  const { send, clock } = clocked(
    () => {
      clock.time += 7;
      n += 1;
      return { ...stated(OPEN), context: { n }, usageIdentifierKey: 'k' };
    },
    {
      operation: { security: [{ guard: [], key: [] }] },
      root: { 'x-amazon-apigateway-api-key-source': 'AUTHORIZER' },
      options: { apiKeys: (key: string) => key === 'k' },
    },
  );
  const answers = [await send(asking()), await send(asking())];
  expect(answers.map(({ text }) => text)).toEqual([
    '{"who":"me","n":"1","latency":"7"}',
    '{"who":"me","n":"1","latency":"0"}',
  ]);
});

const SOURCES = {
  type: 'request',
  identitySource: 'method.request.header.Authorization, method.request.querystring.a',
};

test('all identity sources are the key of REQUEST, in their order', async () => {
  const { send, events } = clocked(undefined, { authorizer: SOURCES });
  await send({ ...asking('/x', '1'), queryString: 'a=2' });
  await send({ ...asking('/x/7', '1'), queryString: 'a=2&b=3' });
  expect(events).toHaveLength(1);
  await send({ ...asking('/x', '2'), queryString: 'a=1' });
  await send({ ...asking('/x', '1'), queryString: 'a=1' });
  expect(events).toHaveLength(3);
});

test('without identity sources nothing is kept', async () => {
  const { send, events } = clocked(undefined, {
    authorizer: { type: 'request' },
    scheme: { name: 'Unused' },
  });
  await send(asking());
  await send(asking());
  expect(events).toHaveLength(2);
});

const KEPT = {
  name: 'guard',
  type: 'TOKEN',
  identitySource: ['a'],
  resultTtlInSeconds: 300,
} as const;
const named = { ...KEPT, scopes: [] } as unknown as MethodAuthorizer;
/** An exchange of a stage with these variables. */
const within = (...variables: readonly (readonly [string, string])[]) => {
  const api = { id: 'api', stage: { name: 'test', variables: new Map(variables) } };
  return { settings: { api } } as unknown as MatchedExchange;
};
const exchange = within();
const request = {} as GatewayRequest;
const ASKED = requestOf();

/** The results in a map, at the time 1000. */
function keptIn(kept: Map<string, string>): KeptResults {
  const store = {
    get: async (key: string) => kept.get(key),
    set: async (key: string, value: string) => void kept.set(key, value),
  };
  return new KeptResults(store, () => 1000);
}

test('the key has API, stage and authorizer, and never the identity', async () => {
  const results = keptIn(new Map());
  const keyOf = async (
    identity: readonly string[],
    asked: string | undefined = 'arn:f',
    other: typeof named = named,
    from = exchange,
  ) => (await results.placeOf(from, other, asked, identity)).key;
  expect(await keyOf(['secret'])).toMatch(/^authorizer:api:test:guard:[0-9a-f]{64}$/);
  expect(await keyOf(['x'.repeat(1_000_000)])).toHaveLength((await keyOf(['x'])).length);
  const keys = [
    await keyOf(['a', 'b']),
    await keyOf(['b', 'a']),
    await keyOf(['ab']),
    await keyOf(['a', 'b'], 'arn:g'),
    await keyOf(['a', 'b'], 'arn:f', { ...named, identitySource: ['b'] }),
    await keyOf(['a', 'b'], 'arn:f', { ...named, name: 'other' }),
    await keyOf(['a', 'b'], 'arn:f', named, within(['pool', 'beta'])),
    await keyOf(['a', 'b'], 'arn:f', named, within(['pool', 'prod'])),
    (await results.placeOf(exchange, named, undefined, ['a', 'b'])).key,
    (await results.placeOf(exchange, { ...named, scopes: ['read'] }, undefined, ['a', 'b'])).key,
  ];
  expect(new Set(keys).size).toBe(keys.length);
  expect(await keyOf(['a', 'b'])).toBe(keys[0]);
});

test('the key is the same after many other identities', async () => {
  const results = keptIn(new Map());
  const keyOf = async (token: string) =>
    (await results.placeOf(exchange, named, 'arn:f', [token])).key;
  const first = await keyOf('first');
  for (let i = 0; i < 600; i++) {
    await keyOf(String(i));
  }
  expect(await keyOf('first')).toBe(first);
});

test('what was kept is the policy with its parts, as JSON', async () => {
  const kept = new Map<string, string>();
  const place = await keptIn(kept).placeOf(exchange, named, 'arn:f', ['t']);
  const result = { ...stated(OPEN), context: { n: 1 } };
  await place.keep(readResult(result, 'guard', ASKED), request);
  expect(JSON.parse(kept.get(place.key) ?? '')).toEqual({
    key: place.key,
    endsAt: 301_000,
    result: { ...stated(OPEN), context: { n: '1' } },
  });
  const judgement = {
    decision: 'allow',
    context: { authorizer: { principalId: 'me', n: '1' } },
  };
  expect(await place.find(ASKED, request)).toMatchObject(judgement);
  const other = await keptIn(kept).placeOf(exchange, named, 'arn:f', ['t']);
  expect(await other.find(ASKED, request)).toMatchObject(judgement);
});

test('an entry that changes in the store is read again', async () => {
  const kept = new Map<string, string>();
  const place = await keptIn(kept).placeOf(exchange, named, 'arn:f', ['t']);
  const entry = (result: object, endsAt = 2000) =>
    kept.set(place.key, JSON.stringify({ key: place.key, endsAt, result }));
  entry(stated(OPEN));
  expect(await place.find(ASKED, request)).toMatchObject({ decision: 'allow' });
  entry(stated({ ...OPEN, Effect: 'Deny' }));
  expect(await place.find(ASKED, request)).toMatchObject({ decision: 'deny' });
  entry({});
  expect(await place.find(ASKED, request)).toBeUndefined();
  entry(stated(OPEN), 1000);
  expect(await place.find(ASKED, request)).toBeUndefined();
});

test.each<readonly [about: string, resources: number, isRemembered: boolean]>([
  ['a short policy is read once', 10, true],
  ['a long policy does not stay in memory as it was read', 1000, false],
])('%s', async (_, resources, isRemembered) => {
  const kept = new Map<string, string>();
  const place = await keptIn(kept).placeOf(exchange, named, 'arn:f', ['t']);
  const Resource = Array.from({ length: resources }, (_, index) => `arn:aws:x:::${index}/*`);
  const result = stated({ ...OPEN, Resource: [...Resource, '*'] });
  kept.set(place.key, JSON.stringify({ key: place.key, endsAt: 2000, result }));
  const [one, other] = [await place.find(ASKED, request), await place.find(ASKED, request)];
  expect([one?.decision, other?.decision]).toEqual(['allow', 'allow']);
  expect(one?.about === other?.about).toBe(isRemembered);
});

test.each<readonly [about: string, entry: (key: string) => unknown]>([
  ['no JSON', () => 'rue'],
  ['true', () => 'true'],
  ['null', () => 'null'],
  ['a list', () => '[]'],
  ['a result alone', () => stated(OPEN)],
  ['the entry of another key', () => ({ key: 'other', endsAt: 2000, result: stated(OPEN) })],
  ['an entry without a key', () => ({ endsAt: 2000, result: stated(OPEN) })],
  ['an entry that has ended', (key) => ({ key, endsAt: 1000, result: stated(OPEN) })],
  ['an entry that never ends', (key) => ({ key, endsAt: 301_001, result: stated(OPEN) })],
  ['an entry without an end', (key) => ({ key, result: stated(OPEN) })],
  ['true as a result', (key) => ({ key, endsAt: 2000, result: true })],
  ['claims', (key) => ({ key, endsAt: 2000, result: { claims: { sub: 's' } } })],
  [
    'a policy without a principal',
    (key) => ({ key, endsAt: 2000, result: { policyDocument: { Statement: OPEN } } }),
  ],
  [
    'a policy that is not understood',
    (key) => ({ key, endsAt: 2000, result: stated({ ...OPEN, Effect: 'ALLOW' }) }),
  ],
])('an entry that is not understood counts as missing: %s', async (_, entry) => {
  const kept = new Map<string, string>();
  const place = await keptIn(kept).placeOf(exchange, named, 'arn:f', ['t']);
  const found = entry(place.key);
  kept.set(place.key, typeof found === 'string' ? found : JSON.stringify(found));
  expect(await place.find(ASKED, request)).toBeUndefined();
});

const shared = (entries: object) =>
  clocked(() => stated({ ...OPEN, Effect: 'Deny' }), { options: { stores: { entries } as never } });

test('the store of the option stores keeps results for several gateways', async () => {
  const entries = new Map<string, string>();
  const ttls: number[] = [];
  const store = {
    get: (key: string) => entries.get(key),
    set(key: string, value: string, ttl: number) {
      entries.set(key, value);
      ttls.push(ttl);
    },
    delete: (key: string) => entries.delete(key),
  };
  const [one, other] = [shared(store), shared(store)];
  expect((await one.send(asking('/x', 'secret-token'))).status).toBe(403);
  expect((await other.send(asking('/x', 'secret-token'))).status).toBe(403);
  expect([one.events.length, other.events.length]).toEqual([1, 0]);
  expect(ttls).toEqual([300_000]);
  expect(JSON.stringify([...entries])).not.toContain('secret-token');
});

const open = JSON.stringify(stated(OPEN));
const never = () => new Promise<never>(() => {});
const fails = () => {
  throw new Error('away');
};

test.each<readonly [about: string, entries: object]>([
  ['that throws', { get: fails, set: fails, delete: fails }],
  ['that rejects', { get: async () => fails(), set: async () => fails(), delete: fails }],
  ['that hangs', { get: never, set: never, delete: never }],
  ['with a policy under every key', { get: () => open, set() {}, delete() {} }],
  ['with true under every key', { get: () => 'true', set() {}, delete() {} }],
  ['with an object', { get: () => stated(OPEN), set() {}, delete() {} }],
  [
    'with the entry of another client',
    {
      get: () => JSON.stringify({ key: 'other', endsAt: 1_100_000, result: stated(OPEN) }),
      set() {},
      delete() {},
    },
  ],
])('a store %s lets nobody in, and the function is called', async (_, entries) => {
  const { send, events } = clocked(() => stated({ ...OPEN, Effect: 'Deny' }), {
    options: { stores: { entries, timeoutInMillis: 1 } as never, onError: () => {} },
  });
  expect((await send(asking())).status).toBe(403);
  expect((await send(asking())).status).toBe(403);
  expect(events).toHaveLength(2);
});

test('a result that cannot be written as JSON lets the request in, and is not kept', async () => {
  let asked = 0;
  class Policy {
    Statement = OPEN;
    toJSON() {
      throw new Error('no');
    }
  }
  const guard = () => {
    asked++;
    return { principalId: 'me', policyDocument: new Policy() } as never;
  };
  const { send } = clocked(undefined, { options: { authorizers: { guard } } });
  expect((await send(asking())).status).toBe(200);
  expect((await send(asking())).status).toBe(200);
  expect(asked).toBe(2);
});
