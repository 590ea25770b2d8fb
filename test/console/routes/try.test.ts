import { describe, expect, test } from 'vitest';
import type { TryRequest } from '../../../src/console/protocol/calls.js';
import { tryThrough } from '../../../src/console/routes/try.js';
import type { BodySink, ClientResponse } from '../../../src/model/message.js';
import { type FakeGateway, fakeGateway, textReply } from '../../support/fake-gateway.js';
import { wire } from '../../support/headers.js';

const REQUEST: TryRequest = { httpMethod: 'GET', path: '/pets', headers: [], body: undefined };

function trying(
  gateway: FakeGateway,
  request: Partial<TryRequest> = {},
  bodyLimit = 100,
  { left, deadline }: { readonly left?: AbortSignal; readonly deadline?: AbortSignal } = {},
) {
  const never = new AbortController().signal;
  return tryThrough(
    gateway,
    { ...REQUEST, ...request },
    {
      native: {},
      bodyLimit,
      left: left ?? never,
      deadline: deadline ?? never,
    },
  );
}

/** A response whose body is fed by the test. */
function streaming(feed: (sink: BodySink) => void, cancel: () => void = () => {}): ClientResponse {
  const body = { length: undefined, sendTo: feed, bytes: () => Promise.reject(), cancel };
  return { statusCode: 200, headers: wire([]), body };
}

describe('the gateway gets', () => {
  test.each<readonly [Partial<TryRequest>, object]>([
    [{}, { httpMethod: 'GET', path: '/pets', queryString: '', headers: ['Host', 'localhost'] }],
    [{ path: '/a%2Fb//c?d=e?f' }, { path: '/a%2Fb//c', queryString: 'd=e?f' }],
    [{ path: '//evil.test/x' }, { path: '//evil.test/x' }],
    [
      {
        headers: [
          ['X-A', 'é'],
          ['x-a', 'b'],
        ],
      },
      { headers: ['Host', 'localhost', 'X-A', '\u00c3\u00a9', 'x-a', 'b'] },
    ],
    [{ headers: [['hOST', 'a.test']] }, { headers: ['hOST', 'a.test'] }],
    [
      {
        headers: [
          ['Content-Length', '7'],
          ['transfer-encoding', 'chunked'],
        ],
      },
      { headers: ['Host', 'localhost'] },
    ],
    [{ body: 'é' }, { body: new TextEncoder().encode('é') }],
    [{ body: undefined }, { body: undefined }],
  ])('%j as a request of this machine', async (request, expected) => {
    const gateway = fakeGateway(() => textReply(200, 'ok'));
    await trying(gateway, request);
    expect(gateway.requests).toMatchObject([
      { sourceIp: '127.0.0.1', scheme: 'http', ...expected },
    ]);
  });
});

test('hooks get what was passed for them', async () => {
  const native = {};
  const seen: unknown[] = [];
  const gateway = fakeGateway((_request, given) => {
    seen.push(given);
    return textReply(200, 'ok');
  });
  const never = new AbortController().signal;
  await tryThrough(gateway, REQUEST, { native, bodyLimit: 1, left: never, deadline: never });
  expect(seen[0]).toBe(native);
});

test('the page gets status, headers as text, and the body', async () => {
  const gateway = fakeGateway(() => textReply(418, '{"é":1}', ['X-A', '\u00c3\u00a9', 'X-A', 'b']));
  expect(await trying(gateway)).toEqual({
    statusCode: 418,
    headers: [
      ['X-A', 'é'],
      ['X-A', 'b'],
    ],
    body: '{"é":1}',
    isComplete: true,
    durationInMillis: expect.any(Number),
  });
});

describe('of the body', () => {
  test.each<readonly [limit: number, text: string, body: string, isComplete: boolean]>([
    [6, 'abcdef', 'abcdef', true],
    [5, 'abcdef', 'abcde', false],
    [4, 'abcé', 'abc', false],
    [5, 'abcé', 'abcé', true],
    [4, '\ufeffa', '\ufeffa', true],
  ])('%j bytes of %j are %j', async (limit, text, body, isComplete) => {
    const gateway = fakeGateway(() => textReply(200, text));
    expect(await trying(gateway, {}, limit)).toMatchObject({ body, isComplete });
  });

  test('the rest is read and not kept, also of a chunk that its owner writes on', async () => {
    const chunk = Buffer.from('abcd');
    const accepted: boolean[] = [];
    const gateway = fakeGateway(() =>
      streaming((sink) => {
        for (let i = 0; i < 1000; i += 1) {
          accepted.push(sink.write(chunk));
          chunk.fill('x');
        }
        sink.end(Buffer.from('last'));
      }),
    );
    expect(await trying(gateway, {}, 6)).toMatchObject({ body: 'abcdxx', isComplete: false });
    expect(accepted).toEqual(new Array(1000).fill(true));
  });

  test('nothing is there for a response without one', async () => {
    const gateway = fakeGateway(() => ({ statusCode: 204, headers: wire([]), body: undefined }));
    expect(await trying(gateway)).toMatchObject({ statusCode: 204, body: '', isComplete: true });
  });

  test('that breaks off the beginning is shown', async () => {
    const gateway = fakeGateway(() =>
      streaming((sink) => {
        sink.write(Buffer.from('begin'));
        sink.fail(new Error('broken'));
      }),
    );
    expect(await trying(gateway)).toMatchObject({ body: 'begin', isComplete: false });
  });
});

describe.each(['left', 'deadline'] as const)('at the end of the time (%s)', (reason) => {
  test('the beginning of a stream is shown, and the request ends', async () => {
    const ending = new AbortController();
    const gateway = fakeGateway((request) =>
      streaming((sink) => {
        sink.write(Buffer.from('begin'));
        ending.abort();
        expect(request.signal?.aborted).toBe(true);
      }),
    );
    const response = await trying(gateway, {}, 100, { [reason]: ending.signal });
    expect(response).toMatchObject({ body: 'begin', isComplete: false });
  });

  test('there is no response, and a later one is cancelled', async () => {
    const ending = new AbortController();
    let respond = (_response: ClientResponse): void => {};
    const gateway = fakeGateway(
      () =>
        new Promise((resolve) => {
          respond = resolve;
          ending.abort();
        }),
    );
    await expect(trying(gateway, {}, 100, { [reason]: ending.signal })).rejects.toMatchObject({
      statusCode: 504,
    });
    await new Promise<void>((cancelled) => respond(streaming(() => {}, cancelled)));
  });
});
