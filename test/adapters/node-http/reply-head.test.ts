import { describe, expect, test, vi } from 'vitest';
import { type HeaderTarget, setHeaders } from '../../../src/adapters/node-http/reply-head.js';
import type { BodySink, ClientResponse } from '../../../src/model/message.js';
import { type FakeGateway, fakeGateway, textReply } from '../../support/fake-gateway.js';
import { wire } from '../../support/headers.js';
import { type Front, HOSTS, type Host } from '../../support/hosts.js';
import { rawClient } from '../../support/servers.js';

// What leaves the gateway reaches the client byte for byte, by whatever way Node writes it.

vi.mock('../../../src/gateway.js', () => ({ createGateway: (gateway: FakeGateway) => gateway }));

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

/** Ways in which a response is sent. */
const WAYS: Readonly<Record<string, (headers: readonly string[]) => ClientResponse>> = {
  'in one piece': (headers) => textReply(200, 'body', headers),
  'in one piece, with its length among the headers': (headers) =>
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

  test('the body is complete, and the connection usable, after such a header', async () => {
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

describe('headers on top of those of earlier middleware', () => {
  function target(given: Readonly<Record<string, string | readonly string[]>>) {
    const set = new Map<string, string | number | readonly string[]>(Object.entries(given));
    const calls: string[] = [];
    const made: HeaderTarget = {
      getHeader: (name) => set.get(name.toLowerCase()),
      setHeader: (name, value) => {
        calls.push(name);
        set.set(name.toLowerCase(), value);
      },
    };
    return { made, calls, headers: () => Object.fromEntries(set) };
  }

  test.each<
    [given: Record<string, string | readonly string[]>, sent: readonly string[], headers: object]
  >([
    [{}, ['X-A', '1'], { 'x-a': '1' }],
    [{ 'x-a': '0' }, ['X-A', '1'], { 'x-a': '1' }],
    [{ 'x-a': '0' }, ['X-A', '1', 'x-a', '2', 'X-A', '3'], { 'x-a': ['1', '2', '3'] }],
    [{}, ['Set-Cookie', 'a=1'], { 'set-cookie': 'a=1' }],
    [
      { 'set-cookie': 'z=0' },
      ['Set-Cookie', 'a=1', 'set-cookie', 'b=2'],
      { 'set-cookie': ['z=0', 'a=1', 'b=2'] },
    ],
    [
      { 'set-cookie': ['y=0', 'z=0'] },
      ['Set-Cookie', 'a=1'],
      { 'set-cookie': ['y=0', 'z=0', 'a=1'] },
    ],
    [{ vary: 'Origin' }, ['Vary', 'Accept'], { vary: ['Origin', 'Accept'] }],
  ])('%j with %j', (given, sent, headers) => {
    const { made, headers: result } = target(given);
    setHeaders(wire(sent), made);
    expect(result()).toEqual(headers);
  });

  test('keep the first spelling of a name', () => {
    const { made, calls } = target({});
    setHeaders(wire(['x-A', '1', 'X-a', '2']), made);
    expect(calls).toEqual(['x-A', 'x-A']);
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
