import { once } from 'node:events';
import { type ClientHttp2Session, connect, createSecureServer } from 'node:http2';
import Koa from 'koa';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { gatewayMiddleware as forKoa } from '../../src/adapters/koa/koa.js';
import { gatewayMiddleware as forNode } from '../../src/adapters/node.js';
import type { BodySink, ClientResponse } from '../../src/model/message.js';
import { GOOD } from '../support/certificates.js';
import { type FakeGateway, fakeGateway, textReply } from '../support/fake-gateway.js';
import { wire } from '../support/headers.js';
import { type Front, HOSTS, type Host } from '../support/hosts.js';
import { listen, rawClient } from '../support/servers.js';

// What leaves the gateway reaches the client byte for byte, by whatever way Node writes it.

vi.mock('../../src/gateway.js', () => ({ createGateway: (gateway: FakeGateway) => gateway }));

/** Values as bytes, one character each, some of which are line ends once Node has read them as UTF-8. */
const VALUES: readonly string[] = [
  'attachment; filename="plain.pdf"',
  bytesOf('attachment; filename="\u6f22.pdf"'),
  bytesOf('\u010d\u010aX-Evil: 1'),
  bytesOf('\u020d\u020aX-Evil: 1'),
  bytesOf('\u{1f60d}\u{1f60a}X-Evil: 1'),
  bytesOf('\u010aX-Evil: 1'),
  '\xe9\xff\x80',
];

const NAMES = ['Content-Disposition', 'content-disposition', 'X-Name', 'Location', 'Set-Cookie'];

/** Ways in which a reply comes to its end. */
const WAYS: Readonly<Record<string, (headers: readonly string[]) => ClientResponse>> = {
  'in one piece': (headers) => textReply(200, 'body', headers),
  'in one piece, its length named before': (headers) =>
    textReply(200, 'body', ['Content-Length', '4', ...headers]),
  'in two pieces': (headers) => pieces(headers, undefined),
  'in two pieces of a known length': (headers) => pieces([...headers, 'Content-Length', '4'], 4),
  later: (headers) => {
    const reply = pieces(headers, undefined);
    const sendTo = (sink: BodySink) => void setImmediate(() => reply.body?.sendTo(sink));
    return { ...reply, body: { ...reply.body, sendTo } as ClientResponse['body'] };
  },
  empty: (headers) => textReply(200, '', headers),
  'without a body': (headers) => ({ statusCode: 204, headers: wire(headers), body: undefined }),
};

/**
 * Hono's server sends the head of a stream with Node's `flushHeaders`, which encodes bytes above 0x7F as
 * UTF-8 once more: neither a line end nor another header comes of it.
 */
function isEncodedAgain({ kind }: Host, way: string, value: string): boolean {
  return kind === 'fetch' && /two pieces|later/.test(way) && /[^ -~]/.test(value);
}

const FRONTS: readonly (readonly Front[])[] = [[], ['compression'], ['cookie'], ['helmet']];

/** What a framework does not run, or not for what a handler writes to the raw response. */
const LACKS: Readonly<Partial<Record<string, readonly (Front | undefined)[]>>> = {
  fastify: ['compression'],
  fetch: ['helmet'],
  koa: ['helmet'],
};

describe.each(HOSTS)('$name', (host) => {
  const fronts = FRONTS.filter(([front]) => !LACKS[host.kind]?.includes(front));
  const names = host.kind === 'fetch' ? NAMES.map((name) => name.toLowerCase()) : NAMES;

  test.each(fronts.map((front) => [String(front), front] as const))(
    'with %s in front',
    async (_name, front) => {
      let reply: ClientResponse | undefined;
      const { port } = await host.start({ gateways: { '': fakeGateway(() => reply) }, front });
      for (const name of names) {
        for (const value of VALUES) {
          for (const [way, make] of Object.entries(WAYS)) {
            reply = make([name, value, 'X-After', '1']);
            const client = rawClient(
              port,
              'GET / HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n',
            );
            await client.closed;
            const [head = ''] = client.received().split('\r\n\r\n', 1);
            const lines = head.split('\r\n').filter((line) => !line.includes('front='));
            const found = lines.filter((line) =>
              line.toLowerCase().startsWith(`${name.toLowerCase()}:`),
            );
            if (!isEncodedAgain(host, way, value)) {
              expect([way, found]).toEqual([way, [`${name}: ${value}`]]);
            }
            expect(head).not.toMatch(/[\r\n]X-Evil/);
            expect(lines).toContain(host.kind === 'fetch' ? 'x-after: 1' : 'X-After: 1');
          }
        }
      }
    },
  );

  test('a body stays whole, and its connection usable, after such a header', async () => {
    const headers = ['Content-Disposition', VALUES[2] ?? ''];
    const { port } = await host.start({
      gateways: { '': fakeGateway(() => textReply(200, 'body', headers)) },
      front: ['cookie'],
    });
    const request = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n';
    const client = rawClient(port, request + request);
    await client.until(/body[\s\S]*body$/);
    expect(client.received().match(/content-length: 4\r\n/gi)).toHaveLength(2);
  });
});

const OVER_HTTP2 = {
  Koa: (gateway: FakeGateway) => new Koa().use(forKoa(gateway as never)).callback(),
  node: (gateway: FakeGateway) => forNode(gateway as never),
};

describe.each(['node', 'Koa'] as const)('%s over HTTP/2', (framework) => {
  async function ask(headers: readonly unknown[]) {
    const gateway = fakeGateway(() => textReply(200, 'ok', headers as string[]));
    const listener = OVER_HTTP2[framework](gateway);
    const { port } = await listen(createSecureServer(GOOD, listener as never) as never);
    const session: ClientHttp2Session = connect(`https://127.0.0.1:${port}`, {
      rejectUnauthorized: false,
    });
    onTestFinished(() => session.destroy());
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

  test('a name that Node takes once, given twice, is one list', async () => {
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
});

function bytesOf(text: string): string {
  return Buffer.from(text).toString('latin1');
}

function pieces(headers: readonly string[], length: number | undefined): ClientResponse {
  return {
    statusCode: 200,
    headers: wire(headers),
    body: {
      length,
      sendTo: (sink) => {
        sink.write(Buffer.from('bo'));
        sink.end(Buffer.from('dy'));
      },
      bytes: () => Promise.reject(),
      cancel: () => {},
    },
  };
}
