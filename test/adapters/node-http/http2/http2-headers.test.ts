import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ClientHttp2Session, connect, createSecureServer } from 'node:http2';
import type { Readable } from 'node:stream';
import Koa from 'koa';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { gatewayMiddleware as forKoa } from '../../../../src/adapters/koa/koa.js';
import { gatewayMiddleware as forNode } from '../../../../src/adapters/node.js';
import { createHttpBackend } from '../../../../src/backend/http.js';
import { GOOD } from '../../../support/certificates.js';
import {
  type FakeGateway,
  fakeGateway,
  proxyGateway,
  textReply,
} from '../../../support/fake-gateway.js';
import { eventually, listen, startHttp } from '../../../support/servers.js';

vi.mock('../../../../src/gateway.js', () => ({ createGateway: (gateway: FakeGateway) => gateway }));

/** Each with a next handler, which tells how many timers run. */
const LISTENERS = {
  Koa: (gateway: FakeGateway) =>
    new Koa()
      .use(forKoa(gateway as never))
      .use((ctx) => {
        ctx.body = `${vi.getTimerCount()}`;
      })
      .callback(),
  node: (gateway: FakeGateway) => {
    const middleware = forNode(gateway as never);
    return (req: IncomingMessage, res: ServerResponse) =>
      middleware(req, res, () => void res.end(`${vi.getTimerCount()}`));
  },
};

async function start(
  framework: keyof typeof LISTENERS,
  gateway: FakeGateway,
  settings: object = {},
): Promise<ClientHttp2Session> {
  const server = createSecureServer(GOOD, LISTENERS[framework](gateway) as never);
  const { port } = await listen(Object.assign(server, settings) as never);
  const session = connect(`https://127.0.0.1:${port}`, { rejectUnauthorized: false });
  onTestFinished(() => session.destroy());
  return session;
}

async function exchange(
  session: ClientHttp2Session,
  headers: Record<string, string | string[]>,
  body?: string,
): Promise<{ headers: Record<string, unknown>; text: string }> {
  const stream = session.request(headers, { endStream: body === undefined });
  if (body !== undefined) {
    stream.end(body);
  }
  const [answered] = await once(stream, 'response');
  let text = '';
  for await (const chunk of stream) {
    text += chunk;
  }
  return { headers: answered, text };
}

describe.each(['node', 'Koa'] as const)('%s over HTTP/2', (framework) => {
  test('a request has the form of HTTP/1.1', async () => {
    const gateway = fakeGateway(() =>
      textReply(200, 'ok', ['Set-Cookie', 'a=1', 'Set-Cookie', 'b=2']),
    );
    const session = await start(framework, gateway);
    const { headers, text } = await exchange(session, { ':path': '/a%2Fb?c', 'x-a': '1' });
    expect(text).toBe('ok');
    expect(headers).toMatchObject({ ':status': 200, 'set-cookie': ['a=1', 'b=2'] });
    const [request] = gateway.requests;
    expect(request).toMatchObject({
      httpMethod: 'GET',
      path: '/a%2Fb',
      queryString: 'c',
      scheme: 'https',
    });
    expect(request?.body).toBeUndefined();
    expect(request?.headers).toEqual(['Host', expect.stringMatching(/^127/), 'x-a', '1']);
  });

  test.each([
    ['a.test', 'b.test', ['a.test', 'b.test']],
    ['a.test', 'A.test', ['A.test']],
    [undefined, 'b.test', ['b.test']],
    ['a.test', undefined, ['a.test']],
  ])('the authority %s beside the Host %s', async (authority, host, expected) => {
    const gateway = fakeGateway(() => textReply(200, 'ok'));
    const session = await start(framework, gateway);
    await exchange(session, {
      ':path': '/',
      ...(authority !== undefined && { ':authority': authority }),
      ...(host !== undefined && { host }),
    });
    const { headers = [] } = gateway.requests[0] ?? {};
    const hosts = headers.filter((_, i) => headers[i - 1]?.toLowerCase() === 'host');
    expect(hosts).toEqual(expected);
  });

  test('the parts of a cookie are joined', async () => {
    const gateway = fakeGateway(() => textReply(200, 'ok'));
    const session = await start(framework, gateway);
    await exchange(session, { ':path': '/', cookie: ['a=1', 'b=2', 'c=3'], 'x-a': '1' });
    const headers = gateway.requests[0]?.headers.slice(2);
    expect(headers).toEqual(['cookie', 'a=1; b=2; c=3', 'x-a', '1']);
  });

  test('bodies pass in both directions', async () => {
    const { origin } = await startHttp((req, res) => void req.pipe(res));
    const backend = createHttpBackend({ payloadLimit: 1e9 });
    onTestFinished(() => backend.close());
    const session = await start(framework, proxyGateway(origin, backend));
    for (const text of ['short', 'x'.repeat(1_000_000)]) {
      const answer = await exchange(session, { ':path': '/', ':method': 'POST' }, text);
      expect(answer.text === text).toBe(true);
    }
  });

  test('a client that disconnects is noticed, one that stays is not', async () => {
    const left: string[] = [];
    const gateway = fakeGateway((request) => {
      request.onClientLeft?.({ clientLeft: () => left.push(request.path) });
      return request.path === '/stays' ? textReply(200, 'ok') : new Promise(() => {});
    });
    const session = await start(framework, gateway);
    await exchange(session, { ':path': '/stays' });
    const stream = session.request({ ':path': '/leaves' });
    stream.on('error', () => {});
    await eventually(() => gateway.requests.length === 2);
    stream.close(8);
    await eventually(() => left.length > 0);
    expect(left).toEqual(['/leaves']);
  });

  test('an upload that stalls is bounded by server.requestTimeout, as over HTTP/1.1', async () => {
    const { gateway, session } = await stalling(framework, 20);
    const stream = session.request({ ':path': '/', ':method': 'POST' }, { endStream: false });
    stream.write('the start');
    stream.on('error', () => {});
    await once(stream, 'close');
    expect(stream.rstCode).toBe(8);
    expect(gateway.left).toEqual(['/']);
  });

  test('an upload that other middleware handles is not bounded', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const counts: number[] = [];
    const gateway = fakeGateway(() => {
      counts.push(vi.getTimerCount());
      return undefined;
    });
    const session = await start(framework, gateway);
    const stream = session.request({ ':path': '/', ':method': 'POST' }, { endStream: false });
    stream.on('error', () => {});
    stream.write('the start');
    let text = '';
    for await (const chunk of stream) {
      text += chunk;
    }
    expect([...counts, Number(text)]).toEqual([1, 0]);
  });
});

