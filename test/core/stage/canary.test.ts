import { afterEach, describe, expect, test, vi } from 'vitest';
import { createGateway, type GatewayOptions, importRestApi } from '../../../src/index.js';
import { documentOf, inMemory } from '../../support/in-memory.js';
import { requestOf } from '../../support/scope.js';
import { eventually } from '../../support/servers.js';

afterEach(() => void vi.restoreAllMocks());

/** A proxy to the host that a stage variable names. */
const proxy = documentOf({
  type: 'http_proxy',
  httpMethod: 'GET',
  uri: 'http://${stageVariables.host}/x',
});

const options = (percentTraffic: number, more: GatewayOptions = {}): GatewayOptions => ({
  stageVariables: { host: 'stage.test', other: 'kept' },
  canarySettings: { percentTraffic, stageVariableOverrides: { host: 'canary.test' } },
  ...more,
});

test.each([
  [0, 'http://stage.test'],
  [100, 'http://canary.test'],
])('with %i percent, all requests go to one of the two: %s', async (percentTraffic, origin) => {
  const { send, calls } = inMemory(proxy, undefined, options(percentTraffic));
  for (let i = 0; i < 20; i++) {
    expect((await send({ path: '/x' })).status).toBe(200);
  }
  expect([...new Set(calls.map((call) => call.origin))]).toEqual([origin]);
});

test('chance divides the requests', async () => {
  const random = vi.spyOn(Math, 'random');
  const { send, calls } = inMemory(proxy, undefined, options(10));
  for (const chance of [0.099, 0.1, 0.9]) {
    random.mockReturnValueOnce(chance);
    await send({ path: '/x' });
  }
  expect(calls.map((call) => call.origin)).toEqual([
    'http://canary.test',
    'http://stage.test',
    'http://stage.test',
  ]);
});

test('no request is a canary without percentTraffic', async () => {
  const { send, calls } = inMemory(proxy, undefined, {
    stageVariables: { host: 'stage.test' },
    canarySettings: { stageVariableOverrides: { host: 'canary.test' } },
  });
  vi.spyOn(Math, 'random').mockReturnValue(0);
  await send({ path: '/x' });
  expect(calls[0]?.origin).toBe('http://stage.test');
});

test.each([
  ['a canary', 100, 'true canary kept'],
  ['the stage', 0, 'false stage kept'],
])(
  'templates of %s see its stage variables and $context.isCanaryRequest',
  async (_, percent, text) => {
    const mock = documentOf({
      type: 'mock',
      requestTemplates: { 'application/json': '{"statusCode": 200}' },
      responses: {
        default: {
          statusCode: '200',
          responseTemplates: {
            'application/json':
              '$context.isCanaryRequest $stageVariables.name $stageVariables.other',
          },
        },
      },
    });
    const { send } = inMemory(mock, undefined, {
      stageVariables: { name: 'stage', other: 'kept' },
      canarySettings: { percentTraffic: percent, stageVariableOverrides: { name: 'canary' } },
    });
    expect((await send({ path: '/x' })).text).toBe(text);
  },
);

test('$context.isCanaryRequest is not there without the option', async () => {
  const lines: string[] = [];
  const accessLog = {
    format: '$context.requestId $context.isCanaryRequest',
    write: (line: string) => lines.push(line),
  };
  const without = inMemory(proxy, undefined, { stageVariables: { host: 'a.test' }, accessLog });
  await without.send({ path: '/x' });
  await inMemory(proxy, undefined, options(100, { accessLog })).send({ path: '/x' });
  expect(lines.map((line) => line.split(' ')[1])).toEqual(['-', 'true']);
});

test('the stage and its canary share their throttle', async () => {
  const random = vi.spyOn(Math, 'random');
  const methodSettings = { '*/*': { throttlingRateLimit: 1, throttlingBurstLimit: 2 } };
  const { send } = inMemory(proxy, undefined, options(50, { methodSettings }));
  const statuses: number[] = [];
  for (const chance of [0.1, 0.9, 0.1, 0.9]) {
    random.mockReturnValueOnce(chance);
    statuses.push((await send({ path: '/x' })).status);
  }
  expect(statuses).toEqual([200, 200, 429, 429]);
});

