import type { IncomingMessage, ServerResponse } from 'node:http';
import { pathAndQuery } from '../../http/messages/request-target.js';

/** The path below which the command and the examples have the console. */
export const CONSOLE_PATH = '/_console';

/** What the console uses of a context of Koa. */
export interface KoaContext {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly originalUrl: string;
  /** `false` keeps Koa from responding itself. */
  respond?: boolean | undefined;
}

/** A request to the console, whichever framework it came through. */
export interface ConsoleCall {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  /** Below the path of the console; begins with `/`, never decoded. */
  readonly path: string;
  /** The last segment of the console's own path, if the client left out the slash at its end. */
  readonly slashMissingAfter: string | undefined;
  /** Without its `?`. */
  readonly queryString: string;
  /** The body, if middleware has parsed it. */
  readonly parsed: unknown;
  /** What the hooks of a gateway get with a request that the page sends through it: that of the page. */
  readonly native: object;
}

/** A request as Express, node:http and others pass it. */
export function nodeCall(req: IncomingMessage, res: ServerResponse): ConsoleCall {
  const { originalUrl, body: parsed } = req as { originalUrl?: unknown; body?: unknown };
  const target = req.url ?? '/';
  const original = typeof originalUrl === 'string' ? originalUrl : target;
  return { req, res, ...placeOf(target, original), parsed, native: { req, res } };
}

/** A request as Koa passes it. */
export function koaCall(ctx: KoaContext): ConsoleCall {
  const { req, res, originalUrl, request } = ctx as KoaContext & {
    readonly request?: { readonly body?: unknown };
  };
  const place = placeOf(req.url ?? '/', originalUrl);
  return { req, res, ...place, parsed: request?.body, native: { ctx } };
}

/**
 * What a request is for. A server without mounts of its own passes the whole path: no route of the console
 * begins as its usual path does, so that path is left out.
 */
function placeOf(
  target: string,
  original: string,
): Pick<ConsoleCall, 'path' | 'queryString' | 'slashMissingAfter'> {
  const { path: given, queryString } = pathAndQuery(target);
  const isWhole = given === CONSOLE_PATH || given.startsWith(`${CONSOLE_PATH}/`);
  const path = isWhole ? given.slice(CONSOLE_PATH.length) || '/' : given;
  const { path: whole } = pathAndQuery(original);
  const isMissing = path === '/' && !whole.endsWith('/');
  return {
    path,
    queryString,
    slashMissingAfter: isMissing ? whole.slice(whole.lastIndexOf('/') + 1) : undefined,
  };
}
