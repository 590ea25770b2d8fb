import { bytesOf, isRecord, kindOf, reasonOf } from '../../checks/value-kinds.js';
import { GatewayError } from '../../errors.js';
import { CheckedRequest, isFieldName, type WireRequest } from '../../http/header-field.js';
import { newHeaders } from '../../http/header-list.js';
import type { WireHeaders } from '../../model/headers.js';
import type { ClientCertificate, ClientWatcher, RequestBody } from '../../model/message.js';
import { headersOf } from './callers-headers.js';
import { chunkOf, isStream, type Stream } from './callers-stream.js';
import {
  A_CERTIFICATE,
  A_FUNCTION,
  A_PORT,
  A_SCHEME,
  A_SIGNAL,
  A_STRING,
  AN_ERROR,
  requestMember,
} from './request-members.js';

/**
 * Reads the request that `invoke` was called with. Never throws: anything else becomes a request that
 * gets a gateway response, with a TypeError as its cause. The requests of an adapter are already
 * checked.
 */
export function checkedRequest(request: unknown): WireRequest {
  if (request instanceof CheckedRequest) {
    return request as CheckedRequest & WireRequest;
  }
  try {
    return new CallersRequest(request);
  } catch (cause) {
    return refusedRequest(request, 'invoke', cause);
  }
}

/** A copy of a caller's request: each member is read once and checked, and nothing changes it later. */
class CallersRequest extends CheckedRequest implements WireRequest {
  readonly httpMethod: string;
  readonly path: string;
  readonly queryString: string;
  readonly originalTarget: string | undefined;
  readonly headers: WireHeaders;
  readonly body: RequestBody;
  readonly sourceIp: string;
  readonly remoteAddress: string | undefined;
  readonly protocol: string | undefined;
  readonly scheme: 'http' | 'https' | undefined;
  readonly port: number | undefined;
  readonly clientCertificate: ClientCertificate | undefined;
  readonly refusal: Error | undefined;
  readonly signal: AbortSignal | undefined;
  readonly onClientLeft: ((watcher: ClientWatcher) => void) | undefined;
  readonly #given: Readonly<Record<string, unknown>>;

  /** @throws TypeError whose message ends a sentence: the kind that was found, and the remedy */
  constructor(given: unknown) {
    super();
    if (!isRecord(given)) {
      throw new TypeError(`${kindOf(given)}: pass { httpMethod, path }`);
    }
    this.#given = given;
    this.httpMethod = httpMethodOf(given.httpMethod);
    this.path = pathOf(given.path);
    this.queryString = requestMember(given, 'queryString', A_STRING) ?? '';
    this.originalTarget = requestMember(given, 'originalTarget', A_STRING);
    this.sourceIp = requestMember(given, 'sourceIp', A_STRING) ?? '';
    this.headers = headersOf(given.headers);
    this.remoteAddress = requestMember(given, 'remoteAddress', A_STRING);
    this.protocol = requestMember(given, 'protocol', A_STRING);
    this.scheme = requestMember(given, 'scheme', A_SCHEME);
    this.port = requestMember(given, 'port', A_PORT);
    this.clientCertificate = requestMember(given, 'clientCertificate', A_CERTIFICATE);
    this.refusal = requestMember(given, 'refusal', AN_ERROR);
    this.signal = requestMember(given, 'signal', A_SIGNAL);
    this.onClientLeft = requestMember(given, 'onClientLeft', A_FUNCTION)?.bind(given);
    this.body = bodyOf(given.body);
  }

  /** The caller's member may be a getter that throws. */
  get clientHasLeft(): boolean {
    if (this.signal?.aborted === true) {
      return true;
    }
    try {
      return this.#given.clientHasLeft === true;
    } catch {
      return false;
    }
  }
}

function httpMethodOf(httpMethod: unknown): string {
  if (typeof httpMethod === 'string' && isFieldName(httpMethod)) {
    return httpMethod;
  }
  const found = typeof httpMethod === 'string' ? 'with invalid characters' : kindOf(httpMethod);
  throw new TypeError(`the httpMethod ${found}: pass the name of a method, such as "GET"`);
}

function pathOf(path: unknown): string {
  if (typeof path !== 'string' || !path.startsWith('/')) {
    const found = typeof path === 'string' ? 'without a "/" at its start' : kindOf(path);
    throw new TypeError(`the path ${found}: pass a string that begins with "/"`);
  }
  return path;
}

function bodyOf(body: unknown): RequestBody {
  if (body === undefined || body === null) {
    return undefined;
  }
  if (typeof body === 'string') {
    return new TextEncoder().encode(body);
  }
  const bytes = bytesOf(body);
  if (bytes !== undefined) {
    return bytes;
  }
  if (isStream(body)) {
    return streamOf(body);
  }
  const isJson = isRecord(body) || Array.isArray(body) || typeof body === 'number';
  throw new TypeError(
    `the body ${kindOf(body)}: ${isJson ? 'pass it through JSON.stringify' : 'pass a string, bytes or a stream'}`,
  );
}

/** A byte stream of Node is left as it is: the HTTP client can stop reading it without destroying it. */
function streamOf(stream: Stream & NodeStream): AsyncIterable<Uint8Array> {
  // Without a listener, a Readable that fails before it is read would end the process.
  stream.on?.('error', () => {});
  return stream.readableObjectMode === false && stream.readableEncoding === null
    ? (stream as AsyncIterable<Uint8Array>)
    : checkedChunks(stream);
}

/** @throws GatewayError `API_CONFIGURATION_ERROR` for a chunk that is neither bytes nor text */
async function* checkedChunks(stream: Stream): AsyncGenerator<Uint8Array> {
  for await (const chunk of stream) {
    try {
      yield chunkOf(chunk, "a request's body");
    } catch (cause) {
      throw new GatewayError('API_CONFIGURATION_ERROR', undefined, { cause });
    }
  }
}

/** The additional members of a Node Readable. */
interface NodeStream {
  on?(event: 'error', listener: () => void): unknown;
  readonly readableObjectMode?: boolean;
  readonly readableEncoding?: string | null;
}

/**
 * A request that gets a 500, with the parts of it that can be read, for the log.
 * @param method the one that was called with it, for the message
 */
export function refusedRequest(
  given: unknown,
  method: 'invoke' | 'fetch',
  cause: unknown,
): WireRequest {
  const text = (read: (request: Readonly<Record<string, unknown>>) => unknown): string => {
    try {
      const value = isRecord(given) ? read(given) : undefined;
      return typeof value === 'string' ? value : '';
    } catch {
      return '';
    }
  };
  return new RefusedRequest(
    text(({ httpMethod }) => httpMethod),
    text(({ path }) => path),
    new GatewayError('API_CONFIGURATION_ERROR', undefined, {
      cause: new TypeError(`${method} was called with ${reasonOf(cause)}`, { cause }),
    }),
  );
}

class RefusedRequest extends CheckedRequest implements WireRequest {
  readonly httpMethod: string;
  readonly path: string;
  readonly queryString = '';
  readonly headers: WireHeaders = newHeaders<WireHeaders>();
  readonly body = undefined;
  readonly sourceIp = '';
  readonly fault: GatewayError;

  constructor(httpMethod: string, path: string, fault: GatewayError) {
    super();
    this.httpMethod = httpMethod;
    this.path = path;
    this.fault = fault;
  }
}
