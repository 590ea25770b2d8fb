import { expect, test } from 'vitest';
import { handlerResult } from '../../src/lambda/handler-result.js';
import type { LambdaHandler } from '../../src/model/lambda.js';

const FACTS = {
  functionName: 'pets',
  functionVersion: '1',
  invokedFunctionArn: 'arn',
  awsRequestId: 'id',
  memoryLimitInMB: '128',
  logGroupName: 'g',
  logStreamName: 's',
  invocationType: 'RequestResponse',
  callbackWaitsForEmptyEventLoop: true,
  getRemainingTimeInMillis: () => 7,
} as const;

function result(handler: LambdaHandler): Promise<unknown> {
  return handlerResult(handler, { a: 1 }, FACTS);
}

test.each<[what: string, handler: LambdaHandler, expected: unknown]>([
  ['returns', ({ a }) => a, 1],
  ['returns null', () => null, null],
  ['resolves', async () => 2, 2],
  ['calls back', (_event, _context, callback) => callback(null, 4), 4],
  ['calls back undefined as the error', (_event, _context, callback) => callback(undefined, 5), 5],
  ['calls back later', (_event, _context, callback) => void setImmediate(callback, null, 6), 6],
  ['calls done', (_event, context) => context.done(undefined, 7), 7],
  ['calls succeed', (_event, context) => context.succeed(8), 8],
  ['calls back and resolves', async (_event, _context, callback) => callback(null, 9), 9],
  [
    'returns before it calls back',
    (_event, _context, callback) => {
      setImmediate(callback, null, 'late');
      return 10;
    },
    10,
  ],
  [
    'reads the context',
    (_event, { getRemainingTimeInMillis, awsRequestId }) => [
      getRemainingTimeInMillis(),
      awsRequestId,
    ],
    [7, 'id'],
  ],
])('a handler that %s', async (_what, handler, expected) => {
  expect(await result(handler)).toEqual(expected);
});

test.each<[what: string, handler: LambdaHandler]>([
  [
    'throws',
    () => {
      throw 'no';
    },
  ],
  ['rejects', () => Promise.reject('no')],
  ['calls back with an error', (_event, _context, callback) => callback('no', 1)],
  ['calls fail', (_event, context) => context.fail('no')],
  ['calls done with an error', (_event, context) => context.done('no' as never)],
])('a handler that %s has failed', async (_what, handler) => {
  await expect(result(handler)).rejects.toBe('no');
});

test('what comes after the first result is ignored', async () => {
  const handler: LambdaHandler = (_event, context, callback) => {
    callback(null, 1);
    context.fail('late');
    callback('late');
    throw new Error('late');
  };
  expect(await result(handler)).toBe(1);
});
