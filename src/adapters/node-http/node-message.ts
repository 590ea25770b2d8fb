import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import { GatewayError } from '../../errors.js';
import { announcesBody } from '../../http/framing.js';
import { CheckedRequest, type WireRequest } from '../../http/header-field.js';
import { hasHeader, newHeaders } from '../../http/header-list.js';
import { pathAndQuery, withoutMapping } from '../../http/messages/request-target.js';
import type { WireHeaders } from '../../model/headers.js';
import type { ClientCertificate, ClientWatcher, RequestBody } from '../../model/message.js';
import { clientCertificate } from './client-certificate.js';
import { type ConnectionWatch, type ConnectionWatcher, watchConnection } from './client-watch.js';
import { http1Headers } from './http2/http2-headers.js';
import { limitUpload } from './http2/upload-limit.js';
import { decodedBody, type ParsedBody, readParsedBody, withoutFraming } from './parsed-body.js';
import { type SeenHeaders, seenHeaders, serverHeaders } from './request-headers.js';

/** What a framework adds to Node's request. */
export interface FrameworkView {
  /** The request target relative to the mount path. */
  readonly target: string;
  /** The request target as the client sent it; default: `originalUrl` of Node's request, else `target`. */
  readonly original?: (() => string) | undefined;
  readonly sourceIp: string | undefined;
  readonly scheme: 'http' | 'https';
  /** `X-Forwarded-Port`, if the framework trusts the proxy that sent it. */
  readonly forwardedPort?: () => string | undefined;
  /** The object on which body parsers leave what they have read. */
  readonly parsed: ParsedBody;
  /** The stream that earlier middleware has put in the place of the request's. */
  readonly replacement?: Readable | undefined;
}

/** What frameworks that cut off a mount path leave on Node's request. */
interface MountedRequest {
  readonly originalUrl: unknown;
}

/** An IncomingMessage as a GatewayRequest. */
export function readRequest(
  req: IncomingMessage,
  res: ServerResponse,
  view: FrameworkView,
): NodeRequest {
  return new NodeRequest(req, res, view);
}

// Express changes the prototype of each request and response, so that their members are slow to reach
// (hidden-class.ts): this code reads as few as it can.

/** A request of Node, and the client that waits for its response. */
export class NodeRequest extends CheckedRequest implements WireRequest, ConnectionWatcher {
  readonly httpMethod: string;
  readonly path: string;
  readonly queryString: string;
  readonly headers: WireHeaders;
  readonly body: RequestBody;
  readonly scheme: 'http' | 'https';
  readonly sourceIp: string;
  /** The address of the connection's peer; Node does not know it any more once the connection is closed. */
  readonly remoteAddress: string;
  readonly refusal: GatewayError | undefined;
  readonly #forwardedPort: string | undefined;
  readonly #original: () => unknown;
  readonly #isHttp2: boolean;
  #liftLimit: (() => void) | undefined;
  readonly #socket: IncomingMessage['socket'];
  readonly #res: ServerResponse;
  #watchers: ClientWatcher[] | undefined;
  #connection: ConnectionWatch | undefined;
  #controller: AbortController | undefined;

