import { describe, expect, test } from 'vitest';
import { respond } from '../../../src/core/fetch/respond.js';
import type { Arrival } from '../../../src/core/fetch/web-request.js';
import { fakeGateway, textReply } from '../../support/fake-gateway.js';

const ARRIVAL: Arrival = { mount: '', connection: undefined, fallthrough: true };
const ask = (gateway: ReturnType<typeof fakeGateway>, arrival: Arrival = ARRIVAL) =>
  respond(gateway as never, new Request('http://a.test/pets?q=1'), 'native', arrival);

describe('a web request', () => {
  test('gets the response of the gateway, which gets what the platform has', async () => {
    const natives: unknown[] = [];
    const gateway = fakeGateway((_request, native) => {
      natives.push(native);
      return textReply(201, 'pets', ['X-A', '1']);
    });
    const response = await ask(gateway);
    expect([response?.status, response?.headers.get('x-a'), await response?.text()]).toEqual([
      201,
      '1',
      'pets',
    ]);
    expect(gateway.requests).toMatchObject([
      { httpMethod: 'GET', path: '/pets', queryString: 'q=1' },
    ]);
    expect(natives).toEqual(['native']);
  });

  test.each([
    [true, undefined],
    [false, 403],
  ])('that no method matches is passed on with fallthrough: %s', async (fallthrough, status) => {
    const arrival = { ...ARRIVAL, fallthrough };
    expect(
      (
        await ask(
          fakeGateway(() => undefined),
          arrival,
        )
      )?.status,
    ).toBe(status);
  });

  test('is a plain 500 if the response cannot be made, whose body is cancelled', async () => {
    let cancelled = 0;
    const reply = textReply(200, 'x', ['X-A', 'a\nb']);
    const body = {
      ...reply.body,
      cancel: () => {
        cancelled += 1;
      },
    };
    const gateway = fakeGateway(() => ({ ...reply, body }) as never);
    const response = await ask(gateway);
    expect(response?.status).toBe(500);
    expect(response?.headers.get('content-type')).toBe('application/json');
    expect(await response?.json()).toEqual({ message: 'Internal server error' });
    expect([cancelled, gateway.errors.length]).toEqual([1, 1]);
  });
});
