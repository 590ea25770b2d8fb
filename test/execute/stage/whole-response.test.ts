import { describe, expect, test, vi } from 'vitest';
import { wholeResponse } from '../../../src/execute/stage/whole-response.js';
import { bytesBody } from '../../../src/http/body.js';
import type { Body, BodySink, EndpointResponse } from '../../../src/model/message.js';
import { wire } from '../../support/headers.js';
import { integrationRequest } from '../../support/integration-request.js';

/** A body that a test sends piece by piece. */
function slowBody(length?: number) {
  let sink: BodySink | undefined;
  const state = { cancels: 0 };
  const body: Body = {
    length,
    sendTo: (given) => {
      sink = given;
    },
    bytes: () => Promise.reject(new Error('not asked')),
    cancel: () => {
      state.cancels += 1;
    },
  };
  return { body, state, sink: () => sink as BodySink };
}

const response = (body: Body, headers: string[] = [], statusCode = 200): EndpointResponse => ({
  statusCode,
  headers: wire(headers),
  body,
});

test('a response that could be kept is read', async () => {
  const { body, sink } = slowBody();
  const outcome = wholeResponse(
    integrationRequest({ origin: '' }),
    response(body, ['A', 'b'], 500),
  );
  sink().write(Uint8Array.of(1, 2));
  sink().end(Uint8Array.of(3));
  expect(await outcome).toEqual({
    whole: { statusCode: 500, headers: ['A', 'b'], bytes: Uint8Array.of(1, 2, 3) },
  });
});

describe('passes on unread', () => {
  test.each<[string, Partial<EndpointResponse>, object]>([
    ['a declared length that is too large', { body: slowBody(1_048_577).body }, {}],
    ['a part', { statusCode: 206 }, {}],
    ['not modified', { statusCode: 304 }, {}],
    ['events', { headers: wire(['content-type', 'Text/Event-Stream;a=b']) }, {}],
    ['to HEAD', {}, { httpMethod: 'HEAD' }],
  ])('%s', async (_, parts, request) => {
    const given = { ...response(slowBody().body), ...parts };
    const outcome = await wholeResponse(
      { ...integrationRequest({ origin: '' }), ...request },
      given,
    );
    expect(outcome.passing).toBe(given);
  });

  test('the rest of a body that turns out too large', async () => {
    const { body, sink } = slowBody();
    const outcome = wholeResponse(integrationRequest({ origin: '' }), response(body));
    const half = new Uint8Array(600_000).fill(1);
    expect([sink().write(half), sink().write(half)]).toEqual([true, false]);
    const { passing } = await outcome;
    const bytes = passing?.body.bytes(2_000_000);
    sink().end(half);
    expect((await bytes)?.length).toBe(1_800_000);
  });
});

describe('fails', () => {
  test('with a body that breaks off', async () => {
    const { body, state, sink } = slowBody();
    const outcome = wholeResponse(integrationRequest({ origin: '' }), response(body));
    sink().write(Uint8Array.of(1));
    sink().fail(new Error('broke off'));
    await expect(outcome).rejects.toThrow('broke off');
    expect(state.cancels).toBe(1);
  });

  test('with a body that is not as long as announced', async () => {
    const body = { ...bytesBody(Uint8Array.of(1, 2)), length: 3 };
    await expect(wholeResponse(integrationRequest({ origin: '' }), response(body))).rejects.toThrow(
      'A body of 3 bytes was announced, but 2 came',
    );
  });

  test('with a body that takes longer than the call may', async () => {
    vi.useFakeTimers();
    try {
      const { body, state } = slowBody();
      const request = { ...integrationRequest({ origin: '' }), timeoutInMillis: 1000 };
      const outcome = expect(wholeResponse(request, response(body))).rejects.toMatchObject({
        type: 'INTEGRATION_TIMEOUT',
      });
      await vi.advanceTimersByTimeAsync(1000);
      await outcome;
      expect(state.cancels).toBe(1);
    } finally {
      vi.useRealTimers();
    }
  });
});
