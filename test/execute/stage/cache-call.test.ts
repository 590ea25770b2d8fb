import { getEventListeners } from 'node:events';
import { createServer } from 'node:http';
import { describe, expect, onTestFinished, test } from 'vitest';
import { gatewayMiddleware } from '../../../src/adapters/node.js';
import { requestOf } from '../../support/scope.js';
import { eventually, listen, rawClient, startHttp } from '../../support/servers.js';
import { type CachedParts, cachedGateway, gate } from './cached.js';

const GET = { path: '/x' };

/** Some requests for one missing entry, all of which wait for the same call. */
function waiting(count: number, parts: CachedParts = {}) {
  const gates = [gate(), gate(), gate(), gate()];
  const made = cachedGateway({
    backend: (_, call) => (gates[call - 1] as (typeof gates)[0]).passed,
    ...parts,
  });
  const clients = Array.from({ length: count }, () => new AbortController());
  const answers = clients.map(({ signal }) => made.send({ ...GET, signal }));
  const signals = () => made.calls.map(({ methodRequest }) => methodRequest.request.signal);
  return { ...made, gates, clients, answers, signals };
}

describe('requests for one missing entry', () => {
  test('share one call, and its response', async () => {
    const { answers, gates, calls, gateway } = waiting(3);
    await eventually(() => calls.length > 0);
    gates[0]?.open({ statusCode: 201, headers: ['A', 'b'], body: 'shared' });
    for (const answer of await Promise.all(answers)) {
      expect([answer.status, answer.text, answer.headers.a]).toEqual([201, 'shared', 'b']);
    }
    expect([calls.length, gateway.cache.hits, gateway.cache.misses]).toEqual([1, 2, 1]);
  });

  test('share one failure; the next request calls again', async () => {
    const { answers, gates, calls, send } = waiting(2);
    await eventually(() => calls.length > 0);
    gates[0]?.fail(new Error('away'));
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([500, 500]);
    gates[1]?.open({ statusCode: 200, body: 'back' });
    expect((await send(GET)).text).toBe('back');
    expect(calls.length).toBe(2);
  });

  test.each([
    ['is too large', { body: new Uint8Array(1_048_577) }],
    ['is a stream of events', { headers: ['Content-Type', 'text/event-stream'], body: 'data' }],
    ['is a part', { statusCode: 206, body: 'part' }],
  ])('call by themselves if the response %s', async (_, response) => {
    const { answers, gates, calls, gateway } = waiting(3);
    await eventually(() => calls.length > 0);
    for (const one of gates) {
      one.open({ statusCode: 200, ...response });
    }
    const sizes = (await Promise.all(answers)).map(({ bytes }) => bytes.length);
    expect(sizes).toEqual(Array(3).fill(response.body.length));
    expect([calls.length, gateway.cache.misses, gateway.cache.entries]).toEqual([3, 3, 0]);
  });

  test('get the response if the client that it was begun for leaves', async () => {
    const { answers, gates, calls, clients, signals } = waiting(2);
    await eventually(() => calls.length > 0);
    clients[0]?.abort(new Error('left'));
    expect(signals().map((signal) => signal?.aborted)).toEqual([false]);
    gates[0]?.open({ statusCode: 200, body: 'kept' });
    expect((await answers[1])?.text).toBe('kept');
    expect(calls.length).toBe(1);
  });

  test('end the call when all clients have left; a later one begins another', async () => {
    const { answers, gates, calls, clients, signals, send } = waiting(2);
    await eventually(() => calls.length > 0);
    for (const client of clients) {
      client.abort(new Error('left'));
    }
    expect(signals().map((signal) => signal?.aborted)).toEqual([true]);
    const later = send(GET);
    await eventually(() => calls.length > 1);
    gates[1]?.open({ statusCode: 200, body: 'new' });
    expect((await later).text).toBe('new');
    gates[0]?.open({ statusCode: 200, body: 'old' });
    await Promise.all(answers);
    expect((await send(GET)).text).toBe('new');
  });

  test('share a body that breaks off: all fail, and nothing is kept', async () => {
    async function* broken() {
      yield 'half';
      throw new Error('died');
    }
    const { answers, gates, calls, gateway } = waiting(2);
    await eventually(() => calls.length > 0);
    gates[0]?.open({ statusCode: 200, body: broken() });
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([500, 500]);
    expect([gateway.cache.entries, calls.length]).toEqual([0, 1]);
  });

  test.each([
    ['no response', () => new Promise<never>(() => {})],
    ['a body without end', () => ({ statusCode: 200, body: endless() })],
  ])('time out together with %s', async (_, backend) => {
    const { answers, calls } = waiting(2, { backend, integration: { timeoutInMillis: 50 } });
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([504, 504]);
    expect(calls.length).toBe(1);
  });

  test('do not share a call whose body a client is still sending', async () => {
    async function* body() {
      yield Uint8Array.of(1);
    }
    const { send, calls } = cachedGateway({ method: 'post', setting: { cachingEnabled: true } });
    const request = { ...GET, httpMethod: 'POST' };
    const answers = await Promise.all(
      [1, 2].map(() =>
        send({ ...request, headers: ['Transfer-Encoding', 'chunked'], body: body() }),
      ),
    );
    expect(answers.map(({ text }) => text).sort()).toEqual(['call 1', 'call 2']);
    expect(calls.length).toBe(2);
    expect((await send(request)).text).toMatch(/^call [12]$/);
    expect(calls.length).toBe(2);
  });
});

