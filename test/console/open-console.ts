import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import express5 from 'express';
// @ts-expect-error the types of 5 stand for both
import express4 from 'express4';
import Koa3 from 'koa';
import mount from 'koa-mount';
// @ts-expect-error the types of 3 stand for both
import Koa2 from 'koa2';
import { request as send } from 'undici';
import { onTestFinished } from 'vitest';
import { type GatewayConsole, gatewayConsole } from '../../src/console/console.js';
import type { ConsoleOptions } from '../../src/console/options.js';
import { createGateway, type Gateway, type GatewayOptions } from '../../src/gateway.js';
import { documentOf } from '../support/in-memory.js';
import { type Listening, listen } from '../support/servers.js';

/** A framework, with a console at `/_console`. */
export interface ConsoleHost {
  readonly name: string;
  readonly kind: 'express' | 'koa' | 'node';
  /** @param front middleware in front of it */
  start(page: GatewayConsole, front?: readonly Front[]): Promise<Listening>;
}

/** Middleware that does something to Node's messages, and goes on. */
export type Front = (req: IncomingMessage, res: ServerResponse) => void;

export const CONSOLE_HOSTS: readonly ConsoleHost[] = [
  { name: 'Express 4', kind: 'express', start: (page, front) => onExpress(express4, page, front) },
  { name: 'Express 5', kind: 'express', start: (page, front) => onExpress(express5, page, front) },
  { name: 'Koa 2', kind: 'koa', start: (page, front) => onKoa(Koa2, page, front) },
  { name: 'Koa 3', kind: 'koa', start: (page, front) => onKoa(Koa3, page, front) },
  { name: 'node:http', kind: 'node', start: onNode },
];

function onExpress(
  express: typeof express5,
  page: GatewayConsole,
  front: readonly Front[] = [],
): Promise<Listening> {
  const app = express();
  for (const one of front) {
    app.use((req, res, next) => {
      one(req, res);
      next();
    });
  }
  app.use('/_console', page);
  return listen(createServer(app as RequestListener));
}

function onKoa(
  Koa: typeof Koa3,
  page: GatewayConsole,
  front: readonly Front[] = [],
): Promise<Listening> {
  const app = new Koa();
  app.silent = true;
  for (const one of front) {
    app.use((ctx, next) => {
      one(ctx.req, ctx.res);
      return next();
    });
  }
  app.use(mount('/_console', page));
  return listen(createServer(app.callback()));
}

function onNode(page: GatewayConsole, front: readonly Front[] = []): Promise<Listening> {
  return listen(
    createServer((req, res) => {
      for (const one of front) {
        one(req, res);
      }
      page(req, res);
    }),
  );
}

/** The token of each console of the tests. */
export const TOKEN = 'the-token-of-the-tests';

/** What a request of a test has. */
export interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object is sent as JSON. */
  readonly body?: unknown;
}

/** What came back. */
export interface Told {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  /** What the text is as JSON. */
  json(): unknown;
}

/** A console whose gateway has one method, `GET /x`, with a mock integration. */
export interface OpenConsole extends Listening {
  readonly page: GatewayConsole;
  readonly gateway: Gateway;
  /** Asks for a path below that of the console, with its token. */
  ask(path: string, asked?: Asked): Promise<Told>;
  /** The same, with these headers alone. */
  askPlainly(path: string, asked?: Asked): Promise<Told>;
}

/**
 * Opens a console until the end of the test.
 * @param text what `GET /x` responds with
 */
export async function openConsole(
  host: ConsoleHost,
  options: ConsoleOptions & { readonly front?: readonly Front[] } = {},
  gatewayOptions: GatewayOptions = {},
  text = 'hello',
): Promise<OpenConsole> {
  const { front, ...chosen } = options;
  const document = documentOf({
    type: 'mock',
    requestTemplates: { 'application/json': '{ "statusCode": 200 }' },
    responses: { default: { statusCode: 200, responseTemplates: { 'application/json': text } } },
  });
  const gateway = createGateway(document, { onError: () => {}, ...gatewayOptions });
  const page = gatewayConsole(gateway, { token: TOKEN, ...chosen });
  const listening = await host.start(page, front);
  onTestFinished(async () => {
    page.close();
    await gateway.close();
  });
  const askPlainly = (path: string, asked: Asked = {}) => ask(`${listening.origin}${path}`, asked);
  return {
    ...listening,
    page,
    gateway,
    askPlainly,
    ask: (path, { headers, ...asked } = {}) =>
      askPlainly(`/_console/${path}`, {
        ...asked,
        headers: { Authorization: `Bearer ${TOKEN}`, ...headers },
      }),
  };
}

async function ask(url: string, { method = 'GET', headers, body }: Asked): Promise<Told> {
  const text = typeof body === 'object' ? JSON.stringify(body) : (body as string | undefined);
  const typed = text === undefined ? {} : { 'Content-Type': 'application/json' };
  const response = await send(url, {
    method: method as 'GET',
    headers: { ...typed, ...headers },
    body: text ?? null,
  });
  const received = await response.body.text();
  return {
    status: response.statusCode,
    headers: response.headers,
    text: received,
    json: () => JSON.parse(received),
  };
}
