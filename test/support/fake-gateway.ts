import type { HttpBackend } from '../../src/backend/http.js';
import { GatewayError } from '../../src/errors.js';
import { checkedRequest } from '../../src/execute/callers/callers-request.js';
import type { Gateway } from '../../src/gateway.js';
import { declaredLength } from '../../src/http/framing.js';
import { filterHeaders } from '../../src/http/header-list.js';
import type { HeaderList, WireHeaders } from '../../src/model/headers.js';
import type { Body, ClientResponse, GatewayRequest } from '../../src/model/message.js';
import { wire } from './headers.js';
import { integrationRequest } from './integration-request.js';

type Answer = ClientResponse | undefined | Promise<ClientResponse | undefined>;

/** A gateway that is one function, and remembers what went through it. */
export interface FakeGateway extends Gateway<never> {
  readonly requests: GatewayRequest[];
  readonly errors: unknown[];
}

/** Answers as told; adapters get it in place of a document where `createGateway` is replaced. */
export function fakeGateway(
  answer: (request: GatewayRequest, native: unknown) => Answer,
): FakeGateway {
  const requests: GatewayRequest[] = [];
  const errors: unknown[] = [];
  return {
    api: undefined as never,
    document: undefined,
    warnings: [],
    cache: { hits: 0, misses: 0, entries: 0, bytes: 0, flush: async () => {} },
    requests,
    errors,
    find: () => undefined,
    observe: () => () => {},
    onReload: () => () => {},
    invoke: async (given, native, { fallthrough = true } = {}) => {
      const request = checkedRequest(given);
      requests.push(request);
      return (
        (await answer(request, native)) ??
        (fallthrough ? undefined : textReply(403, 'no such method'))
      );
    },
    fetch: () => Promise.reject(new Error('an adapter asks invoke')),
    reportError: (cause) => void errors.push(cause instanceof GatewayError ? cause.cause : cause),
    close: async () => {},
    [Symbol.asyncDispose]: async () => {},
  };
}

/** Sends everything to `origin`, as an `http_proxy` integration of `/{proxy+}` would. */
export function proxyGateway(origin: string, backend: HttpBackend): FakeGateway {
  return fakeGateway(async (request) => {
    const contentLength = declaredLength(request.headers);
    const base = integrationRequest({ origin });
    try {
      const { statusCode, headers, body } = await backend.send({
        ...base,
        httpMethod: request.httpMethod,
        path: `${request.path}${request.queryString && '?'}${request.queryString}`,
        headers: keep(request.headers),
        body: request.body,
        contentLength,
        methodRequest: { ...base.methodRequest, request },
      });
      return { statusCode, headers: keep(headers), body };
    } catch (cause) {
      return textReply(500, String(cause));
    }
  });
}

/** What one connection does not tell the next. */
function keep(headers: HeaderList): WireHeaders {
  return filterHeaders(wire(headers), (name) => !HOP.has(name.toLowerCase()));
}

const HOP: ReadonlySet<string> = new Set([
  ...['connection', 'content-length', 'date', 'expect', 'host', 'keep-alive', 'transfer-encoding'],
]);

/** A reply of text. */
export function textReply(
  statusCode: number,
  text: string,
  headers: readonly string[] = [],
): ClientResponse {
  return { statusCode, headers: wire(headers), body: textBody(text) };
}

/** All bytes at hand. */
export function textBody(text: string): Body {
  const bytes = Buffer.from(text);
  return {
    length: bytes.length,
    sendTo: (sink) => sink.end(bytes),
    bytes: () => Promise.resolve(bytes),
    cancel: () => {},
  };
}
