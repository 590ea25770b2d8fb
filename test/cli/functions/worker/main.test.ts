import { expect, test } from 'vitest';
import type { ToWorker } from '../../../../src/cli/functions/worker/messages.js';
import { anInvocation } from '../some-function.js';
import { workerOf } from './worker-of.js';

function invoke(id: number, responseStream = false): ToWorker {
  const { signal: _, ...invocation } = anInvocation({ responseStream, payload: '{"a":1}' });
  return { kind: 'invoke', id, invocation, timeoutInMillis: 5000, awsRequestId: 'id-1' };
}

test('runs its handler with the context that it is given', async () => {
  const { tell, next } = workerOf({
    'app.cjs':
      'exports.handler = async (event, { functionName, memoryLimitInMB, awsRequestId, logStreamName, functionVersion }) => ({ event, functionName, memoryLimitInMB, awsRequestId, logStreamName, functionVersion });',
  });
  expect(await next()).toEqual({ kind: 'loaded' });
  tell(invoke(1));
  const outcome = await next();
  expect(outcome).toMatchObject({ kind: 'outcome', id: 1, functionError: undefined });
  expect(JSON.parse((outcome as { payload: string }).payload)).toEqual({
    event: { a: 1 },
    functionName: 'own',
    memoryLimitInMB: '256',
    awsRequestId: 'id-1',
    logStreamName: 's',
    functionVersion: '$LATEST',
  });
});

test('has the global awslambda, and streams chunk by chunk', async () => {
  const { tell, next } = workerOf({
    'app.cjs': `exports.handler = awslambda.streamifyResponse(async (event, stream) => {
    const body = awslambda.HttpResponseStream.from(stream, { statusCode: 201 });
    body.write('a');
    body.end();
  });`,
  });
  await next();
  tell(invoke(1, true));
  expect(await next()).toEqual({ kind: 'stream', id: 1 });
  const bytes: number[] = [];
  for (;;) {
    tell({ kind: 'pull', id: 1 });
    const message = await next();
    if (message.kind !== 'chunk') {
      expect(message).toEqual({ kind: 'end', id: 1 });
      break;
    }
    bytes.push(...message.chunk);
  }
  expect(Buffer.from(bytes).toString()).toBe(`{"statusCode":201}${'\0'.repeat(8)}a`);
});

test('a stream that fails breaks off', async () => {
  const { tell, next } = workerOf({
    'app.cjs': `exports.handler = () => (async function* () {
    throw new Error('torn');
  })();`,
  });
  await next();
  tell(invoke(1, true));
  await next();
  tell({ kind: 'pull', id: 1 });
  expect(await next()).toEqual({ kind: 'fail', id: 1, reason: 'torn' });
});

test('a stream breaks off where it yields what cannot be sent', async () => {
  const { tell, next } = workerOf({
    'app.cjs': 'exports.handler = () => (async function* () { yield Symbol("a"); })();',
  });
  await next();
  tell(invoke(1, true));
  await next();
  tell({ kind: 'pull', id: 1 });
  expect(await next()).toMatchObject({ kind: 'fail', id: 1 });
});

test('a stream that is not wanted ends', async () => {
  const { tell, next } = workerOf({
    'app.cjs': 'exports.handler = () => (async function* () { for (;;) yield "a"; })();',
  });
  await next();
  tell(invoke(1, true));
  await next();
  tell({ kind: 'cancel', id: 1 });
  expect(await next()).toEqual({ kind: 'end', id: 1 });
});

test.each<[what: string, text: string, error: object]>([
  ['a module that throws', 'throw new RangeError("no")', { errorType: 'RangeError' }],
  [
    'a promise that nobody awaits',
    'Promise.reject(new Error("no")); exports.handler = () => {};',
    { errorType: 'Runtime.UnhandledPromiseRejection', errorMessage: 'Error: no' },
  ],
  [
    'an exception outside of the handler',
    'setImmediate(() => { throw new TypeError("no") }); exports.handler = () => {};',
    { errorType: 'TypeError', errorMessage: 'no' },
  ],
])('%s breaks it down', async (_what, text, error) => {
  const { next } = workerOf({ 'app.cjs': text });
  let message = await next();
  if (message.kind === 'loaded') {
    message = await next();
  }
  expect(message.kind).toBe('broken');
  expect(JSON.parse((message as { payload: string }).payload)).toMatchObject(error);
});
