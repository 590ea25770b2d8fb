import type { HeaderList, TextHeaders, WireHeaders } from './headers.js';
import type { Integration } from './integration.js';
import type { BackendCall } from './rest-api.js';

/** The body of a request: a stream, bytes, or none. */
export type RequestBody = AsyncIterable<Uint8Array> | Uint8Array | undefined;

/** A client's request, as an adapter passes it to the gateway. */
export interface GatewayRequest {
  readonly httpMethod: string;
  /** The raw path relative to the gateway's mount point; begins with `/`, never decoded. */
  readonly path: string;
  /** The raw query without its `?`; empty if there is none. */
  readonly queryString: string;
  /**
   * The target of the request as the client sent it, with the path below which the gateway is mounted
   * and the query; default: `path` and `queryString`. Signatures are checked against it.
   */
  readonly originalTarget?: string | undefined;
  /** Values as bytes, one character each. A list that cannot be sent makes the request fail with 500. */
  readonly headers: HeaderList;
  /** `undefined` unless there is a `Content-Length` above 0 or a `Transfer-Encoding`. */
  readonly body: RequestBody;
  /** The client's address according to the framework; `''` if unknown. */
  readonly sourceIp: string;
  /** The address of the connection's peer; default: `sourceIp`. */
  readonly remoteAddress?: string | undefined;
  /** Default `HTTP/1.1`, which AWS reports even for HTTP/2 clients. */
  readonly protocol?: string | undefined;
  readonly scheme?: 'http' | 'https' | undefined;
  /** The port that the client connected to. */
  readonly port?: number | undefined;
  readonly clientCertificate?: ClientCertificate | undefined;
  /** The reason why the adapter refuses the request; the gateway responds with it if a method matches. */
  readonly refusal?: Error | undefined;
  /** Aborted when the client disconnects before the response is complete. */
  readonly signal?: AbortSignal | undefined;
  /** Reports the same event without an AbortSignal, which costs as much as the rest of a short request. */
  readonly onClientLeft?: ((watcher: ClientWatcher) => void) | undefined;
  /** Whether the client has disconnected, even if neither of these has reported it; read when a call or a request ends. */
  readonly clientHasLeft?: boolean | undefined;
}

/**
 * A request as a caller of `invoke` writes it: query, headers, body and address may be left out. A
 * request of any other shape gets a 500 response, and `onError` gets a TypeError that says what is
 * wrong.
 */
export interface InvokeRequest
  extends Omit<GatewayRequest, 'queryString' | 'headers' | 'body' | 'sourceIp'> {
  /** The raw query without its `?`; default `''`. */
  readonly queryString?: string | undefined;
  /** Names and values in turn, or an object of names and values; default: none. */
  readonly headers?: CallersHeaders;
  /** A string is sent as UTF-8. Use `JSON.stringify` for an object. */
  readonly body?:
    | AsyncIterable<Uint8Array | string>
    | Uint8Array
    | ArrayBuffer
    | string
    | null
    | undefined;
  /** The client's address; default `''`. */
  readonly sourceIp?: string | undefined;
}

/** Headers as a caller writes them: names and values in turn, or an object, as a Lambda function returns it. */
type CallersHeaders =
  | HeaderList
  | Readonly<Record<string, string | readonly string[] | undefined>>
  | null
  | undefined;

/** Receives, at most once, the event that the client has disconnected. */
export interface ClientWatcher {
  clientLeft(reason: unknown): void;
}

/** `$context.identity.clientCert`: the client's certificate in mutual TLS. */
export interface ClientCertificate {
  readonly clientCertPem: string;
  readonly subjectDN: string;
  readonly issuerDN: string;
  readonly serialNumber: string;
  readonly validity: { readonly notBefore: string; readonly notAfter: string };
}

