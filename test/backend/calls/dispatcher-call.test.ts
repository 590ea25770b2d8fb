import { expect, test } from 'vitest';
import { DispatcherCall } from '../../../src/backend/calls/dispatcher-call.js';
import type { HttpDispatchController } from '../../../src/backend/dispatcher.js';
import type { EndpointResponse } from '../../../src/model/message.js';
import { RecordingSink } from '../../support/body-sink.js';
import { integrationRequest } from '../../support/integration-request.js';
import { limits, raw } from './limits.js';

/** A call whose dispatcher keeps the request to itself, and what its controller was told. */
function started(rawHeaders?: Buffer[]) {
  const told: string[] = [];
  const controller: HttpDispatchController = {
    rawHeaders,
    abort: ({ message }) => void told.push(message),
    pause: () => void told.push('pause'),
    resume: () => void told.push('resume'),
  };
  const request = integrationRequest({ origin: 'http://127.0.0.1:9' });
  let call: DispatcherCall | undefined;
  const response = new Promise<EndpointResponse>((resolve, reject) => {
    call = new DispatcherCall({ dispatch: () => true }, request, limits(), resolve, reject);
    call.start(undefined);
  });
  response.catch(() => {});
  return { call: call as unknown as DispatcherCall, controller, response, told };
}

test.each<[what: string, rawHeaders: Buffer[] | undefined, headers: readonly string[]]>([
  ['as received', raw('X-Raw', '1'), ['X-Raw', '1']],
  ['those of the object, where there is nothing else', undefined, ['x-a', '1', 'x-b', '2']],
])('the headers are %s', async (_, rawHeaders, expected) => {
  const { call, controller, response } = started(rawHeaders);
  call.onRequestStart(controller);
  call.onResponseStart(controller, 200, { 'x-a': '1', 'x-b': ['2'] });
  call.onResponseEnd();
  expect((await response).headers).toEqual(expected);
});

test('headers that cannot be sent fail the call', async () => {
  const { call, controller, response, told } = started();
  call.onRequestStart(controller);
  call.onResponseStart(controller, 200, { 'x-a': 'a\nb' });
  await expect(response).rejects.toMatchObject({ type: 'API_CONFIGURATION_ERROR' });
  expect(told).toHaveLength(1);
});

test('the dispatcher pauses while the body has no reader', async () => {
  const { call, controller, response, told } = started();
  call.onRequestStart(controller);
  call.onResponseStart(controller, 200, {});
  call.onResponseData(controller, Buffer.alloc(65_536));
  expect(told).toEqual(['pause']);
  new RecordingSink((await response).body);
  expect(told).toEqual(['pause', 'resume']);
  call.onResponseEnd();
});

test('a call that is over before its request starts aborts it', async () => {
  const { call, controller, response, told } = started();
  call.clientLeft(new Error('The client has left'));
  call.onRequestStart(controller);
  expect(told).toEqual(['The client has left']);
  await expect(response).rejects.toThrow('The client has left');
});
