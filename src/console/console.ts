import type { IncomingMessage, ServerResponse } from 'node:http';
import { hasMethod, isRecord, kindOf } from '../checks/value-kinds.js';
import type { Gateway } from '../gateway.js';
import { Guard } from './access/guard.js';
import { newToken } from './access/token.js';
import { handleCall } from './console-handler.js';
import { RequestHistory } from './events/request-history.js';
import { type KoaContext, koaCall, nodeCall } from './http/console-call.js';
import { PageFiles } from './http/page-files.js';
import { PAGE_FOLDER } from './http/page-folder.js';
import { type ConsoleOptions, readConsoleOptions } from './options.js';
import { dataRoutes } from './routes/data-routes.js';

export type { KoaContext } from './http/console-call.js';
export type { ConsoleOptions } from './options.js';

/** A console for `app.use` of Express and Koa, and for `createServer`. */
export interface GatewayConsole {
  /** For Express, for node:http, and for what calls handlers as they do; it never calls a next handler. */
  (req: IncomingMessage, res: ServerResponse, next?: (error?: unknown) => void): void;
  /** For Koa. */
  (ctx: KoaContext, next: () => Promise<unknown>): Promise<void>;
  /** What each call of the page must have. */
  readonly token: string;
  /**
   * The link that opens the page.
   * @param address where the console is, such as `http://127.0.0.1:3000/_console`
   */
  link(address: string | URL): string;
  /** Observes the gateway no more, and ends the streams of events; later requests get a 503. */
  close(): void;
}

/** A gateway, or the middleware that has it. */
export type ConsoleSource = Gateway<never> | { readonly gateway: Gateway<never> };

/**
 * A page that shows what a gateway does with each request, box by box, and who may see it. From then on the
 * values of each request are kept for it, within limits:
 * `app.use('/_console', gatewayConsole(gateway))`.
 * @throws TypeError for anything but a gateway, and for an option that does not exist or has a value of
 * the wrong kind
 */
export function gatewayConsole(
  source: ConsoleSource,
  options: ConsoleOptions = {},
): GatewayConsole {
  const gateway = gatewayOf(source);
  const { token = newToken(), ...chosen } = readConsoleOptions(options);
  const { allowedHosts, allowRemote, keep, bodyLimit, write } = chosen;
  const history = new RequestHistory(gateway, keep);
  let isClosed = false;
  const parts = {
    guard: new Guard({ allowedHosts, allowRemote, token }),
    pageFiles: new PageFiles(PAGE_FOLDER),
    findRoute: dataRoutes({ gateway, history, bodyLimit, write }),
    isClosed: () => isClosed,
  };
  function handler(req: IncomingMessage, res: ServerResponse): void;
  function handler(ctx: KoaContext, next: () => Promise<unknown>): Promise<void>;
  function handler(
    first: IncomingMessage | KoaContext,
    second: ServerResponse | (() => Promise<unknown>),
  ): Promise<void> {
    if (isKoaContext(first)) {
      first.respond = false;
      return handleCall(koaCall(first), parts);
    }
    return handleCall(nodeCall(first, second as ServerResponse), parts);
  }
  return Object.assign(handler, {
    token,
    link: (address: string | URL) => linkTo(address, token),
    close() {
      isClosed = true;
      history.close();
    },
  });
}

function linkTo(address: string | URL, token: string): string {
  const url = new URL(address);
  url.pathname = url.pathname.replace(/\/?$/, '/');
  url.hash = `token=${token}`;
  return url.href;
}

/** Express has a response in its request, but only Koa has a request in its context. */
function isKoaContext(first: IncomingMessage | KoaContext): first is KoaContext {
  return 'req' in first && 'originalUrl' in first;
}

function gatewayOf(source: ConsoleSource): Gateway<never> {
  const given: unknown =
    source !== null && source !== undefined && 'gateway' in Object(source)
      ? (source as { readonly gateway: unknown }).gateway
      : source;
  if (isGateway(given)) {
    return given;
  }
  throw new TypeError(
    `gatewayConsole takes a gateway, or a middleware that has one, not ${kindOf(source)}`,
  );
}

function isGateway(value: unknown): value is Gateway<never> {
  return isRecord(value) && hasMethod(value, 'invoke') && hasMethod(value, 'observe');
}
