import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import compression from 'compression';
import express5 from 'express';
// @ts-expect-error the types of 5 stand for both
import express4 from 'express4';
import helmet from 'helmet';
import Koa3 from 'koa';
import bodyParser from 'koa-bodyparser';
import compress from 'koa-compress';
import mount from 'koa-mount';
// @ts-expect-error the types of 3 stand for both
import Koa2 from 'koa2';
import { gatewayMiddleware as forExpress } from '../../src/adapters/express.js';
import { gatewayPlugin } from '../../src/adapters/fastify.js';
import { gatewayHandler } from '../../src/adapters/fetch.js';
import { gatewayMiddleware as forKoa } from '../../src/adapters/koa/koa.js';
import { gatewayMiddleware as forNode } from '../../src/adapters/node.js';
import type { ApiSource, Gateway, GatewayOptions } from '../../src/gateway.js';
import { startFastify } from './hosts/fastify.js';
import { startHono } from './hosts/hono.js';
import { type Listening, listen } from './servers.js';

/** Middleware in front of the gateway, by what it does. */
export type Front =
  | 'json' // parses JSON, keeps the value
  | 'loose json' // the same for values that are no objects
  | 'form' // parses forms, keeps the value
  | 'text' // keeps a string
  | 'compression'
  | 'helmet'
  | 'cookie' // sets a cookie and `Vary`
  | 'answers' // answers, and goes on all the same
  | 'swallows' // reads the body and keeps nothing
  | 'trusts' // believes `X-Forwarded-…`
  | 'outer' // notes what the middleware around the gateway sees of its reply
  | 'failed json' // a JSON parser whose error the application swallows
  | Touch;

/** Middleware that does something to Node's messages, and goes on. */
export type Touch = (req: IncomingMessage, res: ServerResponse) => void;

/** What stands in an app. */
export interface Setup {
  /** By mount path, of which node:http has one at most; `''` is the root. A gateway only where `createGateway` is replaced. */
  readonly gateways: Readonly<Record<string, Gateway<never> | ApiSource>>;
  readonly options?: GatewayOptions<never>;
  readonly front?: readonly Front[];
  /** A handler behind, which answers `behind`. */
  readonly behind?: boolean;
  readonly seen?: unknown[];
  /** Gets what the adapter makes of each gateway, for tests that close them. */
  readonly made?: Served[];
}

/** A framework with its adapter. */
export interface Host {
  readonly name: string;
  readonly kind: 'express' | 'fastify' | 'fetch' | 'koa' | 'node';
  /** What makes the adapter's part of an application. */
  readonly middleware: (source: never, options?: never) => Served;
  start(setup: Setup): Promise<Listening>;
}

/** What every adapter makes has. */
export interface Served {
  readonly gateway: Gateway<never>;
  close(): Promise<void>;
}

export const HOSTS: readonly Host[] = [
  {
    name: 'Express 4',
    kind: 'express',
    middleware: forExpress,
    start: (setup) => startExpress(express4, setup),
  },
  {
    name: 'Express 5',
    kind: 'express',
    middleware: forExpress,
    start: (setup) => startExpress(express5, setup),
  },
  { name: 'Koa 2', kind: 'koa', middleware: forKoa, start: (setup) => startKoa(Koa2, setup) },
  { name: 'Koa 3', kind: 'koa', middleware: forKoa, start: (setup) => startKoa(Koa3, setup) },
  { name: 'node:http', kind: 'node', middleware: forNode, start: startNode },
  { name: 'Fastify 5', kind: 'fastify', middleware: gatewayPlugin, start: startFastify },
  { name: 'fetch under Hono', kind: 'fetch', middleware: gatewayHandler, start: startHono },
];

type Handler = (req: IncomingMessage, res: ServerResponse, next: (error?: unknown) => void) => void;

function startExpress(express: typeof express5, setup: Setup): Promise<Listening> {
  const app = express();
  for (const front of setup.front ?? []) {
    if (front === 'trusts') {
      app.set('trust proxy', true);
    } else {
      app.use(expressFront(express, front) as express5.RequestHandler);
      if (front === 'failed json') {
        app.use(((_error, _req, _res, next) => next()) as express5.ErrorRequestHandler);
      }
    }
  }
  for (const [path, gateway] of Object.entries(setup.gateways)) {
    const handler = forExpress(gateway as never, setup.options as never);
    setup.made?.push(handler);
    app.use(path || '/', handler as express5.RequestHandler);
  }
  if (setup.behind) {
    app.use((_req, res) => void res.send('behind'));
  }
  return listen(createServer(app as RequestListener));
}

