import { AsyncLocalStorage } from 'node:async_hooks';
import { describe, expect, test } from 'vitest';
import type {
  EndedRequest,
  ObservedRequest,
} from '../../../../src/execute/log/observation/observer.js';
import { createGateway } from '../../../../src/gateway.js';
import { documentOf, inMemory } from '../../../support/in-memory.js';
import { requestOf } from '../../../support/scope.js';
import { cachedGateway } from '../../stage/cached.js';
import { created, http, secured, withSchemes } from '../logged.js';
import { listener, ticking } from './heard.js';

const POST = { httpMethod: 'POST', path: '/pets/7' };
const lambdaUri =
  'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:pets/invocations';
const proxied = documentOf({ type: 'aws_proxy', httpMethod: 'POST', uri: lambdaUri });

test('an observer hears of each box and call, in order', async () => {
  const { events, observe } = listener();
  await inMemory(http(), created, { observe }).send(POST);
  expect(events).toEqual([
    'start POST /pets/{id}',
    '> Method Request',
    '< Method Request',
    '> Integration Request',
    '< Integration Request',
    '> Integration',
    'call integration http://backend.test',
    'called 201',
    '< Integration',
    '> Integration Response',
    '< Integration Response',
    '> Method Response',
    '< Method Response',
    'end 200 COMPLETE 7',
  ]);
});

describe('an observer hears of', () => {
  test('a request that no method matches', async () => {
    const { events, observe } = listener();
    await inMemory(http(), created, { observe }).send({ path: '/nowhere' });
    expect(events).toEqual([
      'start GET undefined',
      '> Method Request',
      '< Method Request MISSING_AUTHENTICATION_TOKEN',
      '> Gateway Response',
      '< Gateway Response',
      'end 403 COMPLETE 42',
    ]);
  });

  test('a backend that fails', async () => {
    const { events, observe } = listener();
    const backend = () => {
      throw new Error('down');
    };
    await inMemory(http(), backend, { observe }).send(POST);
    expect(events).toContain('called DEFAULT_5XX');
    expect(events).toContain('< Integration DEFAULT_5XX');
    expect(events.at(-1)).toBe('end 500 COMPLETE 36');
  });

  test('a function, by its name', async () => {
    const { events, observe } = listener();
    const lambda = { pets: async () => ({ statusCode: 202, body: 'abc' }) };
    await inMemory(proxied, created, { observe, lambda }).send({ path: '/x' });
    expect(events.filter((event) => event.startsWith('call'))).toEqual([
      'call integration pets',
      'called 200',
    ]);
    expect(events.at(-1)).toBe('end 202 COMPLETE 3');
  });

  test('a function of a custom integration', async () => {
    const { events, observe } = listener();
    const document = documentOf({
      type: 'aws',
      httpMethod: 'POST',
      uri: lambdaUri,
      responses: { default: { statusCode: '200' } },
    });
    await inMemory(document, created, { observe, lambda: { pets: () => 'a' } }).send({
      path: '/x',
    });
    expect(events).toContain('call integration pets');
  });

  test('authorizers, within the method request', async () => {
    const { events, observe } = listener();
    const options = { observe, authorizers: { token: () => false } };
    await inMemory(secured({ security: [{ token: [] }] }), created, options).send({
      ...POST,
      headers: ['Authorization', 'abcdefghijkl'],
    });
    expect(events.slice(1, 6)).toEqual([
      '> Method Request',
      'call authorizer token',
      'called undefined',
      '< Method Request ACCESS_DENIED',
      '> Gateway Response',
    ]);
  });

  test('the function of an authorizer, once while its result is kept', async () => {
    const { events, observe } = listener();
    const login = {
      type: 'apiKey',
      name: 'Authorization',
      in: 'header',
      'x-amazon-apigateway-authorizer': { type: 'token', authorizerUri: lambdaUri },
    };
    const document = documentOf(
      { type: 'http_proxy', httpMethod: 'GET', uri: 'http://backend.test/' },
      {
        operation: { security: [{ login: [] }] },
        root: { components: { securitySchemes: { login } } },
      },
    );
    const pets = ({ methodArn }: { methodArn: string }) => ({
      principalId: 'ann',
      policyDocument: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: methodArn }],
      },
    });
    const { send } = inMemory(document, created, { observe, lambda: { pets } });
    const request = { path: '/x', headers: ['Authorization', 'abcdefghijkl'] };
    expect((await send(request)).status).toBe(201);
    expect((await send(request)).status).toBe(201);
    expect(events.filter((event) => event.startsWith('call '))).toEqual([
      'call authorizer login',
      'call integration http://backend.test',
      'call integration http://backend.test',
    ]);
  });

  test('a request that is throttled, which calls nothing', async () => {
    const { events, observe } = listener();
    const methodSettings = { '*/*': { throttlingRateLimit: 1, throttlingBurstLimit: 0 } };
    await inMemory(http(), created, { observe, methodSettings }).send(POST);
    expect(events).toContain('< Method Request THROTTLED');
    expect(events.at(-1)).toMatch(/^end 429 COMPLETE/);
  });

  test('a call of an AWS service', async () => {
    const { events, observe } = listener();
    const document = documentOf({
      type: 'aws',
      httpMethod: 'POST',
      uri: 'arn:aws:apigateway:us-east-1:sqs:path/123456789012/pets',
      responses: { default: { statusCode: '200' } },
    });
    const backends = { AWS: () => ({ statusCode: 200, body: '' }) };
    await inMemory(document, created, { observe, backends }).send({ path: '/x' });
    expect(events.filter((event) => event.startsWith('call '))).toHaveLength(1);
  });

  test('a mock, which calls nothing', async () => {
    const { events, observe } = listener();
    const document = documentOf({
      type: 'mock',
      requestTemplates: { 'application/json': '{"statusCode": 200}' },
      responses: { default: { statusCode: '200' } },
    });
    await inMemory(document, created, { observe }).send({ path: '/x' });
    expect(events).toContain('> Integration');
    expect(events.filter((event) => event.startsWith('call'))).toEqual([]);
  });

  test('a request that a closed gateway refuses', async () => {
    const { events, observe } = listener();
    const { gateway, send } = inMemory(http(), created, { observe });
    await gateway.close();
    await send(POST);
    expect(events.at(-1)).toBe('end 503 COMPLETE 34');
  });

  test('a response without a body', async () => {
    const { events, observe } = listener();
    const document = documentOf(
      { type: 'http_proxy', httpMethod: 'GET', uri: 'http://backend.test/' },
      { method: 'head' },
    );
    await inMemory(document, created, { observe }).send({ httpMethod: 'HEAD', path: '/x' });
    expect(events.at(-1)).toBe('end 201 COMPLETE 0');
  });
});

