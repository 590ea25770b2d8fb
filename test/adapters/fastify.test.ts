import { connect } from 'node:http2';
import { PassThrough } from 'node:stream';
import { createGunzip, gzipSync } from 'node:zlib';
import Fastify, { type FastifyInstance } from 'fastify';
import { request as send } from 'undici';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type FastifyNative, gatewayPlugin } from '../../src/adapters/fastify.js';
import type { GatewayError } from '../../src/errors.js';
import type { ApiSource, GatewayOptions } from '../../src/gateway.js';
import { documentOf } from '../support/in-memory.js';
import { listen, rawClient, startHttp } from '../support/servers.js';

type App = FastifyInstance;

interface Setup extends GatewayOptions<FastifyNative> {
  readonly prefix?: string;
  readonly set?: (app: App) => void;
}

/** An application that `set` fills, and the plugin below `prefix`. */
async function appWith(
  document: ApiSource,
  { prefix = '', set = () => {}, ...options }: Setup = {},
) {
  const errors: GatewayError[] = [];
  const app = Fastify();
  set(app);
  const plugin = gatewayPlugin(document, { onError: (error) => errors.push(error), ...options });
  app.register(plugin, { prefix });
  await app.ready();
  onTestFinished(() => app.close());
  return { app, plugin, errors };
}

/** A backend that says what it got. */
async function echo() {
  const { origin } = await startHttp(async (req, res) => {
    const chunks = [];
    for await (const chunk of req) {
      chunks.push(chunk);
    }
    const { 'content-encoding': coding = '', 'x-user': user = '' } = req.headers;
    res.setHeader('Content-Type', 'application/json');
    res.end(JSON.stringify([req.url, coding, user, Buffer.concat(chunks).toString()]));
  });
  return {
    openapi: '3.0.1',
    info: { title: 'echo', version: '1' },
    paths: {
      '/': { get: proxy(origin, '/root') },
      '/{proxy+}': { 'x-amazon-apigateway-any-method': proxy(origin, '/{proxy}') },
    },
  };
}

function proxy(origin: string, path: string): object {
  const places = path.includes('{') && {
    parameters: [{ name: 'proxy', in: 'path', required: true, schema: { type: 'string' } }],
  };
  return {
    ...places,
    'x-amazon-apigateway-integration': {
      type: 'http_proxy',
      httpMethod: 'ANY',
      uri: `${origin}${path}`,
      ...(places && {
        requestParameters: { 'integration.request.path.proxy': 'method.request.path.proxy' },
      }),
    },
  };
}

describe('the prefix', () => {
  test.each([
    ['', '/a/b?c=d', '/a/b?c=d'],
    ['', '/', '/root'],
    ['/v1', '/v1', '/root'],
    ['/v1', '/v1/', '/root'],
    ['/v1', '/v1?c=d', '/root?c=d'],
    ['/v1', '/v1/a%2Fb?c=/v1/d', '/a%2Fb?c=/v1/d'],
    ['/v1', '/%761/a', '/a'],
    ['/shops/:shop/v1', '/shops/7%2F8/v1/a/b', '/a/b'],
    ['/:shop', '/7', '/root'],
  ])('%j of %s is not part of the path', async (prefix, target, expected) => {
    const { app } = await appWith(await echo(), { prefix });
    expect((await app.inject(target)).json()[0]).toBe(expected);
  });

  test('and beside it are the routes of the application', async () => {
    const { app } = await appWith(await echo(), { prefix: '/v1' });
    expect((await app.inject('/v2/a')).json()).toMatchObject({ error: 'Not Found' });
    expect((await app.inject('/v1a')).statusCode).toBe(404);
  });
});

const MOCK = documentOf(
  {
    type: 'mock',
    requestTemplates: { 'application/json': '{"statusCode": 200}' },
    responses: {
      default: {
        statusCode: '200',
        responseTemplates: { 'application/json': '$context.authorizer.principalId' },
        responseParameters: { 'method.response.header.X-A': "'1'" },
      },
    },
  },
  {
    operation: {
      responses: { 200: { description: '', headers: { 'X-A': { schema: { type: 'string' } } } } },
    },
  },
);

