import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type ApiSource,
  type Closable,
  createGateway,
  type Gateway,
  type GatewayOptions,
} from '../gateway.js';
import { isEncrypted, readRequest } from './node-http/node-message.js';
import { serve } from './node-http/serve.js';

/** The second argument of the hooks in {@link GatewayOptions} under node:http. */
export interface NodeNative {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
}

/** @deprecated The former name of {@link NodeNative}. */
export type NodeRaw = NodeNative;

/** A handler for `createServer`, or for any framework that calls `(req, res, next)`. */
export interface NodeMiddleware extends Closable {
  (req: IncomingMessage, res: ServerResponse, next?: () => void): void;
  readonly gateway: Gateway<NodeNative>;
}

/**
 * Serves an API from node:http: `createServer(gatewayMiddleware('petstore.yaml'))`.
 * @throws ApiImportError if the document cannot be served
 */
export function gatewayMiddleware(
  source: ApiSource,
  options?: GatewayOptions<NodeNative>,
): NodeMiddleware {
  const gateway = createGateway(source, options);
  const handler = (req: IncomingMessage, res: ServerResponse, next?: () => void): void => {
    const request = readRequest(req, res, {
      target: req.url ?? '/',
      sourceIp: req.socket.remoteAddress,
      scheme: isEncrypted(req.socket) ? 'https' : 'http',
      parsed: req as object,
    });
    serve(gateway, request, { req, res }, res, next);
  };
  const close = () => gateway.close();
  return Object.assign(handler, { gateway, close, [Symbol.asyncDispose]: close });
}
