import { describe, expect, test, vi } from 'vitest';
import { readConditionKeys, refusal } from '../../../src/execute/access/resource-policy.js';
import { documentOf, inMemory } from '../../support/in-memory.js';

const POLICY = {
  Version: '2012-10-17',
  Statement: {
    Effect: 'Allow',
    Principal: '*',
    Action: 'execute-api:Invoke',
    Resource: 'execute-api:/*',
    Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1' } },
  },
};
const guarded = documentOf(
  { type: 'http_proxy', httpMethod: 'GET', uri: 'http://backend.test/x' },
  { root: { 'x-amazon-apigateway-policy': POLICY } },
);

/** Sends GET /x to a gateway with this option. */
async function ask(resourcePolicy: unknown, options: object = {}) {
  const api = inMemory(guarded, undefined, { resourcePolicy: resourcePolicy as never, ...options });
  return { ...api, answer: await api.send({ path: '/x', headers: ['x-vpce', 'vpce-1'] }) };
}

test.each<readonly [about: string, option: unknown, status: number]>([
  ['a key with the right value', { 'aws:SourceVpce': 'vpce-1' }, 200],
  ['a key with another value', { 'aws:SourceVpce': 'vpce-2' }, 403],
  ['a function', () => ({ 'AWS:sourcevpce': ['vpce-1'] }), 200],
  ['a function that returns a promise', async () => ({ 'aws:SourceVpce': 'vpce-1' }), 200],
  [
    'a function of the request',
    ({ headers }: { readonly headers: readonly string[] }) => ({ 'aws:SourceVpce': headers[1] }),
    200,
  ],
  ['a function without the key', () => ({}), 403],
  ['a function that finds nothing', () => undefined, 403],
  ["'upstream'", 'upstream', 200],
])('%s: %i', async (_, option, status) => {
  const { answer, calls } = await ask(option);
  expect([answer.status, calls.length]).toEqual([status, status === 200 ? 1 : 0]);
});

test('the refusal names the method, and hides most of the account', async () => {
  const { answer, gateway } = await ask({ 'aws:SourceVpce': 'vpce-2' });
  expect(answer.text).toBe(
    `{"Message":"User: anonymous is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:us-east-1:********9012:${gateway.api.id}/test/GET/x"}`,
  );
  expect(answer.headers).toMatchObject({ 'x-amzn-errortype': 'AccessDeniedException' });
});

test('an explicit denial is called so', () => {
  const { message } = refusal('arn:aws:execute-api:r:123456789012:a/s/GET/', 'deny', 'ada');
  expect(message).toBe(
    'User: ada is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:r:********9012:a/s/GET/ with an explicit deny',
  );
});

describe('a function that misbehaves opens nothing', () => {
  test.each<readonly [about: string, hook: () => unknown, reason: RegExp]>([
    [
      'throws',
      () => {
        throw new Error('gone');
      },
      /^The resourcePolicy hook threw: gone$/,
    ],
    ['rejects', async () => Promise.reject(new Error('gone')), /hook threw: gone$/],
    ['returns true', () => true, /hook returned true: use an object of condition keys/],
    ['returns a text', () => 'upstream', /hook returned a string/],
    ['returns a list', () => [], /hook returned an array/],
    ['returns a Map', () => new Map([['aws:SourceVpce', 'vpce-1']]), /hook returned a Map/],
    [
      'returns a key of the gateway',
      () => ({ 'aws:SourceVpce': 'vpce-1', 'aws:SourceIp': '10.0.0.1' }),
      /the gateway finds itself/,
    ],
    [
      'returns a promise inside',
      () => ({ 'aws:SourceVpce': Promise.reject(new Error('later')) }),
      /the value a promise .*: await it$/,
    ],
    ['inherits its keys', () => Object.create({ 'aws:SourceVpce': 'vpce-1' }), /inherits/],
    [
      'has a getter that throws',
      () => ({
        get 'aws:SourceVpce'() {
          throw new Error('gone');
        },
      }),
      /returned gone/,
    ],
  ])('%s', async (_, hook, reason) => {
    const { answer, calls, errors } = await ask(hook);
    expect([answer.status, calls.length]).toEqual([500, 0]);
    expect(errors).toMatchObject([{ cause: { message: expect.stringMatching(reason) } }]);
  });

  test('never settles', async () => {
    vi.useFakeTimers();
    const waiting = ask(() => new Promise(() => {}), { hookTimeoutInMillis: 500 });
    await vi.advanceTimersByTimeAsync(500);
    const { answer, errors } = await waiting;
    vi.useRealTimers();
    expect(answer.status).toBe(500);
    expect(errors).toMatchObject([
      { type: 'AUTHORIZER_FAILURE', cause: { message: expect.stringContaining('500 ms') } },
    ]);
  });
});

test('a member that is undefined is absent', () => {
  expect(readConditionKeys({ 'aws:SourceVpce': undefined }).size).toBe(0);
});
