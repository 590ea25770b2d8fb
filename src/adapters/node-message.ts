import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TLSSocket } from 'node:tls';
import { GatewayError } from '../errors.js';
import type { Gateway } from '../gateway.js';
import type {
  ClientCertificate,
  ClientWatcher,
  GatewayReply,
  GatewayRequest,
  HeaderList,
  RequestBody,
} from '../model/message.js';
import { clientCertificate } from './client-certificate.js';
import { hasBody, type ParsedBody, readParsedBody } from './parsed-body.js';
import { ResponseSink } from './response-sink.js';

/** What a framework knows of a request beyond Node's message. */
export interface FrameworkView {
  /** The request target after the mount path. */
  readonly target: string;
  readonly sourceIp: string;
  readonly scheme: 'http' | 'https';
  /** Where body parsers leave what they have read. */
  readonly parsed: ParsedBody;
}

/** An IncomingMessage as a GatewayRequest. */
export function readRequest(
  req: IncomingMessage,
  res: ServerResponse,
  view: FrameworkView,
): GatewayRequest {
  return new NodeRequest(req, res, view);
}

/**
 * Writes a reply as fast as the client reads it; a body that breaks off closes the connection.
 * @throws what Node objects to in a header
 */
export function writeReply(
  res: ServerResponse,
  reply: GatewayReply,
  onBreak: (cause: unknown) => void,
): void {
  new ResponseSink(res, reply, onBreak).send();
}

// Express gives each request and response a prototype of its own, and with it a hidden class that no
// inline cache has seen: there, each look at a member costs up to a microsecond. Hence the few looks below.

/**
 * Asks the gateway and writes its reply; nothing that goes wrong here reaches the caller.
 * @param next takes what no method matched; without it the gateway's own 403 stands
 */
export function serve<Raw>(
  gateway: Gateway<Raw>,
  request: GatewayRequest,
  raw: Raw,
  res: ServerResponse,
  next: (() => void) | undefined,
): void {
  const report = (cause: unknown): void => gateway.reportError(cause, request);
  const abandon = (cause: unknown): void => {
    report(cause);
    failPlainly(res);
  };
  if (res.headersSent) {
    report(alreadyAnswered());
    return;
  }
  gateway.invoke(request, raw, next !== undefined).then((reply) => {
    try {
      if (reply === undefined) {
        next?.();
      } else if (res.headersSent) {
        reply.body?.cancel();
        report(alreadyAnswered());
      } else {
        writeReply(res, reply, report);
      }
    } catch (cause) {
      reply?.body?.cancel();
      abandon(cause);
    }
  }, abandon);
}

/** For `onError`: somebody in front has written the answer. */
export function alreadyAnswered(): GatewayError {
  return new GatewayError('DEFAULT_5XX', undefined, {
    cause: new Error('Another middleware has answered already: nothing was written'),
  });
}

/** The last resort where even the reply cannot be written. */
export function failPlainly(res: ServerResponse): void {
  if (res.headersSent) {
    res.destroy();
    return;
  }
  for (const name of res.getHeaderNames()) {
    res.removeHeader(name);
  }
  res.statusCode = 500;
  res.setHeader('Content-Type', 'application/json');
  res.end(PLAIN_FAILURE);
}

/** What AWS says of a fault of its own. */
export const PLAIN_FAILURE = '{"message": "Internal server error"}';

class NodeRequest implements GatewayRequest {
  readonly httpMethod: string;
  readonly path: string;
  readonly queryString: string;
  readonly headers: HeaderList;
  readonly body: RequestBody;
  readonly sourceIp: string;
  readonly scheme: 'http' | 'https';
  private readonly isHttp2: boolean;
  private readonly socket: IncomingMessage['socket'];
  private readonly res: ServerResponse;
  private controller: AbortController | undefined;

