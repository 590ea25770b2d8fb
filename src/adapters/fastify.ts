import { Readable } from 'node:stream';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import {
  type ApiSource,
  type Closable,
  createGateway,
  type Gateway,
  type GatewayOptions,
} from '../gateway.js';
import { pathStart } from '../http/messages/request-target.js';
import { readRequest } from './node-http/node-message.js';
import { serve } from './node-http/serve.js';

/** The second argument of the hooks in {@link GatewayOptions} under Fastify. */
export interface FastifyNative {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** A plugin for `app.register`, and its gateway, which closes with the application. */
export interface FastifyGatewayPlugin extends FastifyPluginAsync, Closable {
  readonly gateway: Gateway<FastifyNative>;
}

/**
 * Serves an API from Fastify 5: `app.register(gatewayPlugin('petstore.yaml'), { prefix: '/v1' })`. The
 * response is written to `reply.raw`, with the headers that hooks have set on `reply`.
 * @throws ApiImportError if the document cannot be served
 */
export function gatewayPlugin(
  source: ApiSource,
  options?: GatewayOptions<FastifyNative>,
): FastifyGatewayPlugin {
  const gateway = createGateway(source, options);
  const close = () => gateway.close();
  const plugin: FastifyPluginAsync = async (app) => {
    // Parsers belong to this plugin alone: those of the other routes stay as they are.
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    app.addHook('onClose', close);
    const prefix = prefixPattern(app.prefix);
    const handler = (request: FastifyRequest, reply: FastifyReply): void =>
      handle(gateway, request, reply, prefix);
    if (app.prefix !== '') {
      app.all('/', { prefixTrailingSlash: 'no-slash' }, handler);
    }
    app.all('/*', handler);
  };
  return Object.assign(plugin, { gateway, close, [Symbol.asyncDispose]: close });
}

function handle(
  gateway: Gateway<FastifyNative>,
  request: FastifyRequest,
  reply: FastifyReply,
  prefix: RegExp,
): void {
  const { raw, body } = request;
  // Hooks that replace request.headers leave those of Node as they are.
  if (request.headers !== raw.headers) {
    Object.assign(raw.headers, request.headers);
  }
  const read = readRequest(raw, reply.raw, {
    target: belowPrefix(raw.url ?? '/', prefix),
    original: () => request.originalUrl,
    sourceIp: request.ip,
    scheme: request.protocol === 'https' ? 'https' : 'http',
    forwardedPort: () => forwardedPort(request),
    parsed: {},
    replacement: body instanceof Readable && body !== raw ? body : undefined,
  });
  const native = { request, reply };
  serve(
    gateway,
    read,
    native,
    reply.raw,
    () => void reply.callNotFound(),
    () => takeOver(reply),
  );
}

/** From here on the response is not Fastify's: neither its serialization nor its `onSend` hooks run. */
function takeOver(reply: FastifyReply): void {
  reply.hijack();
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (value !== undefined) {
      reply.raw.setHeader(name, value);
    }
  }
}

/**
 * The target without the prefix, of which as many segments are cut as it has: the router has compared
 * them already, decoded and perhaps with parameters in them. A target that the gateway does not recognise
 * is left as it is, and matches nothing.
 */
function belowPrefix(target: string, prefix: RegExp): string {
  const start = pathStart(target);
  return start === 0 && !target.startsWith('/')
    ? target
    : target
        .slice(start)
        .replace(prefix, '')
        .replace(/^(?!\/)/, '/');
}

function prefixPattern(prefix: string): RegExp {
  const count = prefix.split('/').filter((segment) => segment !== '').length;
  return new RegExp(`^(?:/+[^/?#]*){${count}}`);
}

/** Fastify lists several addresses only if it trusts the peer that named them. */
function forwardedPort({ ips, headers }: FastifyRequest): string | undefined {
  const port = headers['x-forwarded-port'];
  return ips !== undefined && ips.length > 1 && port !== undefined ? String(port) : undefined;
}