// docs/adapters.md lists them: none of these reaches a hook or a handler of the plugin.
test.each([
  ['GET /v1/x%zz', '', 400],
  ['POST /v1/x', 'Content-Type: nonsense\r\nContent-Length: 2\r\n', 415],
  ['PROPFIND /v1/x', '', 404],
  ['OPTIONS *', '', 404],
])('Fastify itself refuses %s', async (line, more, status) => {
  const { app } = await appWith(MOCK, { prefix: '/v1' });
  const { port } = await listen(app.server);
  const client = rawClient(port, `${line} HTTP/1.1\r\nHost: a\r\n${more}\r\n`);
  expect(await client.until(/\r\n\r\n/)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
});

test('over HTTP/2', async () => {
  const app = Fastify({ http2: true });
  app.register(gatewayPlugin(await echo()), { prefix: '/v1' });
  await app.ready();
  onTestFinished(() => app.close());
  const { origin } = await listen(app.server as never);
  const session = connect(origin);
  onTestFinished(() => session.destroy());
  const stream = session.request({ ':path': '/v1/a?b', ':method': 'POST', 'content-type': 'a/b' });
  stream.end('text');
  const chunks: Buffer[] = [];
  for await (const chunk of stream) {
    chunks.push(chunk);
  }
  expect(JSON.parse(Buffer.concat(chunks).toString())).toEqual(['/a?b', '', '', 'text']);
});

describe('in an application', () => {
  test('hooks come first, and what they decorate reaches the document', async () => {
    const { app } = await appWith(MOCK, {
      set(app) {
        app.addHook('preHandler', async (request, reply) => {
          if (request.headers.authorization !== 'Bearer ann') {
            return reply.code(401).send({ message: 'Please sign in' });
          }
          Object.assign(request, { user: 'ann' });
          return undefined;
        });
      },
      context: (_request, { request }) => ({
        authorizer: { principalId: (request as unknown as { user: string }).user },
      }),
    });
    expect((await app.inject('/x')).json()).toEqual({ message: 'Please sign in' });
    const response = await app.inject({ url: '/x', headers: { Authorization: 'Bearer ann' } });
    expect([response.statusCode, response.body, response.headers['x-a']]).toEqual([
      200,
      'ann',
      '1',
    ]);
  });

  test('headers that hooks set on the reply are sent, those set on the request reach the backend', async () => {
    const { app } = await appWith(await echo(), {
      set(app) {
        app.addHook('onRequest', async (request, reply) => {
          reply.header('X-Frame-Options', 'DENY').header('Set-Cookie', ['a=1', 'b=2']);
          request.headers = { ...request.headers, 'x-user': 'ann' };
        });
        app.addHook('onSend', async () => 'something else');
      },
    });
    const response = await app.inject({ url: '/a', headers: { 'X-User': 'eve' } });
    expect(response.headers).toMatchObject({
      'x-frame-options': 'DENY',
      'set-cookie': ['a=1', 'b=2'],
    });
    expect(response.json()).toEqual(['/a', '', 'ann', '']);
  });

  test('onResponse hooks run', async () => {
    const seen: number[] = [];
    const { app } = await appWith(MOCK, {
      set: (app) =>
        void app.addHook('onResponse', async (_request, reply) => void seen.push(reply.statusCode)),
    });
    await app.inject('/x');
    await app.inject('/none');
    expect(seen).toEqual([200, 403]);
  });

  test('parsers of the application parse for its own routes, and bodies of the gateway stream', async () => {
    const { app } = await appWith(await echo(), {
      prefix: '/v1',
      set(app) {
        app.addContentTypeParser(
          'application/x-pet',
          { parseAs: 'string' },
          (_request, text, done) => done(null, { pet: text }),
        );
        app.post('/own', async ({ body }) => ({ body }));
      },
    });
    const post = (url: string, type: string, payload: string) =>
      app.inject({ method: 'POST', url, headers: { 'Content-Type': type }, payload });
    expect((await post('/own', 'application/x-pet', 'dog')).json()).toEqual({
      body: { pet: 'dog' },
    });
    expect((await post('/own', 'application/json', '{"a": 1}')).json()).toEqual({ body: { a: 1 } });
    for (const [type, text] of [
      ['application/json', '{"a" : 1}'],
      ['application/json', 'not json'],
      ['application/x-pet', 'dog'],
      ['text/plain', 'text'],
    ] as const) {
      expect((await post('/v1/a', type, text)).json()).toEqual(['/a', '', '', text]);
    }
  });

  test('a stream that a preParsing hook puts in place of the body is the body', async () => {
    const { app } = await appWith(await echo(), {
      set: (app) =>
        void app.addHook('preParsing', async (_request, _reply, payload) =>
          payload.pipe(createGunzip()),
        ),
    });
    const { origin } = await listen(app.server);
    const response = await send(`${origin}/a`, {
      method: 'POST',
      headers: { 'Content-Encoding': 'gzip', 'Content-Type': 'text/plain' },
      body: gzipSync('text'),
    });
    expect(await response.body.json()).toEqual(['/a', '', '', 'text']);
  });

  test('such a stream may fail, unread too', async () => {
    const broken = (): PassThrough => {
      const stream = new PassThrough();
      setImmediate(() => stream.destroy(new Error('broken')));
      return stream;
    };
    const set = (app: App): void => void app.addHook('preParsing', async () => broken());
    const request = {
      method: 'POST',
      url: '/a',
      payload: 'text',
      headers: { 'Content-Type': 'a/b' },
    } as const;
    const { app } = await appWith(await echo(), { set });
    expect((await app.inject(request)).statusCode).toBe(400);
    const unread = await appWith(
      documentOf(
        {
          type: 'mock',
          requestTemplates: { 'a/b': '{"statusCode": 200}' },
          responses: { default: { statusCode: '200' } },
        },
        { path: '/a', method: 'post' },
      ),
      { set },
    );
    expect((await unread.app.inject(request)).statusCode).toBeLessThan(501);
  });

  test('what no method matches is 403, or Fastify\u2019s own 404', async () => {
    const alone = await appWith(MOCK);
    expect((await alone.app.inject('/none')).statusCode).toBe(403);
    const { app, errors } = await appWith(MOCK, {
      fallthrough: true,
      prefix: '/v1',
      set: (app) =>
        void app.setNotFoundHandler(
          (request, reply) => void reply.code(404).send(`no ${request.url}`),
        ),
    });
    const response = await app.inject('/v1/none');
    expect([response.statusCode, response.body]).toEqual([404, 'no /v1/none']);
    expect((await app.inject('/v1/x')).statusCode).toBe(200);
    expect(errors).toEqual([]);
  });

  test('a header of the reply that cannot be sent is a plain 500', async () => {
    const { app, errors } = await appWith(MOCK, {
      set: (app) =>
        void app.addHook('onRequest', async (_request, reply) => void reply.header('X-B', 'a\nb')),
    });
    const response = await app.inject('/x');
    expect([response.statusCode, response.json()]).toEqual([
      500,
      { message: 'Internal server error' },
    ]);
    expect(errors[0]?.cause).toMatchObject({ code: 'ERR_INVALID_CHAR' });
  });

  test('it closes the gateway, and may be registered twice', async () => {
    const plugin = gatewayPlugin(MOCK, { onError: () => {} });
    const app = Fastify();
    app.register(plugin, { prefix: '/v1' }).register(plugin, { prefix: '/v2' });
    expect((await app.inject('/v1/x')).statusCode).toBe(200);
    expect((await app.inject('/v2/x')).statusCode).toBe(200);
    await app.close();
    const request = { httpMethod: 'GET', path: '/x' };
    expect((await plugin.gateway.invoke(request))?.statusCode).toBe(503);
    await plugin.close();
  });
});
