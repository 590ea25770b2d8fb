// The least that a proxy costs, alone and under each framework.
import { createServer } from 'node:http';
import express from 'express';
import fastify from 'fastify';
import Koa from 'koa';
import { bareDispatch, FIELDS } from './bare-dispatch.mjs';

export const MOUNT = '/test';
export const TARGET = '/petstore';
const targetOf = (url) => TARGET + url.slice(MOUNT.length);

const frameworks = {
  'node:http': (dispatch) => createServer((req, res) => dispatch(req, res, targetOf(req.url))),
  'Express 5': (dispatch) =>
    createServer(express().use(MOUNT, (req, res) => dispatch(req, res, TARGET + req.url))),
  'Koa 3'(dispatch) {
    const app = new Koa().use((ctx) => {
      ctx.respond = false;
      dispatch(ctx.req, ctx.res, targetOf(ctx.req.url));
    });
    return createServer(app.callback());
  },
  async 'Fastify 5'(dispatch) {
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

/** Sets the response on `ctx`, where middleware in front sees it, as Koa asks for. The body has to be short. */
function koaResponse(origin) {
  const dispatch = bareDispatch(origin, FIELDS);
  const app = new Koa().use(async (ctx) => {
    const chunks = [];
    await new Promise((resolve, reject) => {
      const collector = {
        writeHead(status, list) {
          ctx.status = status;
          for (let i = 0; i < list.length; i += 2) {
            ctx.set(list[i], list[i + 1]);
          }
        },
        write: (chunk) => chunks.push(chunk) > 0,
        end: resolve,
        destroy: reject,
      };
      dispatch(ctx.req, collector, targetOf(ctx.req.url));
    });
    ctx.body = chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
  });
  return createServer(app.callback());
}

export const floors = {
  ...Object.fromEntries(
    Object.entries(frameworks).flatMap(([name, serve]) => [
      [`${name}, bare dispatch`, (origin) => serve(bareDispatch(origin))],
      [`${name}, the same fields`, (origin) => serve(bareDispatch(origin, FIELDS))],
    ]),
  ),
  'Koa 3, the same fields on ctx': koaResponse,
};
