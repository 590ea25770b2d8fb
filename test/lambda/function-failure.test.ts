import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { functionFailure, functionNotFound } from '../../src/lambda/function-failure.js';

function payloadOf(thrown: unknown): unknown {
  const { functionError, payload } = functionFailure(thrown);
  expect(functionError).toBe('Unhandled');
  return JSON.parse(String(payload));
}

class Late extends Error {
  override name = 'Late';
}

test.each([
  ['a text', 'no', { errorMessage: 'no' }],
  ['an object', { code: 7 }, { errorMessage: '{"code":7}' }],
  ['null', null, { errorMessage: 'null' }],
  ['nothing', undefined, { errorMessage: 'undefined' }],
  ['a number', 7, { errorMessage: '7' }],
  [
    'an error',
    Object.assign(new Late('no'), { stack: 'Late: no\n    at x' }),
    { errorType: 'Late', errorMessage: 'no', trace: ['Late: no', '    at x'] },
  ],
  [
    'an error of another realm',
    Object.assign(runInNewContext('new RangeError("far")'), { stack: 'RangeError: far' }),
    { errorType: 'RangeError', errorMessage: 'far', trace: ['RangeError: far'] },
  ],
  [
    'an error whose members are not texts',
    Object.assign(new Error('no'), { name: 1, message: {}, stack: [] }),
    { errorType: 'Error', errorMessage: '', trace: [''] },
  ],
])('%s', (_what, thrown, payload) => {
  expect(payloadOf(thrown)).toEqual(payload);
});

test('a long stack is cut', () => {
  const stack = Array.from({ length: 500 }, (_, at) => `line ${at}`).join('\n');
  const { trace } = payloadOf(Object.assign(new Error('no'), { stack })) as { trace: string[] };
  expect(trace).toHaveLength(100);
});

test.each([
  [
    'a cycle',
    Object.assign(
      {},
      {
        get self() {
          return this;
        },
      },
    ),
  ],
  ['a BigInt', 1n],
  ['a symbol', Symbol('s')],
  [
    'a proxy that throws',
    new Proxy(
      {},
      {
        get() {
          throw new Error('trap');
        },
        ownKeys() {
          throw new Error('trap');
        },
      },
    ),
  ],
])('%s has a message all the same', (_what, thrown) => {
  expect(payloadOf(thrown)).toEqual({ errorMessage: expect.any(String) });
});

test('a function that does not exist is a 404 in the words of Lambda', () => {
  expect(functionNotFound('arn:aws:lambda:us-east-1:123456789012:function:pets')).toEqual({
    statusCode: 404,
    payload:
      '{"Type":"User","Message":"Function not found: arn:aws:lambda:us-east-1:123456789012:function:pets"}',
  });
});