function expressFront(express: typeof express5, front: Front): Handler {
  if (typeof front === 'function') {
    return nodeFront(front);
  }
  const parsers: Partial<Record<string, unknown>> = {
    json: express.json(),
    'failed json': express.json(),
    'loose json': express.json({ strict: false }),
    form: express.urlencoded({ extended: true }),
    text: express.text({ type: () => true }),
  };
  return (parsers[front] as Handler | undefined) ?? nodeFront(front);
}

function nodeFront(front: Front): Handler {
  if (typeof front === 'function') {
    return (req, res, next) => {
      front(req, res);
      next();
    };
  }
  switch (front) {
    case 'compression':
      return compression({ threshold: 0 }) as unknown as Handler;
    case 'helmet':
      return helmet();
    case 'cookie':
      return (_req, res, next) => {
        res.setHeader('Set-Cookie', ['front=1', 'front=2']);
        res.setHeader('Vary', 'Origin');
        next();
      };
    case 'answers':
      return (_req, res, next) => {
        res.end('answered');
        next();
      };
    case 'swallows':
      return (req, _res, next) => void req.resume().on('end', () => next());
    case 'json':
    case 'loose json':
      return reading((text) => JSON.parse(text));
    case 'form':
      return reading((text) => Object.fromEntries(new URLSearchParams(text)));
    case 'text':
      return reading((text) => text);
    default:
      throw new Error(`node:http has no ${front}`);
  }
}

/** A body parser for node:http. */
function reading(parse: (text: string) => unknown): Handler {
  return (req, _res, next) => {
    const chunks: Uint8Array[] = [];
    req.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    req.on('end', () => {
      if (chunks.length > 0) {
        Object.assign(req, { body: parse(Buffer.concat(chunks).toString()) });
      }
      next();
    });
  };
}

function startNode(setup: Setup): Promise<Listening> {
  const handlers = (setup.front ?? []).map(nodeFront);
  const [[path, gateway] = ['', undefined]] = Object.entries(setup.gateways);
  const last = forNode(gateway as never, setup.options as never);
  setup.made?.push(last);
  const behind = (_req: IncomingMessage, res: ServerResponse) => void res.end('behind');
  return listen(
    createServer((req, res) => {
      if (path !== '') {
        req.url = req.url?.slice(path.length).replace(/^(?!\/)/, '/');
      }
      const run = (at: number): void => {
        const handler = handlers[at];
        if (handler !== undefined) {
          handler(req, res, () => run(at + 1));
        } else if (setup.behind) {
          last(req, res, () => behind(req, res));
        } else {
          last(req, res);
        }
      };
      run(0);
    }),
  );
}

function startKoa(Koa: typeof Koa3, setup: Setup): Promise<Listening> {
  const app = new Koa();
  app.silent = true;
  for (const front of setup.front ?? []) {
    if (front === 'trusts') {
      app.proxy = true;
    } else {
      app.use(koaFront(front, setup.seen ?? []));
    }
  }
  for (const [path, gateway] of Object.entries(setup.gateways)) {
    const middleware = forKoa(gateway as never, setup.options as never);
    setup.made?.push(middleware);
    app.use(path === '' ? middleware : mount(path, middleware));
  }
  if (setup.behind) {
    app.use((ctx) => {
      ctx.body = 'behind';
    });
  }
  return listen(createServer(app.callback()));
}

function koaFront(front: Front, seen: unknown[]): Koa3.Middleware {
  if (typeof front === 'function') {
    return (ctx, next) => {
      front(ctx.req, ctx.res);
      return next();
    };
  }
  switch (front) {
    case 'json':
    case 'form':
    case 'text':
    case 'loose json':
      return bodyParser({ enableTypes: ['json', 'form', 'text'], strict: front !== 'loose json' });
    case 'compression':
      return compress({ threshold: 0, br: false });
    case 'cookie':
      return (ctx, next) => {
        ctx.set('Set-Cookie', ['front=1', 'front=2']);
        ctx.set('Vary', 'Origin');
        return next();
      };
    case 'answers':
      return (ctx, next) => {
        ctx.respond = false;
        ctx.res.end('answered');
        return next();
      };
    case 'swallows':
      return async (ctx, next) => {
        await new Promise((resolve) => ctx.req.resume().on('end', resolve));
        return next();
      };
    case 'outer':
      return async (ctx, next) => {
        await next();
        seen.push(ctx.status, ctx.response.get('Content-Type'));
        ctx.set('X-Outer', 'yes');
      };
    default:
      throw new Error(`Koa has no ${front}`);
  }
}