test('a signal that serves many requests is not watched after them', async () => {
  const { signal } = new AbortController();
  const { answers, gates, calls, send } = waiting(0);
  for (const [index, queryString] of ['q=1', 'q=2'].entries()) {
    const sent = [1, 2].map(() => send({ ...GET, queryString, signal }));
    await eventually(() => calls.length > index);
    if (index === 0) {
      gates[0]?.open({ statusCode: 200, body: 'whole' });
    } else {
      gates[1]?.fail(new Error('away'));
    }
    await Promise.all(sent);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  }
  expect(answers).toEqual([]);
});

describe('a call under way', () => {
  const setting = { requireAuthorizationForCacheControl: false };
  const fresh = { ...GET, headers: ['Cache-Control', 'max-age=0'] };

  test('does not replace the entry of a later one, which a client asked for', async () => {
    const { answers, gates, calls, send } = waiting(1, { setting });
    await eventually(() => calls.length > 0);
    const later = send(fresh);
    await eventually(() => calls.length > 1);
    const follower = send(GET);
    gates[1]?.open({ statusCode: 200, body: 'new' });
    expect([(await later).text, (await follower).text]).toEqual(['new', 'new']);
    gates[0]?.open({ statusCode: 200, body: 'old' });
    expect((await answers[0])?.text).toBe('old');
    expect((await send(GET)).text).toBe('new');
    expect(calls.length).toBe(2);
  });

  test('is not kept after a flush', async () => {
    const { answers, gates, calls, send, gateway } = waiting(2);
    await eventually(() => calls.length > 0);
    await gateway.cache.flush();
    gates[0]?.open({ statusCode: 200, body: 'old' });
    expect((await Promise.all(answers)).map(({ text }) => text)).toEqual(['old', 'old']);
    gates[1]?.open({ statusCode: 200, body: 'new' });
    expect((await send(GET)).text).toBe('new');
  });

  test('that fails leaves the entry that it was to replace', async () => {
    const { send } = cachedGateway({
      setting,
      backend: (_, call) => {
        if (call === 2) {
          throw new Error('away');
        }
        return { statusCode: 200, body: `call ${call}` };
      },
    });
    const seen = [await send(GET), await send(fresh), await send(GET)];
    expect(seen.map(({ status, text }) => [status, text])).toEqual([
      [200, 'call 1'],
      [500, expect.stringContaining('Internal server error')],
      [200, 'call 1'],
    ]);
  });
});

