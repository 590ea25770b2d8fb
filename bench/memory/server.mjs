// `node server.mjs <framework> <backend origin>`: says its port, and its memory when asked.
import { createServer } from 'node:http';
import { bareDispatch } from '../http/bare-dispatch.mjs';
import { proxyDocument } from '../http/document.mjs';

const [framework, origin] = process.argv.slice(2);
const server = createServer(await listener());
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('message', () => process.send({ rss: process.memoryUsage.rss() }));

async function listener() {
  if (framework === 'bare dispatch') {
    return bareDispatch(origin);
  }
  const { gatewayMiddleware } = await import(
    `../../dist/esm/adapters/${framework === 'koa' ? 'koa/koa' : framework}.js`
  );
  const middleware = gatewayMiddleware(proxyDocument(origin), { payloadLimit: 2 ** 40 });
  if (framework === 'express') {
    const { default: express } = await import('express');
    return express().use(middleware);
  }
  if (framework === 'koa') {
    const { default: Koa } = await import('koa');
    return new Koa().use(middleware).callback();
  }
  return middleware;
}
