import { expect, test } from 'vitest';
import { lambdaEndpoint } from '../../../../src/execute/integrations/lambda/lambda-endpoint.js';
import { bytesBody, NO_BYTES } from '../../../../src/http/body.js';
import type { LambdaInvoker } from '../../../../src/lambda/invoker.js';
import type { Integration } from '../../../../src/model/integration.js';
import type { LambdaCall } from '../../../../src/model/lambda.js';
import { wire } from '../../../support/headers.js';
import { integrationRequest } from '../../../support/integration-request.js';

const lambdaFunction = {
  text: 'work',
  functionName: 'work',
  qualifier: undefined,
  functionArn: 'arn:work',
  region: 'us-east-1',
};

function endpoint(payloadLimit = 1000) {
  const calls: LambdaCall[] = [];
  const invoker: LambdaInvoker = {
    has: () => true,
    async invoke(call) {
      calls.push(call);
      return { statusCode: 200, headers: wire(), body: bytesBody(NO_BYTES) };
    },
  };
  return { calls, call: lambdaEndpoint(invoker, payloadLimit) };
}

function requestFor(members: object = {}, integration: object = { lambdaFunction }) {
  const request = integrationRequest({ origin: '', body: new TextEncoder().encode('{}') });
  return { ...request, integration: integration as Integration, ...members };
}

test('the body is the event', async () => {
  const { calls, call } = endpoint();
  await call(requestFor({ timeoutInMillis: 7 }));
  expect(calls).toMatchObject([
    {
      lambda: lambdaFunction,
      payload: '{}',
      invocationType: 'RequestResponse',
      responseStream: false,
      timeoutInMillis: 7,
    },
  ]);
});

test('a hook may stream an event, up to the limit', async () => {
  const { calls, call } = endpoint(10);
  const chunks = async function* (count: number) {
    for (let at = 0; at < count; at++) {
      yield new TextEncoder().encode('12345');
    }
  };
  await call(requestFor({ body: chunks(2) }));
  expect(calls[0]?.payload).toBe('1234512345');
  await expect(call(requestFor({ body: chunks(3) }))).rejects.toThrow();
  expect(calls).toHaveLength(1);
});

test.each([
  ['', 'RequestResponse'],
  ['RequestResponse', 'RequestResponse'],
  ['Event', 'Event'],
  ['DryRun', 'DryRun'],
])('X-Amz-Invocation-Type %j is %s', async (header, type) => {
  const { calls, call } = endpoint();
  await call(requestFor({ headers: wire(['x-amz-invocation-type', header]) }));
  expect(calls[0]?.invocationType).toBe(type);
});

test.each(['event', 'Later'])('X-Amz-Invocation-Type %j is refused', async (header) => {
  const { calls, call } = endpoint();
  const request = requestFor({ headers: wire(['X-Amz-Invocation-Type', header]) });
  await expect(call(request)).rejects.toMatchObject({ type: 'API_CONFIGURATION_ERROR' });
  expect(calls).toEqual([]);
});

test('STREAM asks for a streamed response, and an integration without a function is refused', async () => {
  const { calls, call } = endpoint();
  await call(requestFor({}, { lambdaFunction, responseTransferMode: 'STREAM' }));
  expect(calls[0]?.responseStream).toBe(true);
  await expect(call(requestFor({}, { uri: { text: 'arn:sqs' } }))).rejects.toMatchObject({
    cause: { message: 'arn:sqs names no Lambda function' },
  });
});