test('a token that only the canary accepts is not let in by the stage', async () => {
  const random = vi.spyOn(Math, 'random');
  const guarded = documentOf(
    { type: 'http_proxy', httpMethod: 'GET', uri: 'http://stage.test/x' },
    {
      operation: { security: [{ guard: [] }] },
      root: {
        components: {
          securitySchemes: {
            guard: {
              type: 'apiKey',
              name: 'Token',
              in: 'header',
              'x-amazon-apigateway-authorizer': { type: 'request' },
            },
          },
        },
      },
    },
  );
  const asked: unknown[] = [];
  const { send } = inMemory(
    guarded,
    undefined,
    options(50, {
      authorizers: {
        guard({ stageVariables: { host } }) {
          asked.push(host);
          const Effect = host === 'canary.test' ? 'Allow' : 'Deny';
          const Statement = { Effect, Action: 'execute-api:Invoke', Resource: '*' };
          return { principalId: 'me', policyDocument: { Statement } };
        },
      },
    }),
  );
  const statuses: number[] = [];
  for (const chance of [0.1, 0.9, 0.1, 0.9]) {
    random.mockReturnValueOnce(chance);
    statuses.push((await send({ path: '/x', headers: ['Token', 't'] })).status);
  }
  expect(statuses).toEqual([200, 403, 200, 403]);
  expect(asked).toEqual(['canary.test', 'stage.test']);
});

/** The responses in a shared store, beside the editions of its caches. */
function entriesIn(store: ReadonlyMap<string, unknown>): number {
  return [...store.keys()].filter((key) => key.includes('/cache/')).length;
}

describe('the canary', () => {
  /** What each of these requests got, by whether it was a canary, and how often the cache had it. */
  async function responses(
    canaries: readonly boolean[],
    more: GatewayOptions & { readonly useStageCache?: boolean },
    shared?: ReadonlyMap<string, unknown>,
  ) {
    const { useStageCache, ...others } = more;
    const random = vi.spyOn(Math, 'random');
    const cached = documentOf({
      type: 'http_proxy',
      httpMethod: 'GET',
      uri: 'http://${stageVariables.host}/x',
      cacheKeyParameters: [],
    });
    const { send, gateway } = inMemory(
      cached,
      ({ origin }) => ({ statusCode: 200, body: origin.slice(7) }),
      {
        stageVariables: { host: 'stage.test' },
        canarySettings: {
          percentTraffic: 50,
          stageVariableOverrides: { host: 'canary.test' },
          useStageCache,
        },
        cache: true,
        methodSettings: { '*/*': { cachingEnabled: true } },
        ...others,
      },
    );
    const texts: string[] = [];
    for (const [index, isCanary] of canaries.entries()) {
      random.mockReturnValueOnce(isCanary ? 0 : 0.9);
      texts.push((await send({ path: '/x' })).text);
      // A response goes into a shared store while its client already has it.
      const kept = new Set(canaries.slice(0, index + 1)).size;
      await eventually(() => shared === undefined || entriesIn(shared) === kept);
    }
    return { texts, cache: gateway.cache };
  }

  test.each<readonly [about: string, entries: Map<string, unknown> | undefined]>([
    ['in memory', undefined],
    ['in a store that both share', new Map()],
  ])('has a cache of its own, %s', async (_, entries) => {
    const options = entries === undefined ? {} : { stores: { entries } as never };
    const { texts, cache } = await responses([false, true, true, false], options, entries);
    expect(texts).toEqual(['stage.test', 'canary.test', 'canary.test', 'stage.test']);
    expect([cache.hits, cache.misses]).toEqual([2, 2]);
    await cache.flush();
    expect(cache.entries ?? 0).toBe(0);
  });

  test('shares that of the stage with useStageCache', async () => {
    const { texts, cache } = await responses([false, true], { useStageCache: true });
    expect(texts).toEqual(['stage.test', 'stage.test']);
    expect([cache.hits, cache.misses, cache.entries]).toEqual([1, 1, 1]);
  });
});

test('a warning that the canary alone has is one of the gateway', () => {
  const uri =
    'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:${stageVariables.name}/invocations';
  const gateway = createGateway(documentOf({ type: 'aws_proxy', httpMethod: 'POST', uri }), {
    stageVariables: { name: 'pets' },
    canarySettings: { percentTraffic: 1, stageVariableOverrides: { name: 'dogs' } },
    lambda: { pets: () => ({ statusCode: 200 }) },
    onWarnings: () => {},
  });
  expect(gateway.warnings.map(({ message }) => message)).toEqual([
    expect.stringContaining('calls the Lambda function "dogs"'.replace('calls', 'call')),
  ]);
});

test('an API that is already imported has its stage variables already', async () => {
  const api = importRestApi(proxy, { stageVariables: { host: 'stage.test' } });
  const canarySettings = { percentTraffic: 100, stageVariableOverrides: { host: 'canary.test' } };
  expect(() => createGateway(api, { canarySettings })).toThrow(
    /^The API is already imported, so canarySettings\.stageVariableOverrides cannot take effect/,
  );
  const gateway = createGateway(api, {
    canarySettings: { percentTraffic: 100 },
    backends: { HTTP_PROXY: () => ({ statusCode: 204 }) },
  });
  expect((await gateway.invoke(requestOf({ path: '/x' })))?.statusCode).toBe(204);
});
