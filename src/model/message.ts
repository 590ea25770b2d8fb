import type { Integration } from './integration.js';
import type { BackendCall } from './rest-api.js';

/** Header names and values in turn (name, value, name, value …), spelled as they stood on the wire. */
export type HeaderList = readonly string[];

/** The body of a request: a stream, bytes at hand, or none. */
export type RequestBody = AsyncIterable<Uint8Array> | Uint8Array | undefined;

/** What an adapter hands to the gateway. */
export interface GatewayRequest {
  readonly httpMethod: string;
  /** The raw path after the place where the gateway is mounted; begins with `/`, never decoded. */
  readonly path: string;
  /** The raw query without its `?`; empty when there is none. */
  readonly queryString: string;
  readonly headers: HeaderList;
  /** `undefined` unless there is a `Content-Length` above 0 or a `Transfer-Encoding`. */
  readonly body: RequestBody;
  /** The client's address as the framework sees it; `''` when it has none. */
  readonly sourceIp: string;
  /** The address at the other end of the connection; `sourceIp` where the adapter knows no other. */
  readonly remoteAddress?: string | undefined;
  /** `HTTP/1.1`, as AWS says even for HTTP/2 clients. */
  readonly protocol?: string | undefined;
  readonly scheme?: 'http' | 'https' | undefined;
  /** The port the client came to. */
  readonly port?: number | undefined;
  readonly clientCertificate?: ClientCertificate | undefined;
  /** What the adapter objects to in the request: the answer where a method matches. */
  readonly refusal?: Error | undefined;
  /** Fires when the client leaves before its answer is complete. */
  readonly signal?: AbortSignal | undefined;
  /** Says the same without an AbortSignal, which costs as much as the rest of a short request. */
  readonly onClientLeft?: ((watcher: ClientWatcher) => void) | undefined;
  /** Whether the client has left, told by neither of these; looked at when a deadline passes. */
  readonly clientHasLeft?: boolean | undefined;
}

/** Is told, once, that the client has left. */
export interface ClientWatcher {
  clientLeft(reason: unknown): void;
}

/** `$context.identity.clientCert`: the certificate of a client that came over mutual TLS. */
export interface ClientCertificate {
  readonly clientCertPem: string;
  readonly subjectDN: string;
  readonly issuerDN: string;
  readonly serialNumber: string;
  readonly validity: { readonly notBefore: string; readonly notAfter: string };
}

/** The request after routing: what mappings, templates and validators may see of it. */
export interface MethodRequest {
  readonly request: GatewayRequest;
  /** The client's method, after an override where that is allowed. */
  readonly httpMethod: string;
  /** Raw values, percent-encoded as the client wrote them. */
  readonly pathParameters: ReadonlyMap<string, string>;
  /** Decoded values by name, in order; parsed when first asked for. */
  readonly queryParameters: ReadonlyMap<string, readonly string[]>;
  /** The client's headers less those that AWS never shows. */
  readonly headers: HeaderList;
  /** All values of a header, looked up without regard to case; `undefined` when absent. */
  header(name: string): readonly string[] | undefined;
}

/** What goes to the backend. */
export interface IntegrationRequest {
  readonly httpMethod: string;
  /** Scheme, host and port: `https://api.example.com`. From the document, never from a client. */
  readonly origin: string;
  /** Path and query, as they are sent. */
  readonly path: string;
  /** Without `Content-Length` and `Transfer-Encoding`: those follow from `body` and `contentLength`. */
  readonly headers: HeaderList;
  readonly body: RequestBody;
  /** Bytes of a streamed body, where the client declared them. */
  readonly contentLength: number | undefined;
  readonly timeoutInMillis: number;
  /**
   * Milliseconds that the backend may be silent once its headers are there, with
   * `responseTransferMode: STREAM`; else `timeoutInMillis` bounds that, too.
   */
  readonly idleTimeoutInMillis?: number | undefined;
  /** True where the answer is needed whole: the deadline then runs to its last byte. */
  readonly buffered: boolean;
  readonly insecureSkipVerification: boolean;
  readonly integration: Integration;
  readonly methodRequest: MethodRequest;
  readonly call: BackendCall;
}

/** What the backend answered. */
export interface EndpointResponse {
  readonly statusCode: number;
  readonly headers: HeaderList;
  readonly body: Body;
}

/** What leaves the gateway; `body` is `undefined` where the answer carries none. */
export interface GatewayReply {
  readonly statusCode: number;
  readonly headers: HeaderList;
  readonly body: Body | undefined;
}

/** The body of an answer: read once, in one of two ways, or given up. */
export interface Body {
  /** Bytes, where known. */
  readonly length: number | undefined;
  /** Pushes: one `end(chunk)` for a small body, `write` with pause and resume for a large one. */
  sendTo(sink: BodySink): void;
  /** All bytes; rejects with {@link BodyTooLarge} past `limit`, and with the cause when the body breaks off. */
  bytes(limit: number): Promise<Uint8Array>;
  /** Frees the backend's socket: for HEAD, 204, 304, or a client that left. */
  cancel(): void;
}

/** Where a body is pushed to. */
export interface BodySink {
  /** False asks the body to wait for `onDrain`. */
  write(chunk: Uint8Array): boolean;
  onDrain(resume: () => void): void;
  end(last?: Uint8Array): void;
  /** The body broke off; nothing more comes. */
  fail(cause: unknown): void;
}

/** What a caller's own backend may answer. */
export interface BackendAnswer {
  /** A whole number from 200. */
  readonly statusCode: number;
  /** Names and values in turn, or an object of names and values, as a Lambda function answers it. */
  readonly headers?:
    | HeaderList
    | Readonly<Record<string, string | readonly string[] | undefined>>
    | undefined;
  /** Text or bytes, or a stream of them, in place of a {@link Body}; objects are for `JSON.stringify`. */
  readonly body?:
    | Body
    | Uint8Array
    | ArrayBuffer
    | AsyncIterable<Uint8Array | string>
    | string
    | null
    | undefined;
}

/**
 * Carries an integration request to its endpoint.
 * @param signal fires when the client has gone or the deadline has passed
 */
export type Backend = (
  request: IntegrationRequest,
  signal: AbortSignal,
) => EndpointResponse | BackendAnswer | Promise<EndpointResponse | BackendAnswer>;
