import { expect, test } from 'vitest';
import { GatewayError } from '../../src/errors.js';
import { UnderWay } from '../../src/http/under-way.js';
import {
  invokerOfAddress,
  invokerOfFunction,
  invokerOfHandlers,
  type LambdaInvoker,
} from '../../src/lambda/invoker.js';
import { lambdaFunctionOf } from '../../src/mapping/lambda-function.js';
import type { LambdaCall, LambdaHandler, LambdaInvoke } from '../../src/model/lambda.js';
import type { EndpointRequest } from '../../src/model/message.js';
import { integrationRequest } from '../support/integration-request.js';
import { unhandledRejections } from '../support/rejections.js';
import { requestOf } from '../support/scope.js';

const LIVE =
  'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:pets:live/invocations';
const account = { region: 'us-east-1', accountId: '123456789012', partition: 'aws' };
const limits = () => ({ payloadLimit: 1000, underWay: new UnderWay() });

function callOf(members: Partial<LambdaCall> = {}, signal?: AbortSignal): LambdaCall {
  const { methodRequest, call } = integrationRequest({ origin: '' });
  const lambda = lambdaFunctionOf(LIVE, account);
  if (lambda === undefined) {
    throw new Error('The URI names no function');
  }
  return {
    lambda,
    payload: '{"a":1}',
    invocationType: 'RequestResponse',
    responseStream: false,
    timeoutInMillis: 5000,
    methodRequest: { ...methodRequest, request: requestOf({ signal }) },
    call,
    ...members,
  };
}

async function invoked(invoker: LambdaInvoker, call: LambdaCall = callOf()) {
  const { statusCode, headers, body } = await invoker.invoke(call);
  const bytes = await body.bytes(1000);
  return { statusCode, headers: [...headers], text: new TextDecoder().decode(bytes) };
}

function ofFunction(invoke: unknown): LambdaInvoker {
  return invokerOfFunction(invoke as LambdaInvoke, limits());
}

function ofHandler(pets: LambdaHandler, report: (cause: unknown) => void = () => {}) {
  return invokerOfHandlers(new Map([['pets', pets]]), limits(), report);
}

test('a handler is run, and one that is missing is not found', async () => {
  const invoker = ofHandler((event) => ({ got: event }));
  const { lambda } = callOf();
  expect(invoker.has(lambda)).toBe(true);
  expect(invoker.has({ ...lambda, functionName: 'cats' })).toBe(false);
  expect(await invoked(invoker)).toMatchObject({ statusCode: 200, text: '{"got":{"a":1}}' });
  const cats = { ...lambda, text: 'cats', functionName: 'cats', functionArn: 'arn:cats' };
  expect(await invoked(invoker, callOf({ lambda: cats }))).toMatchObject({
    statusCode: 404,
    text: '{"Type":"User","Message":"Function not found: arn:cats"}',
  });
});

test('a failure has the header X-Amz-Function-Error', async () => {
  const invoker = ofHandler(() => Promise.reject('no'));
  expect(await invoked(invoker)).toMatchObject({
    statusCode: 200,
    headers: expect.arrayContaining(['X-Amz-Function-Error', 'Unhandled']),
    text: '{"errorMessage":"no"}',
  });
});

test('a dry run calls nothing', async () => {
  const invoker = ofHandler(() => expect.unreachable());
  expect(await invoked(invoker, callOf({ invocationType: 'DryRun' }))).toMatchObject({
    statusCode: 204,
    text: '',
  });
});

test('an event is not awaited, and its failure is reported', async () => {
  let fail = (_cause: unknown): void => {};
  const reported = new Promise((resolve) => {
    const pets = () =>
      new Promise((_resolve, reject) => {
        fail = reject;
      });
    const invoker = ofHandler(pets, resolve);
    invoked(invoker, callOf({ invocationType: 'Event' })).then(({ statusCode }) => {
      expect(statusCode).toBe(202);
      fail(new Error('later'));
    });
  });
  expect(String(await reported)).toContain('The function pets failed: ');
});

test('a call that takes too long, and a client that leaves, end the wait', async () => {
  const signals: AbortSignal[] = [];
  const invoker = ofFunction(({ signal }: { signal: AbortSignal }) => {
    signals.push(signal);
    return new Promise(() => {});
  });
  await expect(invoked(invoker, callOf({ timeoutInMillis: 20 }))).rejects.toMatchObject({
    type: 'INTEGRATION_TIMEOUT',
  });
  expect(signals[0]?.aborted).toBe(true);
  const client = new AbortController();
  void invoked(invoker, callOf({ timeoutInMillis: 50 }, client.signal)).catch(() => {});
  client.abort(new Error('left'));
  expect(signals[1]?.aborted).toBe(true);
});

test('a result that comes after the client left is given up', async () => {
  const rejections = unhandledRejections();
  let finish = (_value: object): void => {};
  const invoker = ofFunction(
    () =>
      new Promise((resolve) => {
        finish = resolve;
      }),
  );
  await expect(invoked(invoker, callOf({ timeoutInMillis: 10 }))).rejects.toThrow();
  finish({ payload: Promise.reject(new Error('late')) });
  expect(await rejections()).toEqual([]);
});

test.each<[what: string, outcome: unknown, message: RegExp]>([
  ['nothing', undefined, /returned undefined: return \{ payload \}/],
  ['a text', 'payload', /returned the string|returned a string/],
  ['a promise of null', Promise.resolve(null), /returned null/],
  ['a status that is not one', { statusCode: 'ok' }, /the statusCode "ok"/],
  ['a payload that is not one', { payload: 7 }, /a body that is 7/],
  ['a function error that is not a text', { functionError: {} }, /header/],
])('%s from one function for all is refused', async (_what, outcome, message) => {
  const failure = await invoked(ofFunction(() => outcome)).catch((cause: unknown) => cause);
  expect(failure).toBeInstanceOf(GatewayError);
  expect(String((failure as Error).cause)).toMatch(message);
});

test('what one function for all throws is a 500 with its message', async () => {
  const invoker = ofFunction(() => {
    throw new Error('no Lambda here');
  });
  const failure = await invoked(invoker).catch((cause: unknown) => cause);
  expect(String((failure as Error).cause)).toContain('no Lambda here');
});

test('an address gets a POST with the payload and the type of the invocation', async () => {
  const sent: EndpointRequest[] = [];
  const invoker = invokerOfAddress(new URL('http://localhost:3001/base'), async (request) => {
    sent.push(request);
    throw new Error('sent');
  });
  const call = callOf({ invocationType: 'Event', responseStream: true });
  await expect(invoker.invoke(call)).rejects.toThrow('sent');
  expect(invoker.has(call.lambda)).toBe(true);
  expect(sent[0]).toMatchObject({
    httpMethod: 'POST',
    origin: 'http://localhost:3001',
    path: '/base/2015-03-31/functions/pets/invocations?Qualifier=live',
    headers: ['Content-Type', 'application/json', 'X-Amz-Invocation-Type', 'Event'],
    body: new TextEncoder().encode('{"a":1}'),
    buffered: false,
    timeoutInMillis: 5000,
  });
});
