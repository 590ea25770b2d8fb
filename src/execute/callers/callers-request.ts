import { bytesOf, isRecord, kindOf, reasonOf } from '../../checks/value-kinds.js';
import { GatewayError } from '../../errors.js';
import { CheckedRequest, isFieldName, type WireRequest } from '../../http/header-field.js';
import { newHeaders } from '../../http/header-list.js';
import type { WireHeaders } from '../../model/headers.js';
import type { ClientCertificate, ClientWatcher, RequestBody } from '../../model/message.js';
import { headersOf } from './callers-headers.js';
import { chunkOf, isStream, type Stream } from './callers-stream.js';

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
    return refused(request, cause);
  }
}

/** A copy of a caller's request: each member is read once and checked, and nothing changes it later. */
class CallersRequest extends CheckedRequest implements WireRequest {
  readonly httpMethod: string;
  readonly path: string;
  readonly queryString: string;
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
    this.queryString = member(given, 'queryString', A_STRING) ?? '';
    this.sourceIp = member(given, 'sourceIp', A_STRING) ?? '';
    this.headers = headersOf(given.headers);
    this.remoteAddress = member(given, 'remoteAddress', A_STRING);
    this.protocol = member(given, 'protocol', A_STRING);
    this.scheme = member(given, 'scheme', A_SCHEME);
    this.port = member(given, 'port', A_PORT);
    this.clientCertificate = member(given, 'clientCertificate', A_CERTIFICATE);
    this.refusal = member(given, 'refusal', AN_ERROR);
    this.signal = member(given, 'signal', A_SIGNAL);
    this.onClientLeft = member(given, 'onClientLeft', A_FUNCTION)?.bind(given);
    this.body = bodyOf(given.body);
  }

  get clientHasLeft(): boolean {
    return this.#given.clientHasLeft === true;
  }
}

/** What a member may be, in words and as a test. */
interface Kind<Value> {
  readonly expected: string;
  test(value: unknown): value is Value;
}

const A_STRING: Kind<string> = {
  expected: 'a string',
  test: (value) => typeof value === 'string',
};
const A_SCHEME: Kind<'http' | 'https'> = {
  expected: '"http" or "https"',
  test: (value) => value === 'http' || value === 'https',
};
const A_PORT: Kind<number> = {
  expected: 'a whole number up to 65535',
  test: (value): value is number =>
    Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 65_535,
};
const A_CERTIFICATE: Kind<ClientCertificate> = {
  expected: 'an object such as { clientCertPem }',
  test: (value): value is ClientCertificate => isRecord(value),
};
const AN_ERROR: Kind<Error> = {
  expected: 'an error',
  test: (value): value is Error =>
    value instanceof Error || Object.prototype.toString.call(value) === '[object Error]',
};
const A_SIGNAL: Kind<AbortSignal> = {
  expected: 'an AbortSignal',
  test: (value): value is AbortSignal =>
    typeof value === 'object' &&
    value !== null &&
    typeof (value as Partial<AbortSignal>).aborted === 'boolean' &&
    typeof (value as Partial<AbortSignal>).addEventListener === 'function',
};
const A_FUNCTION: Kind<(watcher: ClientWatcher) => void> = {
  expected: 'a function',
  test: (value): value is (watcher: ClientWatcher) => void => typeof value === 'function',
};

function member<Value>(
  given: Readonly<Record<string, unknown>>,
  name: keyof WireRequest,
  { expected, test }: Kind<Value>,
): Value | undefined {
  const value = given[name];
  if (value === undefined || test(value)) {
    return value;
  }
  throw new TypeError(`the ${name} ${kindOf(value)}: pass ${expected}`);
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

/** The parts of the request that can be read, for the log. */
function refused(given: unknown, cause: unknown): WireRequest {
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
      cause: new TypeError(`invoke was called with ${reasonOf(cause)}`, { cause }),
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
