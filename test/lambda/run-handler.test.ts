import { expect, test } from 'vitest';
import { functionFailure } from '../../src/lambda/function-failure.js';
import { runHandler } from '../../src/lambda/run-handler.js';
import type { LambdaContext, LambdaHandler, LambdaInvocation } from '../../src/model/lambda.js';
import { unhandledRejections } from '../support/rejections.js';

const invocation: LambdaInvocation = {
  functionName: 'pets',
  qualifier: 'live',
  functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:pets:live',
  region: 'us-east-1',
  payload: '{"a":[1]}',
  invocationType: 'RequestResponse',
  responseStream: false,
  signal: new AbortController().signal,
};

const cyclic: Record<string, unknown> = {};
cyclic.self = cyclic;

test.each<[what: string, handler: LambdaHandler, payload: string]>([
  ['returns a promise', async ({ a }) => a, '[1]'],
  ['returns a value', () => 'text', '"text"'],
  ['returns null', () => null, 'null'],
  ['resolves to nothing', async () => {}, 'null'],
  ['calls back', (_event, _context, callback) => callback(null, { a: 1 }), '{"a":1}'],
  ['calls back without a result', (_event, _context, callback) => callback(), 'null'],
  [
    'calls back twice',
    (_event, _context, callback) => {
      callback(null, 1);
      callback(null, 2);
      callback(new Error('late'));
    },
    '1',
  ],
  [
    'calls back and throws',
    (_event, _context, callback) => {
      callback(null, 1);
      throw new Error('late');
    },
    '1',
  ],
  ['calls context.succeed', (_event, context) => context.succeed(3), '3'],
  ['calls context.done', (_event, context) => context.done(undefined, 4), '4'],
])('a handler that %s', async (_what, handler, payload) => {
  expect(await runHandler(handler, invocation, 1000)).toEqual({ payload });
});

test('a handler keeps its log stream, and each invocation has an ID of its own', async () => {
  const facts = async (_event: unknown, context: LambdaContext) => context;
  const seen: LambdaContext[] = [];
  for (const handler of [facts, facts, (...given: Parameters<typeof facts>) => facts(...given)]) {
    const { payload } = await runHandler(handler, invocation, 1000);
    seen.push(JSON.parse(payload as string));
  }
  const [first, second, other] = seen;
  expect(first?.logStreamName).toMatch(/^\d{4}\/\d\d\/\d\d\/\[live\][0-9a-f]{32}$/);
  expect(second?.logStreamName).toBe(first?.logStreamName);
  expect(other?.logStreamName).not.toBe(first?.logStreamName);
  expect(new Set(seen.map(({ awsRequestId }) => awsRequestId)).size).toBe(3);
});

test.each<[what: string, handler: LambdaHandler, error: object]>([
  [
    'throws an error',
    () => {
      throw Object.assign(new TypeError('no'), { stack: 'TypeError: no\n  at x' });
    },
    { errorType: 'TypeError', errorMessage: 'no', trace: ['TypeError: no', '  at x'] },
  ],
  ['rejects with a text', async () => Promise.reject('no'), { errorMessage: 'no' }],
  ['rejects with an object', async () => Promise.reject({ a: 1 }), { errorMessage: '{"a":1}' }],
  ['rejects with nothing', async () => Promise.reject(), { errorMessage: 'undefined' }],
  ['rejects with a cycle', async () => Promise.reject(cyclic), { errorMessage: 'an object' }],
  [
    'calls back with a text',
    (_event, _context, callback) => callback('no'),
    { errorMessage: 'no' },
  ],
  ['calls context.fail', (_event, context) => context.fail('no'), { errorMessage: 'no' }],
  ['returns a cycle', () => cyclic, { errorType: 'Runtime.MarshalError' }],
  ['returns a BigInt', () => ({ n: 1n }), { errorType: 'Runtime.MarshalError' }],
  [
    'returns what throws when it is read',
    () => ({
      get body() {
        throw new Error('read');
      },
    }),
    { errorType: 'Runtime.MarshalError' },
  ],
  [
    'returns a stream to an integration that does not stream',
    async function* () {
      yield new Uint8Array(1);
    },
    { errorType: 'Runtime.MarshalError' },
  ],
])('a handler that %s has failed', async (_what, handler, error) => {
  const rejections = unhandledRejections();
  const outcome = await runHandler(handler, invocation, 1000);
  expect(outcome.functionError).toBe('Unhandled');
  expect(JSON.parse(String(outcome.payload))).toMatchObject(error);
  expect(await rejections()).toEqual([]);
});

test('a promise inside a result may reject', async () => {
  const rejections = unhandledRejections();
  const handler = () => ({ body: Promise.reject(new Error('later')) });
  expect(await runHandler(handler, invocation, 1000)).toEqual({ payload: '{"body":{}}' });
  expect(await rejections()).toEqual([]);
});

test('a thrown value whose members throw still has a payload', () => {
  const hostile = new Proxy(new Error('x'), {
    get() {
      throw new Error('trap');
    },
  });
  expect(functionFailure(hostile).functionError).toBe('Unhandled');
});

test('the event is a copy, and the context tells the function', async () => {
  let context: LambdaContext | undefined;
  const handler: LambdaHandler = async (_event, given) => {
    context = given;
  };
  await runHandler(handler, invocation, 1000);
  expect(context).toMatchObject({
    functionName: 'pets',
    functionVersion: 'live',
    invokedFunctionArn: invocation.functionArn,
    memoryLimitInMB: '128',
    logGroupName: '/aws/lambda/pets',
    invocationType: 'RequestResponse',
  });
  expect(context?.awsRequestId).toMatch(/^[0-9a-f-]{36}$/);
  expect(context?.getRemainingTimeInMillis()).toBeLessThanOrEqual(1000);
});

test('a payload that is not JSON does not reach the handler', async () => {
  const handler = () => expect.unreachable();
  const { statusCode } = await runHandler(handler, { ...invocation, payload: '{' }, 1000);
  expect(statusCode).toBe(400);
});