/** A gateway that reads each body and never responds; its server allows uploads so many milliseconds. */
async function stalling(
  framework: keyof typeof LISTENERS,
  requestTimeout: number,
): Promise<{ gateway: { left: string[] }; session: ClientHttp2Session }> {
  const left: string[] = [];
  const gateway = fakeGateway((request) => {
    request.onClientLeft?.({ clientLeft: () => left.push(request.path) });
    (request.body as Readable).resume();
    return new Promise(() => {});
  });
  const session = await start(framework, gateway, { requestTimeout });
  return { gateway: { left }, session };
}

describe.each(['node', 'Koa'] as const)(
  'the headers of a response of %s over HTTP/2',
  (framework) => {
    async function ask(headers: readonly unknown[]) {
      const gateway = fakeGateway(() => textReply(200, 'ok', headers as string[]));
      const session = await start(framework, gateway);
      const stream = session.request({ ':path': '/' });
      const [answered] = await once(stream, 'response');
      stream.resume();
      return { headers: answered as Record<string, unknown>, errors: gateway.errors };
    }

    test.each([
      ...['Connection', 'HTTP2-Settings', 'Keep-Alive', 'Proxy-Connection', 'Transfer-Encoding'],
      ...['Upgrade', 'TE'],
    ])('%s is left out', async (name) => {
      const { headers, errors } = await ask([name, 'x', 'X-A', '1']);
      expect(headers).toMatchObject({ ':status': 200, 'x-a': '1' });
      expect(headers[name.toLowerCase()]).toBeUndefined();
      expect(errors).toEqual([]);
    });

    test('a name that is repeated is one list, except Set-Cookie', async () => {
      const given = ['ETag', '"a"', 'X-A', '1', 'etag', '"b"', 'x-a', '2', 'Set-Cookie', 'a=1'];
      const { headers } = await ask([...given, 'Set-Cookie', 'b=2']);
      expect(headers).toMatchObject({
        ':status': 200,
        etag: '"a", "b"',
        'x-a': '1, 2',
        'set-cookie': ['a=1', 'b=2'],
      });
    });

    test.each([
      [['X-A', 'a\u010d\u010aX-Evil: 1']],
      [['X-A', 'a\r\nX-Evil: 1']],
      [['X A', '1']],
      [['X-A', 1]],
    ])('%j is a 500', async (given) => {
      const { headers, errors } = await ask(given);
      expect(headers[':status']).toBe(500);
      expect(headers['x-evil']).toBeUndefined();
      expect(errors).toHaveLength(1);
    });
  },
);
