// Other proxies, each as its own documentation sets it up, with a pool of 64 connections that stay open.
import { Agent, createServer } from 'node:http';
import { MOUNT, TARGET } from './floors.mjs';

const pool = () => new Agent({ keepAlive: true, maxSockets: 64 });
const load = async (name) => (await import(name)).default;

async function onExpress(handler) {
  const express = await load('express');
  return createServer(express().use(MOUNT, handler));
}

async function withHttpProxyMiddleware(name, target) {
  const { createProxyMiddleware } = await import(name);
  const pathRewrite = (path) => TARGET + path;
  return onExpress(
    createProxyMiddleware({ target, changeOrigin: true, pathRewrite, agent: pool() }),
  );
}

export const peers = {
  'Express 5, http-proxy-middleware 3': (origin) =>
    withHttpProxyMiddleware('http-proxy-middleware', origin),
  'Express 5, http-proxy-middleware 4': (origin) =>
    withHttpProxyMiddleware('http-proxy-middleware-4', origin),
  async 'Express 5, httpxy'(origin) {
    const { createProxyServer } = await import('httpxy');
    const proxy = createProxyServer({ agent: pool() });
    return onExpress((req, res) => {
      req.url = TARGET + req.url;
      proxy.web(req, res, { target: origin });
    });
  },
  async 'Express 5, express-http-proxy'(origin) {
    const proxy = await load('express-http-proxy');
    const agent = pool();
    return onExpress(
      proxy(origin, {
        proxyReqPathResolver: (req) => TARGET + req.url,
        proxyReqOptDecorator: (options) => ({ ...options, agent }),
      }),
    );
  },
  async 'Koa 3, koa-proxies'(target) {
    const [Koa, proxy] = [await load('koa'), await load('koa-proxies')];
    const rewrite = (path) => path.replace(MOUNT, TARGET);
    const app = new Koa().use(proxy(MOUNT, { target, changeOrigin: true, rewrite, agent: pool() }));
    return createServer(app.callback());
  },
  async 'Fastify 5, @fastify/http-proxy'(upstream) {
    const [fastify, proxy] = [await load('fastify'), await load('@fastify/http-proxy')];
    const app = fastify();
    const undici = { connections: 64, pipelining: 1 };
    app.register(proxy, { upstream, prefix: MOUNT, rewritePrefix: TARGET, undici });
    await app.ready();
    return app.server;
  },
};
