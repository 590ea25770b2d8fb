import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import express5 from 'express';
// @ts-expect-error the types of 5 stand for both
import express4 from 'express4';
import Fastify from 'fastify';
import { Hono } from 'hono';
import Koa3 from 'koa';
import mount from 'koa-mount';
// @ts-expect-error the types of 3 stand for both
import Koa2 from 'koa2';
import { describe, expect, test } from 'vitest';
import { gatewayMiddleware as forExpress } from '../../../src/adapters/express.js';
import { gatewayPlugin } from '../../../src/adapters/fastify.js';
import { gatewayHandler } from '../../../src/adapters/fetch.js';
import { gatewayMiddleware as forKoa } from '../../../src/adapters/koa/koa.js';
import { gatewayMiddleware as forNode } from '../../../src/adapters/node.js';
import type { GatewayOptions } from '../../../src/gateway.js';
import type { Served } from '../../support/hosts.js';
import { type Listening, listen } from '../../support/servers.js';
import { Aftermath } from '../base/aftermath.js';
import { documentOfPaths, proxied } from '../base/documents.js';
import { LAST, sent, statusesOf } from '../base/exchange.js';

type App = (
  document: object,
  options: GatewayOptions<never>,
  /** Gets the gateway. */
  made: Served[],
) => Promise<Listening>;

/** Applications whose own guard stands in front of a path, as their users write it, and the gateway behind. */
const APPS: readonly { readonly name: string; readonly start: App }[] = [
  { name: 'Express 5', start: (...api) => onExpress(express5, ...api) },
  { name: 'Express 4', start: (...api) => onExpress(express4, ...api) },
  { name: 'Koa 3', start: (...api) => onKoa(Koa3, ...api) },
  { name: 'Koa 2', start: (...api) => onKoa(Koa2, ...api) },
  { name: 'node:http', start: onNode },
  { name: 'Fastify 5', start: onFastify },
  { name: 'Hono', start: onHono },
];

function onExpress(
  express: typeof express5,
  ...[document, options, made]: Parameters<App>
): Promise<Listening> {
  const app = express();
  app.use('/admin', (_req, res) => void res.status(401).end());
  const gateway = forExpress(document, options as never);
  made.push(gateway);
  app.use(gateway as express5.RequestHandler);
  return listen(createServer(app as never));
}

function onKoa(
  Koa: typeof Koa3,
  ...[document, options, made]: Parameters<App>
): Promise<Listening> {
  const app = new Koa();
  app.silent = true;
  app.use(
    mount('/admin', (ctx) => {
      ctx.status = 401;
    }),
  );
  const gateway = forKoa(document, options as never);
  made.push(gateway);
  app.use(gateway);
  return listen(createServer(app.callback()));
}

/** As docs/adapters.md says. */
const pathOf = (target: string): string =>
  target.replace(/^https?:\/\/[^/?#]*/i, '').replace(/[?#].*$/, '') || '/';

function isGuarded(target: string): boolean {
  return /^\/admin(?:\/|$)/.test(pathOf(target));
}

function onNode(...[document, options, made]: Parameters<App>): Promise<Listening> {
  const handler = forNode(document, options as never);
  made.push(handler);
  return listen(
    createServer((req: IncomingMessage, res: ServerResponse) => {
      if (isGuarded(req.url ?? '')) {
        res.writeHead(401).end();
      } else {
        handler(req, res);
      }
    }),
  );
}

async function onFastify(...[document, options, made]: Parameters<App>): Promise<Listening> {
  const app = Fastify();
  app.addHook('onRequest', async (request, reply) => {
    if (isGuarded(request.url)) {
      await reply.code(401).send();
    }
  });
  const gateway = gatewayPlugin(document, options as never);
  made.push(gateway);
  app.register(gateway);
  await app.ready();
  return listen(app.server);
}

function onHono(...[document, options, made]: Parameters<App>): Promise<Listening> {
  const app = new Hono();
  app.use('/admin/*', async (c) => c.body(null, 401));
  const gateway = gatewayHandler(document, options as never);
  made.push(gateway);
  const handler = gateway as (request: Request) => Promise<Response>;
  app.all('*', (c) => handler(c.req.raw));
  return listen(createAdaptorServer(app) as never);
}

/** Spellings by which a router might find `/admin` that the guard does not take for it. */
const TARGETS = [
  ...['/admin', '/admin/', '/admin?x', '/admin/?x', '//admin', '///admin', '/admin//', '//admin/'],
  ...['/%61dmin', '/%41dmin', '/ADMIN', '/Admin', '/admin;x', '/admin;', '/;/admin', '/admin%3bx'],
  ...['/admin%2f', '/%2fadmin', '/admin%20', '/%20admin', '/admin%00', '/admin%23', '/admin%3f'],
  ...['/./admin', '/x/../admin', '/%2e/admin', '/x/%2e%2e/admin', '/x/..%2fadmin', '/x/..;/admin'],
  ...['\\admin', '/\\admin', '/admin\\', '/x\\..\\admin', '/admin.', '/admin#x', '/#/../admin'],
  ...[
    'http://a/admin',
    'http://a//admin',
    'http://a/./admin',
    'http://a\\admin',
    'http://a@b/admin',
  ],
  ...['//', 'http://', 'http://a', 'http://a?/admin', 'http://a/admin/', 'HTTPS://[::1]:1/admin#x'],
  ...['HTTP://A/admin', 'https://a:443/admin', 'ftp://a/admin', 'http:/admin', 'a/admin', 'admin'],
];

describe.each(APPS)('under $name', ({ start }) => {
  test('no spelling of a path reaches its method past middleware that guards the path (CVE-2021-43557, CVE-2026-22031, CVE-2026-22037, CVE-2026-33808, CVE-2026-6321, CVE-2021-32779)', async () => {
    const asked: string[] = [];
    const aftermath = new Aftermath();
    const made: Served[] = [];
    const server = await start(
      documentOfPaths({
        '/admin': { get: proxied('http://backend.test/admin') },
        '/x': { get: proxied('http://backend.test/x') },
      }),
      {
        backends: {
          HTTP_PROXY: async ({ path, methodRequest }) => {
            asked.push(`${path} for ${methodRequest.request.path}`);
            return { statusCode: 200 };
          },
        },
      },
      made,
    );
    for (const target of [...TARGETS, '/x']) {
      const received = await sent(server.port, `GET ${target} HTTP/1.1\r\nHost: a\r\n\r\n${LAST}`);
      expect(statusesOf(received).length).toBeGreaterThan(0);
    }
    expect(asked).toEqual(['/x for /x']);
    await aftermath.released(server, made);
    await aftermath.stopped([server]);
  });
});
