// This package, from its build, under each framework.
import { createServer } from 'node:http';
import express from 'express';
import fastify from 'fastify';
import Koa from 'koa';
import mount from 'koa-mount';
import { variants } from './documents.mjs';
import { MOUNT } from './floors.mjs';

/** From the bundles that are published, or from one file for each source file, which a profile can tell apart. */
const adapter = (path) =>
  import(`../../${process.env.BENCH_BUILD ?? 'dist'}/esm/adapters/${path}.js`);
const argumentsOf = (origin, variant) => {
  const { document, options } = variants[variant](origin);
  return [document, { stage: 'test', ...options }];
};

export const ours = {
  async 'node:http, this package'(origin, variant) {
    const { gatewayMiddleware } = await adapter('node');
    const middleware = gatewayMiddleware(...argumentsOf(origin, variant));
    return createServer((req, res) => {
      req.url = req.url.slice(MOUNT.length);
      middleware(req, res);
    });
  },
  async 'Express 5, this package'(origin, variant) {
    const { gatewayMiddleware } = await adapter('express');
    return createServer(express().use(MOUNT, gatewayMiddleware(...argumentsOf(origin, variant))));
  },
  async 'Koa 3, this package'(origin, variant) {
    const { gatewayMiddleware } = await adapter('koa/koa');
    const app = new Koa().use(mount(MOUNT, gatewayMiddleware(...argumentsOf(origin, variant))));
    return createServer(app.callback());
  },
  async 'Fastify 5, this package'(origin, variant) {
    const { gatewayPlugin } = await adapter('fastify');
    const app = fastify();
    app.register(gatewayPlugin(...argumentsOf(origin, variant)), { prefix: MOUNT });
    await app.ready();
    return app.server;
  },
};