test('an observer is told whether the cache had the response, which is no call of a backend', async () => {
  const told: unknown[] = [];
  const { send } = cachedGateway({
    options: {
      observe: () => ({
        callStart: ({ kind }) => void told.push(kind),
        end: ({ cacheStatus, integrationLatency }) =>
          told.push(cacheStatus, integrationLatency === undefined),
      }),
    },
  });
  await send({ path: '/x' });
  await send({ path: '/x' });
  expect(told).toEqual(['integration', 'miss', false, 'hit', true]);
});

test('a request that is passed on is not observed', async () => {
  const { events, observe } = listener();
  const gateway = createGateway(http(), { observe, fallthrough: true, onWarnings: () => {} });
  expect(await gateway.invoke(requestOf({ path: '/nowhere' }))).toBeUndefined();
  expect(events).toEqual([]);
});

test('the context that run makes active reaches the backend, and one request sees only its own', async () => {
  const active = new AsyncLocalStorage<string>();
  const seen: (string | undefined)[] = [];
  const { send } = inMemory(
    http(),
    async () => {
      await Promise.resolve();
      seen.push(active.getStore());
      return created();
    },
    {
      observe: ({ requestId, path }) => ({
        run: (rest) => active.run(path, rest),
        callStart: ({ origin }) => ({
          run: (rest) => active.run(`${active.getStore()} ${origin} ${requestId.length}`, rest),
        }),
      }),
    },
  );
  await Promise.all([send(POST), send({ ...POST, path: '/pets/8' })]);
  expect(seen).toEqual(['/pets/7 http://backend.test 36', '/pets/8 http://backend.test 36']);
  expect(active.getStore()).toBeUndefined();
});

test('the start says what the request is, and its values cannot be changed', async () => {
  const starts: ObservedRequest[] = [];
  const ends: EndedRequest[] = [];
  const native = { req: 1 };
  const { gateway } = inMemory(http(), created, {
    clock: ticking(),
    observe: (request, given) => {
      expect(given).toBe(native);
      starts.push(request);
      return { end: (end) => ends.push(end) };
    },
  });
  const reply = await gateway.invoke(
    requestOf({ ...POST, headers: ['Traceparent', 'a', 'tracestate', 'b', 'Tracestate', 'c'] }),
    native,
  );
  expect(ends).toEqual([]);
  await reply?.body?.bytes(100);
  const [start] = starts;
  const { header, ...facts } = start as ObservedRequest;
  expect(facts).toEqual({
    requestId: '11111111-2222-4333-8444-555555555555',
    extendedRequestId: '111111112222333=',
    apiId: gateway.api.id,
    apiName: 'test',
    stage: 'test',
    httpMethod: 'POST',
    path: '/pets/7',
    resourcePath: '/pets/{id}',
    sourceIp: expect.any(String),
    scheme: undefined,
    time: expect.any(Number),
  });
  expect([header('traceparent'), header('TRACESTATE'), header('none')]).toEqual([
    'a',
    'b, c',
    undefined,
  ]);
  const [end] = ends;
  expect(end).toMatchObject({ statusCode: 200, errorType: undefined, error: undefined });
  expect(end?.durationInMillis).toBe((end?.time ?? 0) - facts.time);
  expect(end?.integrationLatency).toBeGreaterThan(0);
  expect(Object.isFrozen(start)).toBe(true);
  expect(Object.isFrozen(end)).toBe(true);
});

test('times are those of the day and do not run backwards without the option clock', async () => {
  const times: number[] = [];
  const { send } = inMemory(http(), created, {
    clock: undefined,
    observe: ({ time }) => {
      times.push(time);
      return {
        boxStart: (box) => times.push(box.time),
        end: (end) => times.push(end.time),
      };
    },
  });
  await send(POST);
  expect(times).toHaveLength(7);
  expect([...times].sort((a, b) => a - b)).toEqual(times);
  expect(new Date(times[0] as number).getUTCFullYear()).toBeGreaterThan(2024);
});

test('observers go on if the clock of the options fails', async () => {
  const { events, observe } = listener();
  const clock = () => {
    throw new Error('stopped');
  };
  const { send } = inMemory(withSchemes(http()), created, { observe, clock });
  expect((await send(POST)).status).toBe(500);
  expect(events.at(-1)).toMatch(/^end 500 COMPLETE/);
});
