// One server of the comparison: `node server.mjs <variant> <backend origin>`. Says its port to its
// parent, and how much processor time it has used when asked.
import { createServer } from 'node:http';
import { bareDispatch } from './bare-dispatch.mjs';
import { proxyDocument } from './document.mjs';

const [variant, origin] = process.argv.slice(2);

async function ours(framework) {
  const { gatewayMiddleware } = await import(
    `../../dist/esm/adapters/${framework === 'koa' ? 'koa/koa' : framework}.js`
  );
  return gatewayMiddleware(proxyDocument(origin));
}

async function onExpress(handler) {
  const { default: express } = await import('express');
  const app = express();
  app.use(handler);
  return createServer(app);
}

async function onKoa(...middleware) {
  const { default: Koa } = await import('koa');
  const app = new Koa();
  for (const one of middleware) {
    app.use(one);
  }
  return createServer(app.callback());
}

const VARIANTS = {
  'node:http, bare dispatch': async () => createServer(bareDispatch(origin)),
  'node:http, this middleware': async () => createServer(await ours('node')),
  'Express, no proxy at all': () => onExpress((_req, res) => res.send('hi')),
  'Express, bare dispatch': async () => onExpress(bareDispatch(origin)),
  'Express, this middleware': async () => onExpress(await ours('express')),
  'Express, http-proxy-middleware': async () => {
    const { createProxyMiddleware } = await import('http-proxy-middleware');
    const { Agent } = await import('node:http');
    return onExpress(
      createProxyMiddleware({ target: origin, agent: new Agent({ keepAlive: true }) }),
    );
  },
  'Express, express-http-proxy': async () => {
    const { default: proxy } = await import('express-http-proxy');
    return onExpress(proxy(origin));
  },
  'Koa, bare dispatch': async () => {
    const dispatch = bareDispatch(origin);
    return onKoa((ctx) => {
      ctx.respond = false;
      dispatch(ctx.req, ctx.res);
    });
  },
  'Koa, this middleware': async () => onKoa(await ours('koa')),
  'Koa, koa-proxies': async () => {
    const { default: proxy } = await import('koa-proxies');
    const { Agent } = await import('node:http');
    return onKoa(proxy('/', { target: origin, agent: new Agent({ keepAlive: true }) }));
  },
  'Fastify, @fastify/http-proxy': async () => {
    const { default: Fastify } = await import('fastify');
    const { default: proxy } = await import('@fastify/http-proxy');
    const app = Fastify();
    app.register(proxy, { upstream: origin });
    await app.ready();
    return app.server;
  },
};

if (process.send === undefined) {
  console.log(Object.keys(VARIANTS).join('\n'));
} else {
  const server = await VARIANTS[variant]();
  server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send({ cpu: user + system });
  });
}
