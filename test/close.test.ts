import { createServer, type RequestListener } from 'node:http';
import { MockAgent } from 'undici';
import { describe, expect, onTestFinished, test } from 'vitest';
import { gatewayMiddleware, type NodeMiddleware } from '../src/adapters/node.js';
import { createGateway, type GatewayOptions } from '../src/gateway.js';
import { documentOf } from './support/in-memory.js';
import { requestOf } from './support/scope.js';
import { eventually, listen, type RawClient, rawClient, startHttp } from './support/servers.js';

const secured = {
  operation: { security: [{ Login: [] }] },
  method: 'post',
  root: {
    components: {
      securitySchemes: {
        Login: {
          type: 'apiKey',
          name: 'Authorization',
          in: 'header',
          'x-amazon-apigateway-authtype': 'custom',
          'x-amazon-apigateway-authorizer': { type: 'token' },
        },
      },
    },
  },
};
const POST = 'POST /x HTTP/1.1\r\nHost: a\r\nAuthorization: t\r\nContent-Type: text/plain\r\n';

/** A gateway on a socket, in front of a backend, and a client that has begun a request. */
async function begun(
  backend: RequestListener,
  sent: string,
  options: GatewayOptions<never> = {},
): Promise<{ gateway: NodeMiddleware; client: RawClient; port: number }> {
  const { origin } = await startHttp(backend);
  const gateway = gatewayMiddleware(
    documentOf({ type: 'http_proxy', httpMethod: 'POST', uri: origin }, secured),
    { authorizers: { Login: 'upstream' }, ...(options as object) },
  );
  onTestFinished(() => gateway.close());
  const { port } = await listen(createServer(gateway));
  return { gateway, client: rawClient(port, sent), port };
}

/** Closes twice at once and once more; says when it is done. */
function closing(gateway: NodeMiddleware): { readonly done: Promise<unknown>; over: boolean } {
  const state = { over: false, done: Promise.resolve() as Promise<unknown> };
  state.done = Promise.all([gateway.close(), gateway.close()])
    .then(() => gateway[Symbol.asyncDispose]())
    .then(() => {
      state.over = true;
    });
  return state;
}

/** A later request is refused: closing had the time to end. */
async function refused(port: number): Promise<void> {
  await rawClient(port, `${POST}\r\n`).until(/^HTTP\/1\.1 503 /);
}

describe('close() waits for a request', () => {
  test.each([true, false])('in its authorizer; a call before: %s', async (before) => {
    const waiting: (() => void)[] = [];
    let asked = 0;
    const Login = async (): Promise<boolean> => {
      asked++;
      if (before && asked === 1) {
        return true;
      }
      await new Promise<void>((resolve) => waiting.push(resolve));
      return true;
    };
    const text = `${POST}\r\n`;
    const { gateway, client, port } = await begun((_req, res) => void res.end('late'), text, {
      authorizers: { Login },
    });
    if (before) {
      await client.until(/late$/);
      client.socket.write(text);
    }
    await eventually(() => waiting.length === 1);
    const state = closing(gateway);
    await refused(port);
    expect(state.over).toBe(false);
    waiting[0]?.();
    await client.until(before ? /late.*late$/s : /200 OK.*late$/s);
    await state.done;
  });

  test('whose body is arriving', async () => {
    let seen = 0;
    const backend: RequestListener = (req, res) => {
      req.on('data', (chunk: Buffer) => {
        seen += chunk.length;
      });
      req.on('end', () => res.end(`got ${seen}`));
    };
    const { gateway, client, port } = await begun(
      backend,
      `${POST}Content-Length: 10\r\n\r\nhello`,
    );
    await eventually(() => seen === 5);
    const state = closing(gateway);
    await refused(port);
    expect(state.over).toBe(false);
    client.socket.write('world');
    await client.until(/got 10$/);
    await state.done;
  });

  test.each(['own', "the caller's"])('whose response is streamed, by %s agent', async (whose) => {
    let end: (() => void) | undefined;
    const agent = new (await import('undici')).Agent();
    onTestFinished(() => agent.close());
    const backend: RequestListener = (_req, res) => {
      res.write('first ');
      end = () => res.end('last');
    };
    const options = whose === 'own' ? {} : { dispatcher: agent };
    const { gateway, client, port } = await begun(backend, `${POST}\r\n`, options);
    await client.until(/first /);
    const state = closing(gateway);
    await refused(port);
    expect(state.over).toBe(false);
    end?.();
    await client.until(/last/);
    await state.done;
  });

  test('whose response is streamed from a backend of the caller', async () => {
    const { PassThrough } = await import('node:stream');
    const body = new PassThrough();
    body.write('first ');
    const backends = { HTTP_PROXY: async () => ({ statusCode: 200, body: body as never }) };
    const { gateway, client, port } = await begun(() => {}, `${POST}\r\n`, { backends });
    await client.until(/first /);
    const state = closing(gateway);
    await refused(port);
    expect(state.over).toBe(false);
    body.end('last');
    await client.until(/last/);
    await state.done;
  });

  test('no longer than its client does', async () => {
    const { gateway, client } = await begun((_req, res) => void res.write('x'), `${POST}\r\n`);
    await client.until(/200 OK/);
    const { done } = closing(gateway);
    client.socket.destroy();
    await done;
  });
});

describe('after close()', () => {
  const custom = { DEFAULT_5XX: { responseParameters: { 'gatewayresponse.header.A': "'b'" } } };
  const document = documentOf(
    { type: 'http_proxy', httpMethod: 'GET', uri: 'http://b.test' },
    { root: { 'x-amazon-apigateway-gateway-responses': custom } },
  );

  test.each([true, false])(
    'a request is 503, and is not sent; a call before: %s',
    async (before) => {
      const dispatcher = new MockAgent();
      dispatcher.disableNetConnect();
      onTestFinished(() => dispatcher.close());
      dispatcher.get('http://b.test').intercept({ path: '/' }).reply(200, 'ok').times(2);
      const heard: unknown[] = [];
      const onError = (error: Error): unknown => heard.push(error.cause);
      const gateway = createGateway(document, { dispatcher, onError });
      if (before) {
        expect((await gateway.invoke(requestOf({ path: '/x' })))?.statusCode).toBe(200);
      }
      await gateway.close();
      const reply = await gateway.invoke(requestOf({ path: '/x' }));
      expect(reply?.statusCode).toBe(503);
      expect(reply?.headers.slice(0, 2)).toEqual(['A', 'b']);
      expect(Buffer.from((await reply?.body?.bytes(100)) ?? '').toString()).toBe(
        '{"message": "Service Unavailable"}',
      );
      expect(heard).toEqual([
        expect.objectContaining({ message: expect.stringMatching(/closed/) }),
      ]);
      expect(dispatcher.pendingInterceptors()).toHaveLength(1);
    },
  );

  test('what nothing matches is still passed on', async () => {
    const gateway = createGateway(document, { fallthrough: true });
    await gateway.close();
    expect(await gateway.invoke(requestOf({ path: '/none' }))).toBeUndefined();
    expect(
      (await gateway.invoke(requestOf({ path: '/none' }), undefined, { fallthrough: false }))
        ?.statusCode,
    ).toBe(503);
  });
});
