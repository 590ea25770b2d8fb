import { describe, expect, test } from 'vitest';
import { type Front, HOSTS } from '../../support/hosts.js';
import { type Listening, rawClient, startTcp } from '../../support/servers.js';

/** Methods that call `origin` by another method than the client's. */
const api = (origin: string): object => {
  const method = (type: string, httpMethod: string): object => ({
    responses: { 200: { description: '' } },
    'x-amazon-apigateway-integration': {
      type,
      httpMethod,
      uri: origin,
      responses: { default: { statusCode: '200' } },
    },
  });
  return {
    openapi: '3.0.1',
    info: { title: 'framing', version: '1' },
    paths: {
      '/any': { 'x-amazon-apigateway-any-method': method('http_proxy', 'ANY') },
      '/head': {
        get: method('http_proxy', 'HEAD'),
        post: method('http', 'HEAD'),
        head: method('http_proxy', 'HEAD'),
      },
      '/get': { head: method('http_proxy', 'GET'), get: method('http_proxy', 'GET') },
    },
  };
};

const FAILED = '{"message": "Network error communicating with endpoint"}';
const UNMATCHED = '{"message":"Missing Authentication Token"}';
const LENGTH = 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n';

describe.each(HOSTS)('$name: the announced length is that of the body (CVE-2026-16728)', (host) => {
  async function start(
    answer: (head: string) => string,
    front: readonly Front[] = [],
  ): Promise<Listening> {
    const { origin } = await startTcp((socket) =>
      socket.on('data', (chunk) => socket.write(answer(chunk.toString('latin1')))),
    );
    return host.start({ gateways: { '': api(origin) }, options: { methodOverride: true }, front });
  }

  const override = (method: string): string => `X-HTTP-Method-Override: ${method}\r\n`;
  const rows: readonly { request: string; more?: string; length: string; body: string }[] = [
    { request: 'GET /head', length: '0', body: '' },
    { request: 'POST /head', length: '0', body: '' },
    { request: 'HEAD /head', length: '5', body: '' },
    { request: 'GET /any', length: '5', body: 'hello' },
    { request: 'GET /any', more: override('HEAD'), length: '0', body: '' },
    { request: 'POST /any', more: override('HEAD'), length: '0', body: '' },
    { request: 'HEAD /any', length: '5', body: '' },
    { request: 'HEAD /any', more: override('GET'), length: '5', body: '' },
    { request: 'HEAD /get', length: '5', body: '' },
    { request: 'HEAD /head', more: override('GET'), length: '5', body: '' },
    { request: 'GET /head', more: override('POST'), length: '0', body: '' },
  ];
  // A handler of fetch has no hold of what the server writes beside its Response.
  const onNode = test.skipIf(host.kind === 'fetch');
  onNode.each(['GET', 'POST'])('a %s that middleware changes to HEAD', async (method) => {
    const { port } = await start(
      () => LENGTH,
      [
        (req) => {
          if (req.url === '/any') {
            req.method = 'HEAD';
          }
        },
      ],
    );
    const sent = `${method} /any HTTP/1.1\r\nHost: a\r\n\r\nGET /none HTTP/1.1\r\nHost: a\r\n\r\n`;
    const received = await rawClient(port, sent).until(/Missing Authentication Token"}$/);
    const [head = '', following] = received.split('\r\n\r\n');
    expect(/^content-length: *(\d+)/im.exec(head)?.[1]).toBe('0');
    expect(following).toMatch(/^HTTP\/1\.1 403/);
  });

  const failures = [
    { request: 'GET /any', body: FAILED },
    { request: 'GET /any', more: override('HEAD'), body: FAILED },
    { request: 'POST /none', more: override('HEAD'), body: UNMATCHED },
    { request: 'HEAD /any', body: '' },
    { request: 'HEAD /any', more: override('GET'), body: '' },
  ];
  test.each(rows)('$request $more', async ({ request, more = '', length, body }) => {
    const { port } = await start((head) => `${LENGTH}${head.startsWith('HEAD ') ? '' : 'hello'}`);
    const next = 'GET /none HTTP/1.1\r\nHost: a\r\n\r\n';
    const client = rawClient(port, `${request} HTTP/1.1\r\nHost: a\r\n${more}\r\n${next}`);
    const received = await client.until(/Missing Authentication Token"}$/);
    const [head = '', ...rest] = received.split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 200 /);
    expect(/^content-length: *(\d+)/im.exec(head)?.[1]).toBe(length);
    expect(rest.join('\r\n\r\n').split('HTTP/1.1 403')[0]).toBe(body);
  });

  test.each(failures)('a failure of $request $more', async ({ request, more = '', body }) => {
    const { port } = await start(() => 'SSH-2.0-OpenSSH\r\n');
    const next = 'OPTIONS /last HTTP/1.1\r\nHost: a\r\n\r\n';
    const client = rawClient(port, `${request} HTTP/1.1\r\nHost: a\r\n${more}\r\n${next}`);
    const received = await client.until(/HTTP.*HTTP.*Missing Authentication Token"}$/s);
    const [head = '', ...rest] = received.split('\r\n\r\n');
    expect(Number(/^content-length: *(\d+)/im.exec(head)?.[1])).toBeGreaterThan(0);
    expect(rest.join('\r\n\r\n').split('HTTP/1.1 403')[0]).toBe(body);
  });

  test.each(['204 No Content', '304 Not Modified'])('%s with a length', async (status) => {
    const { port } = await start(() => `HTTP/1.1 ${status}\r\nContent-Length: 5\r\n\r\n`);
    const next = 'GET /none HTTP/1.1\r\nHost: a\r\n\r\n';
    const received = await rawClient(port, `GET /any HTTP/1.1\r\nHost: a\r\n\r\n${next}`).until(
      /Missing Authentication Token"}$/,
    );
    const [head = '', following] = received.split('\r\n\r\n');
    expect(head).toContain(`HTTP/1.1 ${status}`);
    expect(head).not.toMatch(/^content-length/im);
    expect(following).toMatch(/^HTTP\/1\.1 403/);
  });

  const chunked = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n';
  onNode.each(
    ['Content-Length: 3', 'Content-Length: 99', 'Transfer-Encoding: chunked', 'Trailer: x'].flatMap(
      (given) =>
        ([`${LENGTH}hello`, chunked, 'HTTP/1.1 204 No Content\r\n\r\n'] as const).map(
          (answer) => [given, answer] as const,
        ),
    ),
  )('framing headers of middleware in front are replaced: %s, %j', async (given, answer) => {
    const [name = '', value = ''] = given.split(': ');
    const { port } = await start(
      () => answer,
      [(req, res) => void (req.url === '/any' && res.setHeader(name, value))],
    );
    const client = rawClient(port, 'GET /any HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    await client.closed;
    const [head = '', ...rest] = client.received().split('\r\n\r\n');
    const body = rest.join('\r\n\r\n');
    const length = /^content-length: *(\d+)/im.exec(head)?.[1];
    const isChunked = /^transfer-encoding: *chunked/im.test(head);
    const isEmpty = answer.includes('204');
    expect(head).toMatch(isEmpty ? /^HTTP\/1\.1 204/ : /^HTTP\/1\.1 200/);
    expect(head).not.toMatch(/^trailer/im);
    expect(length !== undefined && isChunked).toBe(false);
    expect(isEmpty ? length : (length ?? '5')).toBe(isEmpty ? undefined : '5');
    expect(body).toBe(isEmpty ? '' : isChunked ? '5\r\nhello\r\n0\r\n\r\n' : 'hello');
  });

  test.each(['gzip, chunked', 'GZIP', 'chunked, chunked', 'x, Chunked'])(
    'a body in the transfer coding %j is a failure',
    async (coding) => {
      const { port } = await start(
        () => `HTTP/1.1 200 OK\r\nTransfer-Encoding: ${coding}\r\n\r\n5\r\nhello\r\n0\r\n\r\n`,
      );
      const client = rawClient(port, 'GET /any HTTP/1.1\r\nHost: a\r\n\r\n');
      expect(await client.until(/endpoint"}$/)).toMatch(/^HTTP\/1\.1 504 /);
    },
  );

  test('CONNECT by override is refused, and nothing is sent', async () => {
    let calls = 0;
    const { port } = await start(() => `${calls++}`);
    const client = rawClient(
      port,
      `GET /any HTTP/1.1\r\nHost: a\r\n${override('CONNECT')}Connection: close\r\n\r\n`,
    );
    await client.closed;
    expect(client.received()).toMatch(/^HTTP\/1\.1 403 /);
    expect(calls).toBe(0);
  });
});