  constructor(req: IncomingMessage, res: ServerResponse, view: FrameworkView) {
    super();
    const target = typeof view.target === 'string' ? view.target : '';
    const { path, queryString } = pathAndQuery(target);
    this.httpMethod = req.method ?? 'GET';
    this.path = path;
    this.queryString = queryString;
    this.sourceIp = withoutMapping(view.sourceIp ?? '');
    this.scheme = view.scheme;
    this.#original = view.original ?? (() => (req as Partial<MountedRequest>).originalUrl);
    this.#socket = req.socket;
    this.remoteAddress = withoutMapping(this.#socket.remoteAddress ?? '');
    this.#res = res;
    this.#isHttp2 = req.httpVersionMajor === 2;
    const seen = readHeaders(req, this.#isHttp2);
    const { headers } = seen;
    const fault = target === view.target ? seen.fault : NO_TARGET;
    // Frameworks read it of the socket's peer, and Node takes the socket from a request whose body has been read.
    if (hasHeader(headers, 'x-forwarded-port')) {
      this.#forwardedPort = view.forwardedPort?.();
    }
    this.refusal = fault === undefined ? undefined : refusal(fault);
    if (!announcesBody(headers)) {
      this.headers = headers;
      this.body = undefined;
    } else if (view.replacement !== undefined) {
      this.headers = withoutFraming(headers);
      this.body = unread(view.replacement);
    } else if (!req.readableDidRead) {
      this.headers = headers;
      this.body = unreadBody(req);
    } else {
      const parsed = readParsedBody(headers, view.parsed);
      this.headers = parsed.headers;
      this.body = parsed.body;
    }
    if (this.#isHttp2 && this.body === req) {
      this.#liftLimit = limitUpload(req, res);
    }
  }

  /** Lifts the limit of the upload, because other middleware handles the request. */
  release(): void {
    this.#liftLimit?.();
    this.forgetClient();
  }

  /** No longer watches the client, because the response has ended. */
  forgetClient(): void {
    this.#watchers = undefined;
    this.#connection?.delete(this);
    this.#connection = undefined;
  }

  get hasEnded(): boolean {
    return this.#res.writableEnded;
  }

  /** What Express, connect and Fastify keep of it before they cut off a mount path. */
  get originalTarget(): string | undefined {
    const original = this.#original();
    return typeof original === 'string' ? original : undefined;
  }

  /**
   * The port that a trusted proxy names (the first of a list). Without one, the local port, or the
   * default port of the scheme if a proxy has terminated TLS.
   */
  get port(): number | undefined {
    const named = Number.parseInt(this.#forwardedPort ?? '', 10);
    if (named > 0 && named < 65_536) {
      return named;
    }
    if ((this.scheme === 'https') === isEncrypted(this.#socket)) {
      return this.#socket.localPort;
    }
    return this.scheme === 'https' ? 443 : 80;
  }

  get clientCertificate(): ClientCertificate | undefined {
    return isEncrypted(this.#socket) ? clientCertificate(this.#socket) : undefined;
  }

  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      const controller = new AbortController();
      this.#controller = controller;
      this.onClientLeft({ clientLeft: (reason) => controller.abort(reason) });
    }
    return this.#controller.signal;
  }

  /** Whether the client's connection, or its HTTP/2 stream, is closed. */
  get clientHasLeft(): boolean {
    return this.#socket.destroyed || (this.#isHttp2 ? isClosed(this.#res) : this.#res.destroyed);
  }

  onClientLeft(watcher: ClientWatcher): void {
    if (this.clientHasLeft) {
      watcher.clientLeft(new Error('The client has left'));
    } else if (this.#watchers !== undefined) {
      this.#watchers.push(watcher);
    } else {
      this.#watchers = [watcher];
      if (this.#isHttp2) {
        this.#res.on('close', () => this.connectionClosed());
      } else {
        this.#connection = watchConnection(this.#socket, this);
      }
    }
  }

  /** A complete response emits `close`, too; over HTTP/2, an aborted one reports that it is finished. */
  connectionClosed(): void {
    const watchers = this.#watchers ?? [];
    this.forgetClient();
    if (!(this.#isHttp2 ? this.#res.writableEnded : this.#res.writableFinished)) {
      for (const watcher of watchers) {
        watcher.clientLeft(new Error('The client has left'));
      }
    }
  }
}

/** A response over HTTP/2 does not say itself that its stream is closed. */
function isClosed(res: object): boolean {
  return (res as { readonly stream?: { readonly destroyed: boolean } }).stream?.destroyed === true;
}

/** Middleware may have replaced the headers by anything: a request without readable ones is refused. */
function readHeaders(req: IncomingMessage, isHttp2: boolean): SeenHeaders {
  try {
    if (!Array.isArray(req.rawHeaders)) {
      throw new TypeError('req.rawHeaders is not an array');
    }
    return isHttp2 ? http1Headers(req) : seenHeaders(req, serverHeaders(req.rawHeaders));
  } catch (cause) {
    const fault = `Earlier middleware has left headers that cannot be read: ${String(cause)}`;
    return { headers: newHeaders<WireHeaders>(), fault };
  }
}

/** The body of a request that nothing has read. */
function unreadBody(req: IncomingMessage): RequestBody {
  if (req.readableEnded) {
    return undefined;
  }
  return req.readableEncoding === null ? req : decodedBody();
}

/** Without a listener, a stream that fails before it is read would end the process. */
function unread(stream: Readable): Readable {
  return stream.on('error', () => {});
}

const NO_TARGET = 'Earlier middleware has set req.url to something that is not a string';

function refusal(fault: string): GatewayError {
  return new GatewayError('API_CONFIGURATION_ERROR', undefined, { cause: new Error(fault) });
}

export function isEncrypted(socket: object): socket is TLSSocket {
  return (socket as { readonly encrypted?: boolean }).encrypted === true;
}