/** The request after routing, as mappings, templates and validators see it. */
export interface MethodRequest {
  readonly request: GatewayRequest;
  /** The client's method, or its override if the option `methodOverride` allows one. */
  readonly httpMethod: string;
  /** Raw values, percent-encoded as the client sent them. */
  readonly pathParameters: ReadonlyMap<string, string>;
  /** Decoded values by name, in order; parsed on first access. */
  readonly queryParameters: ReadonlyMap<string, readonly string[]>;
  /** The client's headers, without those that AWS hides. */
  readonly headers: TextHeaders;
  /** All values of a header, whose name is case-insensitive; `undefined` if absent. */
  header(name: string): readonly string[] | undefined;
}

/** The request to the backend. */
export interface IntegrationRequest {
  readonly httpMethod: string;
  /** Scheme, host and port, such as `https://api.example.com`; never influenced by the client. */
  readonly origin: string;
  /** Path and query as sent. */
  readonly path: string;
  /** Without `Content-Length` and `Transfer-Encoding`, which follow from `body` and `contentLength`. */
  readonly headers: WireHeaders;
  readonly body: RequestBody;
  /** The length of a streamed body in bytes, if the client declared it. */
  readonly contentLength: number | undefined;
  readonly timeoutInMillis: number;
  /**
   * With `responseTransferMode: STREAM`, the milliseconds that may pass without data after the
   * response headers; otherwise `timeoutInMillis` applies.
   */
  readonly idleTimeoutInMillis?: number | undefined;
  /** Whether the response is needed as a whole: the deadline then covers its last byte. */
  readonly buffered: boolean;
  readonly insecureSkipVerification: boolean;
  readonly integration: Integration;
  readonly methodRequest: MethodRequest;
  readonly call: BackendCall;
}

/** What a client needs of an integration request to send it. */
export type EndpointRequest = Omit<IntegrationRequest, 'integration'>;

/** The backend's response. */
export interface EndpointResponse {
  readonly statusCode: number;
  readonly headers: WireHeaders;
  readonly body: Body;
}

/** The response to the client; `body` is `undefined` if the response has none. */
export interface ClientResponse {
  readonly statusCode: number;
  readonly headers: WireHeaders;
  readonly body: Body | undefined;
}

/** @deprecated The former name of {@link ClientResponse}. */
export type GatewayReply = ClientResponse;

/** The body of a response; call exactly one of its three methods, once. */
export interface Body {
  /** Length in bytes, if known. */
  readonly length: number | undefined;
  /** Pushes the body to a sink: `end(chunk)` alone for a small body, `write` with back-pressure for a large one. */
  sendTo(sink: BodySink): void;
  /** All bytes; rejects with {@link BodyTooLargeError} beyond `limit`, and with the cause if the body breaks off. */
  bytes(limit: number): Promise<Uint8Array>;
  /** Discards the body and frees the backend's socket: for HEAD, 204, 304, or a client that disconnected. */
  cancel(): void;
}

/** The destination that a body is pushed to. */
export interface BodySink {
  /** Returns false if the body must wait for `onDrain`. */
  write(chunk: Uint8Array): boolean;
  onDrain(resume: () => void): void;
  end(last?: Uint8Array): void;
  /** Called if the body breaks off; no other call follows. */
  fail(cause: unknown): void;
}

/** What a function in the option `backends` may return. */
export interface BackendResponse {
  /** An integer from 200 to 999. */
  readonly statusCode: number;
  /** Names and values in turn, or an object of names and values, as a Lambda function returns it. */
  readonly headers?:
    | HeaderList
    | Readonly<Record<string, string | readonly string[] | undefined>>
    | undefined;
  /** A {@link Body}, or a string, bytes, or a stream of either. Use `JSON.stringify` for an object. */
  readonly body?:
    | Body
    | Uint8Array
    | ArrayBuffer
    | AsyncIterable<Uint8Array | string>
    | string
    | null
    | undefined;
}

/** @deprecated The former name of {@link BackendResponse}. */
export type BackendAnswer = BackendResponse;

/**
 * Sends an integration request to its endpoint.
 * @param signal aborted when the client disconnects or the deadline passes
 */
export type Backend = (
  request: IntegrationRequest,
  signal: AbortSignal,
) => EndpointResponse | BackendResponse | Promise<EndpointResponse | BackendResponse>;
