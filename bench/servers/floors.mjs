// The least that a proxy costs, alone and under each framework.
import { createServer } from 'node:http';
import express from 'express';
import fastify from 'fastify';
import Koa from 'koa';
import { bareDispatch } from './bare-dispatch.mjs';

export const MOUNT = '/test';
export const TARGET = '/petstore';
const targetOf = (url) => TARGET + url.slice(MOUNT.length);

export const floors = {
  'node:http, bare dispatch'(origin) {
    const dispatch = bareDispatch(origin);
    return createServer((req, res) => dispatch(req, res, targetOf(req.url)));
  },
  'Express 5, bare dispatch'(origin) {
    const dispatch = bareDispatch(origin);
    return createServer(express().use(MOUNT, (req, res) => dispatch(req, res, TARGET + req.url)));
  },
  'Koa 3, bare dispatch'(origin) {
    const dispatch = bareDispatch(origin);
    const app = new Koa().use((ctx) => {
      ctx.respond = false;
      dispatch(ctx.req, ctx.res, targetOf(ctx.req.url));
    });
    return createServer(app.callback());
  },
  async 'Fastify 5, bare dispatch'(origin) {
    const dispatch = bareDispatch(origin);
    const app = fastify();
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', (_request, _payload, done) => done(null));
    app.all(`${MOUNT}/*`, (request, reply) => {
      reply.hijack();
      dispatch(request.raw, reply.raw, targetOf(request.raw.url));
    });
    await app.ready();
    return app.server;
  },
};
