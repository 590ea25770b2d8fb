import type { IncomingMessage } from 'node:http';
import { request as send } from 'undici';
import { describe, expect, test } from 'vitest';
import type { GatewayError } from '../../../src/errors.js';
import { HOSTS, type Setup } from '../../support/hosts.js';
import {
  eventually,
  type Listening,
  rawClient,
  startHttp,
  startTcp,
} from '../../support/servers.js';

/** A method for everything that goes to `origin`, one that is a mock, and one whose backend is not there. */
const api = (origin: string): object => ({
  openapi: '3.0.1',
  info: { title: 'adapters', version: '1' },
  paths: {
    '/mock': {
      post: {
        responses: { 200: { description: '' } },
        'x-amazon-apigateway-integration': {
          type: 'mock',
          passthroughBehavior: 'when_no_match',
          requestTemplates: { 'application/json': '{"statusCode": 200}' },
          responses: { default: { statusCode: '200' } },
        },
      },
    },
    '/proxy/{proxy+}': {
      'x-amazon-apigateway-any-method': {
        parameters: [{ name: 'proxy', in: 'path', required: true, schema: { type: 'string' } }],
        'x-amazon-apigateway-integration': {
          type: 'http_proxy',
          httpMethod: 'ANY',
          uri: `${origin}/{proxy}`,
          requestParameters: { 'integration.request.path.proxy': 'method.request.path.proxy' },
          timeoutInMillis: 300,
        },
      },
    },
  },
});