  constructor(req: IncomingMessage, res: ServerResponse, view: FrameworkView) {
    const { target } = view;
    const start = pathStart(target);
    const hash = target.indexOf('#', start);
    const end = hash < 0 ? target.length : hash;
    const mark = target.indexOf('?', start);
    const queryMark = mark < 0 || mark > end ? end : mark;
    this.httpMethod = req.method ?? 'GET';
    this.path = target.slice(start, queryMark) || '/';
    this.queryString = target.slice(queryMark + 1, end);
    this.sourceIp = withoutMapping(view.sourceIp);
    this.scheme = view.scheme;
    this.socket = req.socket;
    this.res = res;
    this.isHttp2 = req.httpVersionMajor === 2;
    const headers = this.isHttp2 ? http1Headers(req) : req.rawHeaders;
    if (!hasBody(headers)) {
      this.headers = headers;
      this.body = undefined;
    } else if (!req.readableDidRead) {
      this.headers = headers;
      this.body = req.readableEnded ? undefined : req;
    } else {
      const parsed = readParsedBody(headers, view.parsed);
      this.headers = parsed.headers;
      this.body = parsed.body;
    }
  }

  get remoteAddress(): string {
    return withoutMapping(this.socket.remoteAddress ?? '');
  }

  /** Behind a proxy that ended TLS the port is that of the scheme which the framework believes. */
  get port(): number | undefined {
    if ((this.scheme === 'https') === isEncrypted(this.socket)) {
      return this.socket.localPort;
    }
    return this.scheme === 'https' ? 443 : 80;
  }

  get clientCertificate(): ClientCertificate | undefined {
    return isEncrypted(this.socket) ? clientCertificate(this.socket) : undefined;
  }

  get signal(): AbortSignal {
    if (this.controller === undefined) {
      const controller = new AbortController();
      this.controller = controller;
      this.onClientLeft({ clientLeft: (reason) => controller.abort(reason) });
    }
    return this.controller.signal;
  }

  get clientHasLeft(): boolean {
    return this.socket.destroyed || this.res.destroyed;
  }

  onClientLeft(watcher: ClientWatcher): void {
    if (this.socket.destroyed) {
      watcher.clientLeft(new Error('The client has left'));
    } else {
      this.res.on('close', () => this.closed(watcher));
    }
  }

  /** A response also closes when it is complete; over HTTP/2 one that broke off calls itself finished. */
  private closed(watcher: ClientWatcher): void {
    if (!(this.isHttp2 ? this.res.writableEnded : this.res.writableFinished)) {
      watcher.clientLeft(new Error('The client has left'));
    }
  }
}

/** An IPv4 client of a server that listens for IPv6, too, is shown as what it is (RFC 4291, 2.5.5.2). */
function withoutMapping(address: string): string {
  return address.startsWith('::ffff:') && address.includes('.') ? address.slice(7) : address;
}

/** What an HTTP/2 client would have sent over HTTP/1.1: its pseudo headers are the request line's and `Host`. */
function http1Headers(req: IncomingMessage): HeaderList {
  const { rawHeaders } = req;
  const headers = rawHeaders.filter((_, i) => !rawHeaders[i & ~1]?.startsWith(':'));
  const authority = rawHeaders.indexOf(':authority');
  if (authority >= 0 && !headers.includes('host')) {
    headers.unshift('Host', rawHeaders[authority + 1] ?? '');
  }
  const framed = hasBody(headers) || req.headers['content-length'] !== undefined;
  const { stream } = req as { readonly stream?: { readonly endAfterHeaders: boolean } };
  return framed || stream?.endAfterHeaders !== false
    ? headers
    : [...headers, 'Transfer-Encoding', 'chunked'];
}

/** Of an absolute form (RFC 9112, 3.2.2) only path and query count. Cut as text, never parsed. */
export function pathStart(target: string): number {
  if (target.startsWith('/') || !ABSOLUTE_FORM.test(target)) {
    return 0;
  }
  const start = target.slice(target.indexOf('://') + 3).search(/[/?#]/);
  return start < 0 ? target.length : start + target.indexOf('://') + 3;
}

const ABSOLUTE_FORM = /^[a-z][a-z0-9+.-]*:\/\//i;

export function isEncrypted(socket: object): socket is TLSSocket {
  return (socket as { readonly encrypted?: boolean }).encrypted === true;
}