describe('with a shared store', () => {
  const NEVER = () => new Promise<never>(() => {});
  const no = () => {};

  test.each([
    ['hangs', { get: NEVER, set: NEVER, delete: NEVER }],
    ['throws', { get: () => Promise.reject(new Error('gone')), set: no, delete: no }],
    ['returns nonsense', { get: () => 'poison', set: no, delete: no }],
    ['returns another kind', { get: () => ({ statusCode: 200 }), set: no, delete: no }],
    ['cannot write', { get: no, set: () => Promise.reject(new Error('full')), delete: no }],
  ])('that %s, the backend is called each time', async (_, entries) => {
    const { send, gateway } = cachedGateway({
      options: { stores: { entries, timeoutInMillis: 1 } },
    });
    const seen = [(await send(GET)).text, (await send(GET)).text];
    expect(seen).toEqual(['call 1', 'call 2']);
    expect([gateway.cache.entries, gateway.cache.bytes]).toEqual([undefined, undefined]);
  });

  test('two gateways share entries and flushes', async () => {
    const stores = { entries: new Map<string, string>() };
    const [one, two] = [
      cachedGateway({ options: { stores } }),
      cachedGateway({ options: { stores } }),
    ];
    expect((await one.send(GET)).text).toBe('call 1');
    await eventually(() => stores.entries.size > 1);
    expect((await two.send(GET)).text).toBe('call 1');
    expect(two.calls.length).toBe(0);
    await two.gateway.cache.flush();
    expect((await one.send(GET)).text).toBe('call 2');
  });
});

describe('over sockets', () => {
  const document = (origin: string) => ({
    openapi: '3.0.1',
    info: { title: 'T', version: '1' },
    paths: {
      '/x': {
        get: {
          responses: {},
          'x-amazon-apigateway-integration': { type: 'http_proxy', httpMethod: 'GET', uri: origin },
        },
      },
    },
  });
  const ask = 'GET /x HTTP/1.1\r\nHost: a\r\n\r\n';

  async function served(onRequest: Parameters<typeof startHttp>[0]) {
    const { origin } = await startHttp(onRequest);
    const gateway = gatewayMiddleware(document(origin), {
      cache: true,
      methodSettings: { '*/*': { cachingEnabled: true } },
      onError: () => {},
    });
    onTestFinished(() => gateway.close());
    const { port } = await listen(createServer(gateway));
    return { port, gateway: gateway.gateway };
  }

  test('the call of a client that disconnects goes on for another', async () => {
    const pending: (() => void)[] = [];
    let closed = 0;
    const { port, gateway } = await served((_request, response) => {
      response.on('close', () => {
        closed += response.writableFinished ? 0 : 1;
      });
      pending.push(() => response.end('late'));
    });
    const first = rawClient(port, ask);
    await eventually(() => pending.length === 1);
    const second = rawClient(port, ask);
    const third = gateway.invoke(requestOf(GET));
    first.socket.destroy();
    await first.closed;
    pending[0]?.();
    expect(await second.until(/late/)).toMatch(/^HTTP\/1\.1 200 OK/);
    expect((await third)?.statusCode).toBe(200);
    expect([pending.length, closed, gateway.cache.entries]).toEqual([1, 0, 1]);
  });

  test('it ends when all have disconnected', async () => {
    let begun = 0;
    let closed = 0;
    const { port, gateway } = await served((_request, response) => {
      begun += 1;
      response.on('close', () => {
        closed += 1;
      });
    });
    const client = rawClient(port, ask);
    await eventually(() => begun === 1);
    client.socket.destroy();
    await eventually(() => closed === 1);
    expect(gateway.cache.entries).toBe(0);
  });

  test('a backend that dies within a body fails all that wait, and is called again', async () => {
    let begun = 0;
    const { port, gateway } = await served((_request, response) => {
      begun += 1;
      if (begun > 1) {
        response.end('whole');
        return;
      }
      response.writeHead(200, { 'Content-Length': '10' });
      response.write('half');
      setImmediate(() => response.destroy());
    });
    const waiting = [rawClient(port, ask), rawClient(port, ask)];
    const heads = await Promise.all(waiting.map((client) => client.until(/\r\n\r\n/)));
    expect(heads.some((head) => /^HTTP\/1\.1 50\d /.test(head))).toBe(true);
    expect(await rawClient(port, ask).until(/whole/)).toMatch(/^HTTP\/1\.1 200 OK/);
    expect(gateway.cache.entries).toBe(1);
  });
});

async function* endless(): AsyncGenerator<string> {
  yield 'a';
  await new Promise(() => {});
}