describe.each(HOSTS)('$name', (host) => {
  async function start(
    origin: string,
    setup: Partial<Setup> = {},
  ): Promise<Listening & { readonly errors: GatewayError[] }> {
    const errors: GatewayError[] = [];
    const options = {
      payloadLimit: 1_000_000,
      onError: (error: GatewayError) => errors.push(error),
      ...setup.options,
    };
    return { ...(await host.start({ gateways: { '': api(origin) }, ...setup, options })), errors };
  }

  test('a request and its response', async () => {
    const backend = await startHttp((req, res) => {
      res.writeHead(201, { 'Content-Type': 'text/plain', 'Set-Cookie': ['a=1', 'b=2'] });
      res.write(`${req.method} ${req.url} ${req.headers['content-length']} `);
      req.pipe(res);
    });
    const { origin } = await start(backend.origin);
    const answer = await send(`${origin}/proxy/a%2Fb?c=d`, { method: 'POST', body: 'body' });
    expect(answer.statusCode).toBe(201);
    expect(answer.headers['set-cookie']).toEqual(['a=1', 'b=2']);
    expect(await answer.body.text()).toBe('POST /a%2Fb?c=d 4 body');
  });

  // A Request's headers are replaced together with it.
  const onNode = test.skipIf(host.kind === 'fetch');

  onNode('headers that middleware deletes or sets reach the backend so', async () => {
    const backend = await startHttp((req, res) => {
      res.setHeader('Content-Type', 'application/json');
      res.end(JSON.stringify([req.headers.cookie, req.headers['x-user'], req.headers['x-kept']]));
    });
    const front = (req: IncomingMessage): void => {
      delete req.headers.cookie;
      req.headers['x-user'] = 'ann';
    };
    const { origin } = await start(backend.origin, { front: [front] });
    const headers = { Cookie: 'a=b', 'X-User': ['admin', 'root'], 'X-Kept': '1' };
    const answer = await send(`${origin}/proxy/x`, { headers });
    expect(await answer.body.json()).toEqual([null, 'ann', '1']);
  });

  onNode(
    'a header that middleware sets wrongly is a 500, and `onError` gets its name',
    async () => {
      const front = (req: IncomingMessage): void => {
        req.headers['x-user'] = 7 as never;
      };
      const { origin, errors } = await start('http://127.0.0.1:1', { front: [front] });
      expect((await send(`${origin}/proxy/x`)).statusCode).toBe(500);
      expect(errors).toHaveLength(1);
      expect(String(errors[0]?.cause)).toContain('req.headers["x-user"]');
    },
  );

  test('a request that no method matches is a 403, or passed on', async () => {
    const alone = await start('http://127.0.0.1:1');
    expect((await send(`${alone.origin}/nothing`)).statusCode).toBe(403);
    const passing = await start('http://127.0.0.1:1', {
      behind: true,
      options: { fallthrough: true },
    });
    expect(await (await send(`${passing.origin}/nothing`)).body.text()).toBe('behind');
    const last = await start('http://127.0.0.1:1', { options: { fallthrough: true } });
    expect((await send(`${last.origin}/nothing`)).statusCode).toBe(
      host.kind === 'node' ? 403 : 404,
    );
  });

  onNode('`OPTIONS *` matches nothing', async () => {
    const { port } = await start('http://127.0.0.1:1');
    await rawClient(port, 'OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n').until(/^HTTP\/1\.1 403/);
  });

  test('HEAD has the length that GET would have', async () => {
    const backend = await startHttp(
      (_req, res) => void res.setHeader('Content-Length', 12).end('twelve bytes'),
    );
    const { origin } = await start(backend.origin);
    const { headers } = await send(`${origin}/proxy/x`, { method: 'HEAD' });
    expect(headers['content-length']).toBe('12');
  });

  test('failures are gateway responses', async () => {
    const silent = await startTcp(() => {});
    const { origin } = await start(silent.origin);
    const late = await send(`${origin}/proxy/x`);
    expect([late.statusCode, await late.body.json()]).toEqual([
      504,
      { message: 'Endpoint request timed out' },
    ]);
    const refused = await send(`${(await start('http://127.0.0.1:1')).origin}/proxy/x`);
    expect([refused.statusCode, await refused.body.json()]).toEqual([
      504,
      { message: 'Network error communicating with endpoint' },
    ]);
  });

  test('a body past the limit is 413, declared or not, and the connection stays usable', async () => {
    const backend = await startHttp(
      (req, res) => void req.resume().on('end', () => res.end('all')),
    );
    const { port } = await start(backend.origin);
    const part = 'x'.repeat(600_000);
    const chunk = `${part.length.toString(16)}\r\n${part}\r\n`;
    const declared = `Content-Length: 1200000\r\n\r\n${part}`;
    const chunked = `Transfer-Encoding: chunked\r\n\r\n${chunk}${chunk}0\r\n\r\n`;
    const head = 'POST /proxy/x HTTP/1.1\r\nHost: a\r\n';
    const client = rawClient(port, head + declared);
    await client.until(/^HTTP\/1\.1 413/);
    if (host.kind === 'fetch') {
      // What becomes of the rest, and of the connection, is up to the server.
      await rawClient(port, head + chunked).until(/^HTTP\/1\.1 413/);
      await rawClient(port, 'GET /proxy/x HTTP/1.1\r\nHost: a\r\n\r\n').until(/all$/);
      return;
    }
    client.socket.write(part);
    client.socket.write(head + chunked);
    await client.until(/413[\s\S]*413/);
    client.socket.write('GET /proxy/x HTTP/1.1\r\nHost: a\r\n\r\n');
    await client.until(/all$/);
  });

  test('a client that disconnects ends the call, and is not reported', async () => {
    let reached = false;
    let closed = false;
    const backend = await startHttp((req) => {
      reached = true;
      req.socket.on('close', () => {
        closed = true;
      });
    });
    const { port, errors } = await start(backend.origin);
    const client = rawClient(port, 'GET /proxy/x HTTP/1.1\r\nHost: a\r\n\r\n');
    await eventually(() => reached);
    client.socket.destroy();
    await eventually(() => closed);
    expect(errors).toEqual([]);
  });

  test('a response that breaks off closes the connection, and `onError` gets the cause', async () => {
    let breakOff = (): void => {};
    const backend = await startTcp((socket) =>
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc');
        breakOff = () => socket.resetAndDestroy();
      }),
    );
    const { port, errors } = await start(backend.origin);
    const client = rawClient(port, 'GET /proxy/x HTTP/1.1\r\nHost: a\r\n\r\n');
    await client.until(/abc$/);
    breakOff();
    await client.closed;
    expect(client.received()).toMatch(/^HTTP\/1\.1 200 OK[\s\S]*abc$/);
    await eventually(() => errors.length === 1);
    expect(errors[0]?.type).toBe('INTEGRATION_FAILURE');
  });

  test('a body that is lost fails the methods that need it', async () => {
    const backend = await startHttp((_req, res) => void res.end('fine'));
    const { origin, errors } = await start(backend.origin, { front: ['swallows'] });
    const form = {
      method: 'POST',
      headers: { 'Content-Type': 'multipart/form-data; boundary=x' },
      body: '--x--',
    } as const;
    expect((await send(`${origin}/proxy/x`, form)).statusCode).toBe(500);
    expect(errors[0]?.cause).toMatchObject({
      message: expect.stringContaining('mount the gateway in front of'),
    });
  });

  test('the middleware has its gateway, and closes it', async () => {
    const middleware = host.middleware(api('http://127.0.0.1:1') as never);
    expect(middleware.gateway.api.name).toBe('adapters');
    await middleware.close();
  });
});
