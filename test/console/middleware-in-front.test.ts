import { createServer, type RequestListener } from 'node:http';
import compression from 'compression';
import express5 from 'express';
import Koa from 'koa';
import bodyParser from 'koa-bodyparser';
import compress from 'koa-compress';
import mount from 'koa-mount';
import { describe, expect, test } from 'vitest';
import type { GatewayConsole } from '../../src/console/console.js';
import { listen } from '../support/servers.js';
import { eventClient } from './event-client.js';
import { type ConsoleHost, openConsole } from './open-console.js';

/** What applications have in front of all that they mount. */
const HOSTS: readonly ConsoleHost[] = [
  {
    name: 'Express with compression and a JSON parser',
    kind: 'express',
    start(page: GatewayConsole) {
      const app = express5();
      app.use(compression({ threshold: 0 }) as unknown as express5.RequestHandler, express5.json());
      app.use('/_console', page);
      return listen(createServer(app as RequestListener));
    },
  },
  {
    name: 'Koa with compression and a body parser',
    kind: 'koa',
    start(page: GatewayConsole) {
      const app = new Koa();
      app.silent = true;
      app.use(compress({ threshold: 0 })).use(bodyParser());
      app.use(mount('/_console', page));
      return listen(createServer(app.callback()));
    },
  },
];

describe.each(HOSTS)('$name', (host) => {
  test('events come as they happen', async () => {
    const { gateway, origin } = await openConsole(host);
    const page = await eventClient(origin);
    await page.until('hello');
    await (await gateway.fetch(new Request('http://localhost/x'))).text();
    await page.until('end');
    expect(page.response.headers).not.toHaveProperty('content-encoding');
  });

  test('a body that was parsed is what the page has sent', async () => {
    const { ask } = await openConsole(host);
    const body = { httpMethod: 'GET', path: '/x', headers: [] };
    const told = await ask('data/try', { method: 'POST', body });
    expect(told.json()).toMatchObject({ statusCode: 200, body: 'hello' });
  });
});
