import type { GatewayResponseType } from '../../../model/gateway-response.js';
import type { IntegrationType } from '../../../model/integration.js';
import type { RequestRecord } from '../recording/request-record.js';

/**
 * Called at the start of each request that the gateway serves. What it returns observes that request:
 * spans, metrics, a log of one's own. It cannot change the request, and what it throws is ignored.
 * @param native the framework's own request object
 */
export type ObserveHook<Native> = (
  request: ObservedRequest,
  native: Native,
  // biome-ignore lint/suspicious/noConfusingVoidType: a function without a return statement observes nothing
) => RequestObserver | undefined | void;

/** A request at its start. Times are milliseconds since 1970, with fractions; they never run backwards. */
export interface ObservedRequest {
  readonly requestId: string;
  readonly extendedRequestId: string;
  readonly apiId: string;
  /** The title of the document. */
  readonly apiName: string;
  readonly stage: string;
  readonly httpMethod: string;
  /** The raw path, without the query. */
  readonly path: string;
  /** The path of the resource, such as `/pets/{id}`; `undefined` if no method matches. */
  readonly resourcePath: string | undefined;
  readonly sourceIp: string;
  readonly scheme: 'http' | 'https' | undefined;
  readonly time: number;
  /** The value of a header; several values are joined with commas. `undefined` if absent. */
  header(name: string): string | undefined;
}

/** Observes one request. Each member may be left out; what one throws or returns is ignored. */
export interface RequestObserver {
  /**
   * Surrounds the request: call `rest`, at once, with a context active (`AsyncLocalStorage.run`). If it
   * is not called, the request goes on without it.
   */
  readonly run?: ((rest: () => void) => void) | undefined;
  /** A box begins; the one before it has ended. */
  readonly boxStart?: ((box: ObservedBox) => void) | undefined;
  readonly boxEnd?: ((box: EndedBox) => void) | undefined;
  /** A call to a backend, a function, a service or an authorizer begins; what it returns observes the call. */
  // biome-ignore lint/suspicious/noConfusingVoidType: a function without a return statement observes nothing
  readonly callStart?: ((call: ObservedCall) => CallObserver | undefined | void) | undefined;
  /** The request has ended: the last byte of its response was passed on, or the response broke off. */
  readonly end?: ((request: EndedRequest) => void) | undefined;
  /**
   * After `end`: the values of all boxes. Only for a function that was passed to `gateway.observe` with
   * `values: true`.
   */
  readonly record?: ((record: RequestRecord) => void) | undefined;
}

/** AWS's boxes. The first includes the authorizers, the API key and the throttles. */
export type BoxName =
  | 'Method Request'
  | 'Integration Request'
  | 'Integration'
  | 'Integration Response'
  | 'Method Response'
  | 'Gateway Response';

/** A box at its start. */
export interface ObservedBox {
  readonly name: BoxName;
  readonly time: number;
}

/** A box at its end. */
export interface EndedBox extends ObservedBox {
  readonly durationInMillis: number;
  /** The gateway response that it has caused; `undefined` if it has not failed. */
  readonly errorType: GatewayResponseType | undefined;
}

/** A call at its start. */
export interface ObservedCall {
  readonly kind: 'integration' | 'authorizer';
  /** The function's or the authorizer's name; `undefined` for a backend that is an address. */
  readonly name: string | undefined;
  /** `undefined` for an authorizer. */
  readonly integrationType: IntegrationType | undefined;
  /** `undefined` for an authorizer. */
  readonly httpMethod: string | undefined;
  /** Scheme, host and port of the endpoint, such as `https://api.example.com`; `undefined` for an authorizer. */
  readonly origin: string | undefined;
  readonly time: number;
}

/** Observes one call. What a member throws or returns is ignored. */
export interface CallObserver {
  /** Surrounds the call, as `run` of a {@link RequestObserver} surrounds the request. */
  readonly run?: ((rest: () => void) => void) | undefined;
  /** The head of the response has arrived, or the call has failed. */
  readonly end?: ((call: EndedCall) => void) | undefined;
}

/** A call at its end. */
export interface EndedCall extends ObservedCall {
  readonly durationInMillis: number;
  /** `undefined` if there is no response, and for an authorizer. */
  readonly statusCode: number | undefined;
  /** The gateway response that it causes; `undefined` if it has not failed. */
  readonly errorType: GatewayResponseType | undefined;
}

/** A request at its end. */
export interface EndedRequest {
  readonly time: number;
  readonly durationInMillis: number;
  readonly statusCode: number;
  /** Bytes of the body that were passed on. */
  readonly responseLength: number;
  /** `CLIENT_LEFT`: the client has disconnected. `BROKEN_OFF`: the body has failed after its start. */
  readonly outcome: 'COMPLETE' | 'CLIENT_LEFT' | 'BROKEN_OFF';
  /** The type of the gateway response; `undefined` if the response is not one. `THROTTLED` is a throttle. */
  readonly errorType: GatewayResponseType | undefined;
  /** Why the request has failed, or its body broke off; `undefined` if neither has happened. */
  readonly error: unknown;
  /** Milliseconds; `undefined` if there was no integration. */
  readonly integrationLatency: number | undefined;
  /** Whether the response came from the stage's cache; `undefined` for a method without one. */
  readonly cacheStatus: 'hit' | 'miss' | undefined;
}
