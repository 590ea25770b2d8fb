// The gateway under one framework, in a process of its own: `node --expose-gc server.mjs FRAMEWORK BACKEND`. The parent
// asks by messages: `measure`, `reload` (a new gateway takes over), `stop` (shuts down as an application does).
import { createServer } from 'node:http';
import { documentFor } from './document.mjs';

const [framework = '', origin = ''] = process.argv.slice(2);
const options = { onError: () => {}, onWarnings: () => {} };

/** Makes the middleware, and a handler for it. @type {Record<string, () => Promise<{ handler: any, close: () => Promise<void> }>>} */
const FRAMEWORKS = {
  async node() {
    const { gatewayMiddleware } = await import('apigateway-middleware/node');
    const middleware = gatewayMiddleware(documentFor(origin), options);
    return { handler: middleware, close: () => middleware.close() };
  },
  async express() {
    const { gatewayMiddleware } = await import('apigateway-middleware/express');
    const { default: express } = await import('express');
    const middleware = gatewayMiddleware(documentFor(origin), options);
    return { handler: express().use(middleware), close: () => middleware.close() };
  },
  async koa() {
    const { gatewayMiddleware } = await import('apigateway-middleware/koa');
    const { default: Koa } = await import('koa');
    const middleware = gatewayMiddleware(documentFor(origin), options);
    const app = new Koa();
    app.silent = true;
    return { handler: app.use(middleware).callback(), close: () => middleware.close() };
  },
};

let loose = 0;
process.on('unhandledRejection', () => loose++);
process.on('uncaughtExceptionMonitor', () => loose++);

let gateway = await FRAMEWORKS[framework]();
const server = createServer((req, res) => gateway.handler(req, res));
server.listen(0, '127.0.0.1', () => send({ port: server.address().port }));

process.on('message', async (message) => {
  if (message === 'measure') {
    globalThis.gc();
    const connections = await new Promise((resolve) => server.getConnections((_, n) => resolve(n)));
    const timers = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    send({ heap: process.memoryUsage().heapUsed, connections, timers, loose });
  } else if (message === 'reload') {
    const old = gateway;
    gateway = await FRAMEWORKS[framework]();
    await old.close();
    send({ reloaded: true });
  } else if (message === 'stop') {
    const closed = new Promise((resolve) => server.close(resolve));
    await closed;
    await gateway.close();
    process.disconnect();
  }
});

function send(/** @type {object} */ message) {
  process.send?.(message);
}
