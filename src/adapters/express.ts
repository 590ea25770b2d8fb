import type { Request, RequestHandler, Response } from 'express';
import {
  type ApiSource,
  type Closable,
  createGateway,
  type Gateway,
  type GatewayOptions,
} from '../gateway.js';
import { pathStart } from '../http/messages/request-target.js';
import { shareHiddenClass } from './hidden-class.js';
import { readRequest } from './node-http/node-message.js';
import { serve } from './node-http/serve.js';

/** The second argument of the hooks in {@link GatewayOptions} under Express. */
export interface ExpressNative {
  readonly req: Request;
  readonly res: Response;
}

/** @deprecated The former name of {@link ExpressNative}. */
export type ExpressRaw = ExpressNative;

/** A handler for `app.use`, and its gateway. */
export interface ExpressMiddleware extends RequestHandler, Closable {
  readonly gateway: Gateway<ExpressNative>;
}

/**
 * Serves an API from Express 4 or 5: `app.use('/v1', gatewayMiddleware('petstore.yaml'))`.
 * @throws ApiImportError if the document cannot be served
 */
export function gatewayMiddleware(
  source: ApiSource,
  options?: GatewayOptions<ExpressNative>,
): ExpressMiddleware {
  const gateway = createGateway(source, options);
  const handler: RequestHandler = (req, res, next) => {
    shareHiddenClass(req, 'next');
    shareHiddenClass(res, 'locals');
    const request = readRequest(req, res, {
      target: targetOf(req),
      sourceIp: req.ip,
      scheme: req.protocol === 'https' ? 'https' : 'http',
      forwardedPort: () => forwardedPort(req),
      parsed: req,
    });
    serve(gateway, request, { req, res }, res, next);
  };
  const close = () => gateway.close();
  return Object.assign(handler, { gateway, close, [Symbol.asyncDispose]: close });
}

/**
 * The request target relative to the mount path. Under `/v1`, Express 4 turns `/v1//admin` into
 * `/admin`, which middleware mounted at `/v1/admin` never sees. This restores the empty segment, so
 * that the router sees the path that the client sent.
 */
function targetOf(req: Request): string {
  const { url, baseUrl } = req;
  if (baseUrl === '') {
    return url;
  }
  const { originalUrl } = req;
  const path = url.slice(pathStart(url));
  const original = originalUrl.slice(pathStart(originalUrl));
  if (!original.endsWith(path)) {
    return url;
  }
  const mount = original.slice(0, original.length - path.length);
  const swallowed = mount.length > baseUrl.length && withoutEmpty(mount) === withoutEmpty(baseUrl);
  return swallowed ? `/${path}` : url;
}

function withoutEmpty(path: string): string {
  return path.replace(/\/+/g, '/').replace(/\/$/, '');
}

function forwardedPort(req: Request): string | undefined {
  const port = req.headers['x-forwarded-port'];
  if (port === undefined) {
    return undefined;
  }
  return req.app.get('trust proxy fn')(req.socket.remoteAddress, 0) ? String(port) : undefined;
}
