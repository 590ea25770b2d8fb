import { createServer, type Http2Server } from 'node:http2';
import { createAdaptorServer } from '@hono/node-server';
import Fastify from 'fastify';
import { Hono } from 'hono';
import Koa from 'koa';
import { gatewayPlugin } from '../../../src/adapters/fastify.js';
import { gatewayHandler } from '../../../src/adapters/fetch.js';
import { gatewayMiddleware as forKoa } from '../../../src/adapters/koa/koa.js';
import { gatewayMiddleware as forNode } from '../../../src/adapters/node.js';
import type { GatewayOptions } from '../../../src/gateway.js';
import type { Served } from '../../support/hosts.js';
import { type Listening, listen } from '../../support/servers.js';

/** A framework that serves HTTP/2; Express does not. */
export interface Http2Host {
  readonly name: string;
  /** Starts a server without TLS, and adds its gateway to `made`. */
  start(document: object, options: GatewayOptions<never>, made: Served[]): Promise<Listening>;
}

export const HTTP2_HOSTS: readonly Http2Host[] = [
  {
    name: 'node:http2',
    start: (document, options, made) => {
      const gateway = forNode(document, options as never);
      made.push(gateway);
      return listening(createServer((req, res) => gateway(req as never, res as never)));
    },
  },
  {
    name: 'Koa 3',
    start: (document, options, made) => {
      const gateway = forKoa(document, options as never);
      made.push(gateway);
      return listening(createServer(new Koa().use(gateway).callback() as never));
    },
  },
  {
    name: 'Fastify 5',
    start: async (document, options, made) => {
      const app = Fastify({ http2: true });
      const gateway = gatewayPlugin(document, options as never);
      made.push(gateway);
      app.register(gateway as never);
      await app.ready();
      return listening(app.server as Http2Server);
    },
  },
  {
    name: 'fetch under Hono',
    start: (document, options, made) => {
      const gateway = gatewayHandler(document, options as never);
      made.push(gateway);
      const handler = gateway as (request: Request) => Promise<Response>;
      const app = new Hono().all('*', (c) => handler(c.req.raw));
      return listening(createAdaptorServer({ fetch: app.fetch, createServer }) as Http2Server);
    },
  },
];

function listening(server: Http2Server): Promise<Listening> {
  return listen(server as never);
}
