import { describe, expect, test } from 'vitest';
import { webResponse } from '../../../src/core/fetch/web-response.js';
import type { WireRequest } from '../../../src/http/header-field.js';
import type { Body, BodySink, ClientResponse, GatewayRequest } from '../../../src/model/message.js';
import { textReply } from '../../support/fake-gateway.js';
import { wire } from '../../support/headers.js';
import { requestOf } from '../../support/scope.js';

/** A response with a body that is fed by hand, and what became of it. */
function fed(more: Partial<ClientResponse> = {}, length?: number) {
  const state = { cancelled: 0, sink: undefined as BodySink | undefined };
  const body: Body = {
    length,
    sendTo: (sink) => {
      state.sink = sink;
    },
    bytes: () => Promise.reject(new Error('not asked for')),
    cancel: () => {
      state.cancelled++;
    },
  };
  return { state, reply: { statusCode: 200, headers: wire([]), body, ...more } };
}

function sent(reply: ClientResponse, request: Partial<GatewayRequest> = {}) {
  const broken: unknown[] = [];
  const response = webResponse(reply, requestOf(request) as WireRequest, (cause) =>
    broken.push(cause),
  );
  return { response, broken };
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('the head', () => {
  test('has every header, several of a name too, and the length', async () => {
    const headers = ['Set-Cookie', 'a=1', 'X-A', '\u00e9', 'set-cookie', 'b=2', 'x-a', '2'];
    const { response } = sent(textReply(201, 'body', headers));
    expect(response.status).toBe(201);
    expect([...response.headers]).toEqual([
      ['content-length', '4'],
      ['set-cookie', 'a=1'],
      ['set-cookie', 'b=2'],
      ['x-a', '\u00e9, 2'],
    ]);
    expect(await response.text()).toBe('body');
  });

  test.each([
    ...['Connection', 'Keep-Alive', 'Transfer-Encoding', 'Upgrade', 'Proxy-Connection'],
    ...['HTTP2-Settings', 'Trailer'],
  ])('lacks %s, which is the server\u2019s', (name) => {
    const { response } = sent(textReply(200, 'x', [name, 'x', 'X-A', '1']));
    expect([...response.headers.keys()]).toEqual(['content-length', 'x-a']);
  });

  test('has no other length than the body that is sent', () => {
    const { response } = sent(
      textReply(200, 'body', ['Content-Length', '9', 'content-length', '7']),
    );
    expect(response.headers.get('content-length')).toBe('4');
  });

  test.each([100, 101, 199, 600, 999, 200.5, Number.NaN])(
    'with the status %d fails',
    (statusCode) => {
      expect(() => sent(textReply(statusCode, 'x'))).toThrow(
        /The status \S+ cannot be sent: a Response has/,
      );
    },
  );

  test.each([
    ['X-A', 'a\r\nX-Evil: 1'],
    ['X-A', '\u010d\u010aX-Evil: 1'],
    ['X-A', 'a\u0001'],
    ['X A', '1'],
    ['X-A', 1],
  ])('with %j: %j fails', (...header) => {
    expect(() => sent(textReply(200, 'x', header as string[]))).toThrow(TypeError);
  });
});

describe('without a body', () => {
  test.each([
    [200, 'GET', [], '0'],
    [200, 'HEAD', ['Content-Length', '12'], '12'],
    [200, 'HEAD', [], null],
    [205, 'GET', [], '0'],
    [204, 'GET', [], null],
    [304, 'GET', ['ETag', '"a"'], null],
  ])('%i to %s with %j', async (statusCode, httpMethod, headers, length) => {
    const reply = { statusCode, headers: wire(headers), body: undefined };
    const { response } = sent(reply, { httpMethod });
    expect([response.status, response.body]).toEqual([statusCode, null]);
    expect(response.headers.get('content-length')).toBe(length);
  });

  test.each([204, 205, 304])('%i gives the one up that it should not have', (statusCode) => {
    const { reply, state } = fed({ statusCode });
    expect([sent(reply).response.body, state.cancelled]).toEqual([null, 1]);
  });
});

describe('a body that streams', () => {
  test('is read at the pace of the client', async () => {
    const { reply, state } = fed();
    const { response } = sent(reply);
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    const { sink } = state;
    let resumed = 0;
    expect(sink?.write(bytes('a'))).toBe(true);
    expect(sink?.write(new Uint8Array(100_000))).toBe(false);
    sink?.onDrain(() => {
      resumed++;
    });
    expect((await reader.read()).value).toEqual(bytes('a'));
    expect(resumed).toBe(0);
    expect((await reader.read()).value?.length).toBe(100_000);
    expect(resumed).toBe(1);
    sink?.onDrain(() => {
      resumed++; // with room, at once: the client may have read since
    });
    await undefined;
    expect(resumed).toBe(2);
    sink?.end(bytes('last'));
    expect((await reader.read()).value).toEqual(bytes('last'));
    expect((await reader.read()).done).toBe(true);
    expect(state.cancelled).toBe(0);
  });

  test('keeps the length that it announced', async () => {
    const short = fed({}, 3);
    const { response, broken } = sent(short.reply);
    expect(response.headers.get('content-length')).toBe('3');
    short.state.sink?.write(bytes('ab'));
    short.state.sink?.end();
    await expect(response.text()).rejects.toThrow('ended after 2 of the 3 bytes');
    expect([broken.length, short.state.cancelled]).toEqual([1, 1]);

    const long = fed({}, 3);
    const { response: other, broken: also } = sent(long.reply);
    expect(long.state.sink?.write(bytes('abcd'))).toBe(true);
    await expect(other.text()).rejects.toThrow('longer than the 3 bytes');
    expect([also.length, long.state.cancelled]).toEqual([1, 1]);
  });

  test('that breaks off breaks the Response off, and is reported', async () => {
    const { reply, state } = fed();
    const { response, broken } = sent(reply);
    state.sink?.write(bytes('a'));
    const cause = new Error('hung up');
    state.sink?.fail(cause);
    await expect(response.text()).rejects.toBe(cause);
    expect(broken).toEqual([cause]);
    expect(state.sink?.write(bytes('later'))).toBe(true);
    state.sink?.end();
  });

  test('is given up when the Response is cancelled, without an error', async () => {
    const { reply, state } = fed();
    const { response, broken } = sent(reply);
    state.sink?.write(bytes('a'));
    await response.body?.cancel('enough');
    expect([state.cancelled, broken]).toEqual([1, []]);
    expect(state.sink?.write(bytes('b'))).toBe(true);
    state.sink?.end(bytes('c'));
    state.sink?.fail(new Error('late'));
    expect([state.cancelled, broken]).toEqual([1, []]);
  });

  test('is given up when the client leaves, and the Response ends with its reason', async () => {
    const watchers: { clientLeft(reason: unknown): void }[] = [];
    const { reply, state } = fed();
    const request = {
      onClientLeft: (watcher: (typeof watchers)[0]) => void watchers.push(watcher),
    };
    const { response, broken } = sent(reply, request);
    state.sink?.write(bytes('a'));
    const reason = new Error('the client left');
    watchers[0]?.clientLeft(reason);
    watchers[0]?.clientLeft(reason);
    await expect(response.text()).rejects.toBe(reason);
    expect([state.cancelled, broken]).toEqual([1, []]);
  });

  test('and is empty', async () => {
    const { reply, state } = fed();
    const { response } = sent(reply);
    state.sink?.end();
    expect(await response.text()).toBe('');
    expect(response.headers.get('content-length')).toBeNull();
  });
});

test('a body that has arrived in full is sent as bytes, an empty one as none', () => {
  const { reply, state } = fed({}, 4);
  (reply.body as { sendTo: Body['sendTo'] }).sendTo = (sink) => sink.end(bytes('body'));
  expect(sent(reply).response.headers.get('content-length')).toBe('4');
  expect(state.cancelled).toBe(0);
  const { response } = sent(textReply(200, ''));
  expect([response.body, response.headers.get('content-length')]).toEqual([null, '0']);
});
