import { isThenable } from '../../checks/value-kinds.js';
import { appendHeader, type HeaderBuilder } from '../../http/header-list.js';
import type { WireHeaders } from '../../model/headers.js';
import type { Integration } from '../../model/integration.js';
import type { MappingScope } from '../../model/mapping.js';
import type { EndpointResponse, IntegrationRequest, RequestBody } from '../../model/message.js';
import { cacheKey } from '../../stage/cache/cache-key.js';
import type { CachedMethod } from '../../stage/cache/cached-method.js';
import { type KeptResponse, recalled } from '../../stage/cache/kept-response.js';
import type { ResponseCache } from '../../stage/cache/response-cache.js';
import type { Edition } from '../../stage/cache/response-store.js';
import { traceCacheHit, traceCacheMiss } from '../log/log-lines.js';
import { decodeUtf8 } from '../payload/binary.js';
import { type MatchedExchange, requestScope } from '../request-context/exchange.js';
import type { EndpointCall } from '../request-context/settings.js';
import { CacheCall, canShare } from './cache-call.js';
import { cacheControlOf, IGNORED_CACHE_CONTROL } from './cache-control.js';

/** What an integration knows of a call that the cache may save. */
export interface CachedCallParts {
  /** What the key's parameters read; default: the request, without a template's overrides. */
  readonly scope?: MappingScope | undefined;
  /** Whether a response may be kept; default: any. */
  readonly keeps?: ((response: KeptResponse) => boolean) | undefined;
}

/**
 * Adds the cache of the stage to an exchange whose method is cached. A mock calls nothing, and a stream
 * is never kept.
 * @param body for parameters of the key that are mapped from it
 * @throws GatewayError `ACCESS_DENIED` for a client that must not invalidate entries
 */
export function withResponseCache(
  exchange: MatchedExchange,
  integration: Integration,
  body: RequestBody,
): MatchedExchange {
  const { settings, match, request } = exchange;
  const { responseCache } = settings;
  const method = responseCache?.methodOf(match.method, request.httpMethod);
  if (responseCache === undefined || method === undefined || !isCacheable(integration)) {
    return exchange;
  }
  const cached = new CachedRequest(exchange, responseCache, method, integration, body);
  return { ...exchange, cached };
}

function isCacheable(integration: Integration): boolean {
  const { type, responseTransferMode, cacheKeyParameters } = integration;
  return type !== 'MOCK' && responseTransferMode !== 'STREAM' && cacheKeyParameters !== undefined;
}

/** The cache's part in one request: it surrounds the call of the endpoint. */
export class CachedRequest {
  readonly #exchange: MatchedExchange;
  readonly #cache: ResponseCache<CacheCall>;
  readonly #method: CachedMethod;
  readonly #integration: Integration;
  readonly #body: RequestBody;
  readonly #namespace: string;
  readonly #replaces: boolean;
  readonly #warns: boolean;

  constructor(
    exchange: MatchedExchange,
    cache: ResponseCache<CacheCall>,
    method: CachedMethod,
    integration: Integration,
    body: RequestBody,
  ) {
    const control = cacheControlOf(exchange, method);
    this.#exchange = exchange;
    this.#cache = cache;
    this.#method = method;
    this.#integration = integration;
    this.#body = body;
    this.#namespace = integration.cacheNamespace ?? exchange.match.resource.id;
    this.#replaces = control === 'invalidate';
    this.#warns = control === 'ignore with warning';
  }

  /** Adds a `Warning` to the client's response if its `Cache-Control` was ignored. */
  finish(headers: HeaderBuilder<WireHeaders>): void {
    if (this.#warns) {
      appendHeader(headers, 'Warning', IGNORED_CACHE_CONTROL);
    }
  }

  /** The response of the cache, or of the endpoint. */
  async call(
    request: IntegrationRequest,
    send: EndpointCall,
    parts: CachedCallParts = {},
  ): Promise<EndpointResponse> {
    const { settings, request: methodRequest } = this.#exchange;
    const made = this.#key(parts.scope);
    if (made === undefined) {
      this.#miss();
      return send(request);
    }
    const key = typeof made === 'string' ? made : await made;
    const time = settings.clock();
    const reading = this.#cache.store.read(key, time, methodRequest.request);
    // Without a pause, no other request can begin a call between this look and the next line.
    const { found, edition } = isThenable(reading) ? await reading : reading;
    if (this.#replaces) {
      return this.#lead(key, edition, request, send, parts);
    }
    if (found !== undefined) {
      return this.#hit(found);
    }
    const call = canShare(request) ? this.#cache.callFor(key) : undefined;
    return call === undefined || call.isGivenUp
      ? this.#lead(key, edition, request, send, parts)
      : this.#follow(call, request, send);
  }

  #key(scope: MappingScope | undefined): ReturnType<typeof cacheKey> {
    const { request } = this.#exchange;
    return cacheKey(
      this.#namespace,
      request.httpMethod,
      this.#integration,
      scope ?? this.#requestScope(),
    );
  }

  #requestScope(): MappingScope {
    const body = this.#body;
    const isRead = this.#integration.readsBody && body instanceof Uint8Array;
    return requestScope(this.#exchange, isRead ? decodeUtf8(body) : '');
  }

  #hit(response: KeptResponse): EndpointResponse {
    this.#cache.countHit();
    this.#exchange.observation?.noteCache('hit');
    traceCacheHit(this.#exchange, this.#namespace);
    return recalled(response);
  }

  #miss(): void {
    this.#cache.countMiss();
    this.#exchange.observation?.noteCache('miss');
    traceCacheMiss(this.#exchange, this.#namespace);
  }

  /**
   * Waits for the call of another request. If it fails, this one fails with it; if its response cannot
   * be kept, this one makes a call of its own.
   */
  async #follow(
    call: CacheCall,
    request: IntegrationRequest,
    send: EndpointCall,
  ): Promise<EndpointResponse> {
    const { whole } = await call.wait(request);
    if (whole !== undefined) {
      return this.#hit(whole);
    }
    this.#miss();
    return send(request);
  }

  /** Makes the call, and keeps its response. */
  async #lead(
    key: string,
    edition: Edition,
    request: IntegrationRequest,
    send: EndpointCall,
    { keeps }: CachedCallParts,
  ): Promise<EndpointResponse> {
    this.#miss();
    const call = new CacheCall(request, send);
    if (canShare(request)) {
      this.#cache.begin(key, call);
    }
    try {
      const { whole, passing } = await call.outcome;
      if (whole === undefined) {
        return passing;
      }
      if (!call.isSuperseded && keeps?.(whole) !== false) {
        this.#keep(key, whole, edition);
      }
      return recalled(whole);
    } finally {
      this.#cache.end(key, call);
    }
  }

  #keep(key: string, response: KeptResponse, edition: Edition): void {
    const { settings, request } = this.#exchange;
    const { ttlInMillis } = this.#method;
    const term = { time: settings.clock(), ttlInMillis, edition };
    this.#cache.store.write(key, response, term, request.request);
  }
}
