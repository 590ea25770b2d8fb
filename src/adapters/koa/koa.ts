import { Readable } from 'node:stream';
import type { Context, Middleware } from 'koa';
import {
  type ApiSource,
  type Closable,
  createGateway,
  type Gateway,
  type GatewayOptions,
} from '../../gateway.js';
import { lengthLast } from '../../http/framing.js';
import { giveUp, PLAIN_FAILURE } from '../../http/messages/reply-body.js';
import type { Body, ClientResponse } from '../../model/message.js';
import { readRequest } from '../node-http/node-message.js';
import type { ParsedBody } from '../node-http/parsed-body.js';
import { setHead, takesBody } from '../node-http/reply-head.js';
import { alreadyAnswered } from '../node-http/serve.js';
import { type KoaBody, koaBody } from './koa-body.js';

/** The second argument of the hooks in {@link GatewayOptions} under Koa. */
export interface KoaNative {
  readonly ctx: Context;
}

/** @deprecated The former name of {@link KoaNative}. */
export type KoaRaw = KoaNative;

/** A middleware for `app.use`, and its gateway. */
export interface KoaMiddleware extends Middleware, Closable {
  readonly gateway: Gateway<KoaNative>;
}

/**
 * Serves an API from Koa 2 or 3: `app.use(gatewayMiddleware('petstore.yaml'))`. The response is
 * set on `ctx`, where middleware in front of this one sees it.
 * @throws ApiImportError if the document cannot be served
 */
export function gatewayMiddleware(
  source: ApiSource,
  options?: GatewayOptions<KoaNative>,
): KoaMiddleware {
  const gateway = createGateway(source, options);
  const middleware: Middleware = async (ctx, next) => {
    const seen = ctx.request;
    const parsed = seen as ParsedBody;
    const request = readRequest(ctx.req, ctx.res, {
      target: seen.url,
      original: () => ctx.originalUrl,
      sourceIp: seen.ip,
      scheme: seen.protocol === 'https' ? 'https' : 'http',
      forwardedPort: () => (ctx.app.proxy ? ctx.get('X-Forwarded-Port') : undefined),
      parsed:
        parsed.body === undefined && parsed.rawBody === undefined ? (ctx.req as object) : parsed,
    });
    const report: Report = (cause) => gateway.reportError(cause, request);
    const reply = isAnswered(ctx) ? undefined : await gateway.invoke(request, { ctx });
    if (isAnswered(ctx)) {
      giveUp(reply?.body, report);
      report(alreadyAnswered());
    } else if (reply === undefined) {
      request.release();
      await next();
    } else {
      let body: KoaBody | undefined;
      try {
        const source = reply.body;
        const given =
          source === undefined
            ? undefined
            : koaBody({ res: ctx.res, request, body: source, onBreak: report });
        body = given instanceof Promise ? await given : given;
        setReply(ctx, reply, body);
      } catch (cause) {
        leave(body, reply.body, report);
        report(cause);
        setPlainFailure(ctx);
      }
    }
  };
  const close = () => gateway.close();
  return Object.assign(middleware, { gateway, close, [Symbol.asyncDispose]: close });
}

function isAnswered(ctx: Context): boolean {
  return ctx.res.headersSent || ctx.respond === false;
}

/**
 * Sets the status and headers, then the body, then undoes the headers that Koa derives from the body.
 * @throws if other middleware has responded while the body arrived, or if a header cannot be set
 */
function setReply(ctx: Context, reply: ClientResponse, body: KoaBody | undefined): void {
  if (isAnswered(ctx)) {
    throw alreadyAnswered();
  }
  const { statusCode } = reply;
  // The members of `ctx` itself only pass on what these two do.
  const { res, response } = ctx;
  const headers = lengthLast(reply.headers, undefined);
  response.status = statusCode;
  setHead(headers, res);
  const typed = res.hasHeader('Content-Type');
  if (body !== undefined) {
    response.body = body;
    // The length of a response to HEAD is not that of its body.
    if (reply.body?.length !== undefined) {
      response.length = reply.body.length;
    }
  } else if (EMPTY.has(statusCode)) {
    response.body = null;
  } else {
    // Koa turns null into a 204, and responds to HEAD with the length of an empty buffer.
    response.body = takesBody(res) ? Buffer.alloc(0) : Readable.from([]);
  }
  if (!typed) {
    response.remove('Content-Type');
  }
}

/** Cancels a body that is not sent. */
function leave(body: KoaBody | undefined, source: Body | undefined, report: Report): void {
  if (body instanceof Readable) {
    body.destroy();
  } else {
    giveUp(source, report);
  }
}

type Report = (cause: unknown) => void;

/** The last resort if the response cannot be set. */
function setPlainFailure(ctx: Context): void {
  if (isAnswered(ctx)) {
    return;
  }
  for (const name of ctx.res.getHeaderNames()) {
    ctx.remove(name);
  }
  ctx.status = 500;
  ctx.type = 'application/json';
  ctx.body = PLAIN_FAILURE;
}

const EMPTY: ReadonlySet<number> = new Set([204, 205, 304]);
