import { expect, test } from 'vitest';
import { ServedRequests } from '../../../src/cli/serve/served-requests.js';
import { GatewayError } from '../../../src/errors.js';
import type { IntegrateHook } from '../../../src/execute/callers/integrate.js';
import { requestOf } from '../../support/scope.js';

type Integrated = Parameters<IntegrateHook>[0];

/** What the hook of a gateway gets about a request. */
function integrated(request: ReturnType<typeof requestOf>): Integrated {
  return { methodRequest: { request } } as unknown as Integrated;
}

test('a request starts without facts, and keeps those that it gets', () => {
  const requests = new ServedRequests();
  const [one, other] = [requestOf(), requestOf()];
  expect(requests.of(one)).toEqual({ backendStatus: undefined, failure: undefined });
  expect(requests.of(one)).toBe(requests.of(one));
  expect(requests.of(one)).not.toBe(requests.of(other));
});

test('the response of the backend passes, and its status is noted', async () => {
  const requests = new ServedRequests();
  const request = requestOf();
  const response = { statusCode: 201 } as Awaited<ReturnType<Parameters<IntegrateHook>[1]>>;
  expect(await requests.integrate(integrated(request), async () => response)).toBe(response);
  expect(requests.of(request)).toEqual({ backendStatus: 201, failure: undefined });
});

test('without a response of the backend there is no status', async () => {
  const requests = new ServedRequests();
  const request = requestOf();
  const fails = async () => {
    throw new Error('down');
  };
  await expect(requests.integrate(integrated(request), fails)).rejects.toThrow('down');
  expect(requests.of(request).backendStatus).toBeUndefined();
});

test('the first failure of a request counts', () => {
  const requests = new ServedRequests();
  const request = requestOf();
  const [first, second] = [new GatewayError('THROTTLED'), new GatewayError('UNAUTHORIZED')];
  requests.onError(first, request);
  requests.onError(second, request);
  expect(requests.of(request).failure).toBe(first);
  expect(requests.of(requestOf()).failure).toBeUndefined();
});
