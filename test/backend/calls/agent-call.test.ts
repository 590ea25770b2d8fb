import type { Agent } from 'undici';
import { expect, test } from 'vitest';
import { AgentCall } from '../../../src/backend/calls/agent-call.js';
import type { EndpointResponse } from '../../../src/model/message.js';
import { RecordingSink } from '../../support/body-sink.js';
import { integrationRequest } from '../../support/integration-request.js';
import { limits, raw } from './limits.js';

/** A call whose agent keeps the request to itself. */
function started(signal?: AbortSignal): { call: AgentCall; response: Promise<EndpointResponse> } {
  const agent = { dispatch: () => true } as unknown as Agent;
  const request = integrationRequest({ origin: 'http://127.0.0.1:9' });
  const { promise, resolve, reject } = settling<EndpointResponse>();
  const call = new AgentCall(agent, request, limits(), resolve, reject);
  call.start(signal);
  return { call, response: promise };
}

function settling<Value>() {
  let resolve: (value: Value) => void = () => {};
  let reject: (cause: unknown) => void = () => {};
  const promise = new Promise<Value>((...settle) => {
    [resolve, reject] = settle;
  });
  promise.catch(() => {});
  return { promise, resolve, reject };
}

test('the headers are those that were received, and informational responses are skipped', async () => {
  const { call, response } = started();
  call.onConnect(() => {});
  expect(call.onHeaders(103, raw('Link', 'x'), () => {})).toBe(true);
  expect(call.onHeaders(200, raw('X-A', '\xe9'), () => {})).toBe(true);
  expect(call.onData(Buffer.from('body'))).toBe(true);
  call.onComplete();
  const { statusCode, headers, body } = await response;
  expect([statusCode, headers]).toEqual([200, ['X-A', '\xe9']]);
  expect(await new RecordingSink(body).text).toBe('body');
});

test('the agent stops reading while the body has no reader, and goes on once it has one', async () => {
  const { call, response } = started();
  let resumed = 0;
  call.onConnect(() => {});
  call.onHeaders(200, [], () => {
    resumed += 1;
  });
  expect(call.onData(Buffer.alloc(65_536))).toBe(false);
  const sink = new RecordingSink((await response).body);
  expect([resumed, sink.size]).toEqual([1, 65_536]);
  expect(call.onData(Buffer.alloc(65_536))).toBe(true);
  call.onComplete();
});

test('a call that is over before its request starts aborts it', async () => {
  const { call, response } = started(AbortSignal.abort(new Error('The client has left')));
  const reasons: unknown[] = [];
  call.onConnect((reason) => void reasons.push(reason));
  expect(reasons).toEqual([expect.objectContaining({ message: 'The client has left' })]);
  await expect(response).rejects.toThrow('The client has left');
});

test('a failure aborts the request, and a failure of the agent is one of the integration', async () => {
  const { call, response } = started();
  const reasons: unknown[] = [];
  call.onConnect((reason) => void reasons.push(reason));
  call.clientLeft(new Error('The client has left'));
  expect(reasons).toHaveLength(1);
  await expect(response).rejects.toThrow('The client has left');
  const broken = started();
  broken.call.onError(Object.assign(new Error('reset'), { code: 'ECONNRESET' }));
  await expect(broken.response).rejects.toMatchObject({ type: 'INTEGRATION_FAILURE' });
});
