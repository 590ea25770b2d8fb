import { kindOf } from '../../checks/value-kinds.js';
import { GatewayError, isGatewayError } from '../../errors.js';
import { refusedRequest } from '../../execute/callers/callers-request.js';
import { announcesBody, isFramed } from '../../http/framing.js';
import {
  CheckedRequest,
  headerFault,
  isFieldName,
  type WireRequest,
} from '../../http/header-field.js';
import { filterHeaders } from '../../http/header-list.js';
import { pathAndQuery } from '../../http/messages/request-target.js';
import type { WireHeaders } from '../../model/headers.js';
import type { ClientCertificate, ClientWatcher, RequestBody } from '../../model/message.js';
import { askConnection, UNKNOWN_CONNECTION } from './client-connection.js';
import { asSent, shownHeaders } from './sent-headers.js';
import { completeBody, webBody } from './web-body.js';

/** How a request came to the gateway. */
export interface Arrival {
  /** The path below which the API is served, without a slash at its end; `''`: the root. */
  readonly mount: string;
  /** Asks the caller for the connection; `undefined`: nothing is known of it. */
  readonly connection: (() => unknown) | undefined;
  /** Whether the request may be passed on: its body is then left untouched until a method matches. */
  readonly fallthrough: boolean;
}

/** A `Request` as a GatewayRequest. Never rejects: anything else becomes a request that gets a 500. */
export async function readWebRequest(request: Request, arrival: Arrival): Promise<WireRequest> {
  try {
    const read = new WebRequest(checkedWebRequest(request), arrival);
    if (!arrival.fallthrough && !isFramed(read.headers)) {
      read.body = await completeBody(read.body);
    }
    return read;
  } catch (cause) {
    return refusedRequest(request, 'fetch', cause);
  }
}

/** @throws TypeError whose message ends a sentence: the kind that was found, and the remedy */
function checkedWebRequest(request: unknown): Request {
  const { method, url, headers } = (request ?? {}) as Partial<Request>;
  if (typeof method !== 'string' || typeof url !== 'string' || !hasForEach(headers)) {
    throw new TypeError(`${kindOf(request)}: pass a Request`);
  }
  if (!isFieldName(method)) {
    throw new TypeError('a Request whose method has other characters than a method has');
  }
  return request as Request;
}

function hasForEach(headers: unknown): boolean {
  return typeof (headers as Partial<Headers> | undefined)?.forEach === 'function';
}

/** A web request, and the client that waits for its response. */
class WebRequest extends CheckedRequest implements WireRequest {
  readonly httpMethod: string;
  readonly path: string;
  readonly queryString: string;
  readonly originalTarget: string;
  readonly headers: WireHeaders;
  body: RequestBody;
  readonly sourceIp: string;
  readonly remoteAddress: string | undefined;
  readonly scheme: 'http' | 'https';
  readonly port: number | undefined;
  readonly clientCertificate: ClientCertificate | undefined;
  readonly refusal: Error | undefined;
  readonly #request: Request;
  #watchers: ClientWatcher[] | undefined;

  constructor(request: Request, { mount, connection }: Arrival) {
    super();
    const { path, queryString } = pathAndQuery(request.url);
    this.#request = request;
    this.httpMethod = request.method;
    this.path = below(mount, path);
    this.queryString = queryString;
    this.originalTarget = request.url;
    const asked = connection === undefined ? UNKNOWN_CONNECTION : askConnection(connection);
    const isRefused = isGatewayError(asked);
    const known = isRefused ? UNKNOWN_CONNECTION : asked;
    const shown = shownHeaders(request);
    const headers = known.rawHeaders === undefined ? shown : asSent(shown, known.rawHeaders);
    this.body = isBodyless(request, headers) ? undefined : webBody(request);
    this.headers = this.body === undefined ? withoutAnnouncement(headers) : headers;
    this.sourceIp = known.sourceIp;
    this.remoteAddress = known.remoteAddress;
    this.scheme = known.scheme ?? (/^https:/i.test(request.url) ? 'https' : 'http');
    this.port = known.port;
    this.clientCertificate = known.clientCertificate;
    this.refusal = isRefused ? asked : headerRefusal(headers);
  }

  // A server makes the signal of a request when it is first asked for it.
  get signal(): AbortSignal {
    return this.#request.signal;
  }

  get clientHasLeft(): boolean {
    return this.#request.signal?.aborted === true;
  }

  onClientLeft(watcher: ClientWatcher): void {
    const { signal } = this.#request;
    if (signal?.aborted === true) {
      watcher.clientLeft(signal.reason);
    } else if (this.#watchers !== undefined) {
      this.#watchers.push(watcher);
    } else if (signal !== undefined) {
      this.#watchers = [watcher];
      listen(signal, this.#watchers);
    }
  }

  /**
   * Releases the watchers: the platform keeps the signal of a `Request`, and with it what listens, as long as
   * the `Request` is referred to, which a watcher does.
   */
  forgetClient(): void {
    this.#watchers?.splice(0);
  }
}

/** Refers to the watchers alone. */
function listen(signal: AbortSignal, watchers: ClientWatcher[]): void {
  const left = (): void => {
    for (const watcher of watchers.splice(0)) {
      watcher.clientLeft(signal.reason);
    }
  };
  signal.addEventListener('abort', left, { once: true });
}

/**
 * The path below a mount path, both as text. A path beside it has no slash at its start, and therefore
 * matches nothing.
 */
function below(mount: string, path: string): string {
  if (mount === '') {
    return path;
  }
  const rest = path.slice(mount.length);
  if (!path.startsWith(mount) || (rest !== '' && !rest.startsWith('/'))) {
    return path.replace(/^\/+/, '');
  }
  return rest === '' ? '/' : rest;
}

/**
 * Whether a request has no body, as far as that can be told without a look at its stream. A `Request`
 * that no server made may have a body without a header that says so.
 */
function isBodyless({ method }: Request, headers: WireHeaders): boolean {
  return method === 'GET' || method === 'HEAD' || (isFramed(headers) && !announcesBody(headers));
}

/** A `Request` with GET never has the body that its client announced. */
function withoutAnnouncement(headers: WireHeaders): WireHeaders {
  return announcesBody(headers)
    ? filterHeaders(headers, (name) => !FRAMING_NAMES.has(name.toLowerCase()))
    : headers;
}

const FRAMING_NAMES: ReadonlySet<string> = new Set(['content-length', 'transfer-encoding']);

/** `Headers` allows control characters in a value, which HTTP does not (RFC 9110, 5.5). */
function headerRefusal(headers: WireHeaders): GatewayError | undefined {
  const fault = headerFault(headers);
  return fault === undefined
    ? undefined
    : new GatewayError('DEFAULT_4XX', undefined, { cause: new Error(fault) });
}
