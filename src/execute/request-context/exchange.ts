import { JsonPayload } from '../../mapping/json-payload.js';
import { createOverrides } from '../../mapping/overrides.js';
import type { JsonReader, MappingScope, Overrides } from '../../model/mapping.js';
import type { Match } from '../../router/router.js';
import type { ExecutionTrace } from '../log/execution-log.js';
import type { Observation } from '../log/observation/observation.js';
import type { CachedRequest } from '../stage/response-cache.js';
import type { GatewayContext } from './context.js';
import type { MethodView } from './method-view.js';
import type { ExecutionSettings } from './settings.js';

/**
 * One request and its immutable values. A box that adds something to `$context` returns a new exchange.
 */
export type Exchange = MatchedExchange | UnmatchedExchange;

/** An exchange whose method is known. */
export interface MatchedExchange extends ExchangeFacts {
  readonly match: Match;
  /** The id of the accepted API key, if the method requires one and the key has an id. */
  readonly apiKeyId?: string | undefined;
  /**
   * Whether the policy that let the caller in allows another action on this method, such as
   * `execute-api:InvalidateCache`; `undefined` without an authorizer.
   */
  readonly allows?: ((action: string) => boolean) | undefined;
  /** The stage's cache; `undefined` if the method is not cached. */
  readonly cached?: CachedRequest | undefined;
}

/** An exchange that no method serves. */
export interface UnmatchedExchange extends ExchangeFacts {
  readonly match: undefined;
  readonly apiKeyId?: undefined;
  readonly allows?: undefined;
  readonly cached?: undefined;
}

interface ExchangeFacts {
  readonly settings: ExecutionSettings<never>;
  readonly request: MethodView;
  /** The client's body as it was sent, if an authorizer has read it. */
  readonly body?: Uint8Array | undefined;
  readonly context: GatewayContext;
  /** `undefined` unless a trace function or the debug log reads it. */
  readonly trace: ExecutionTrace | undefined;
  /** `undefined` unless the option `observe` or an access log reads it. */
  readonly observation?: Observation | undefined;
  /** Whether the gateway was closed when the request came. */
  readonly isLate: boolean;
  /** The reason why no request can be served: the gateway is closed, or its clock fails. */
  readonly fault: unknown;
}

/** The values that mappings and templates read before there is a response. */
export function requestScope(exchange: Exchange, body: string): MappingScope {
  return new RequestScope(exchange, body);
}

/** Most proxy requests need none of these values: each costly one is built when it is first read. */
class RequestScope implements MappingScope {
  readonly request: MethodView;
  readonly response: undefined = undefined;
  readonly context: GatewayContext;
  readonly body: JsonReader;
  readonly #exchange: Exchange;
  #overrides: Overrides | undefined;

  constructor(exchange: Exchange, body: string) {
    this.request = exchange.request;
    this.context = exchange.context;
    this.body = new JsonPayload(body);
    this.#exchange = exchange;
  }

  get stageVariables(): ReadonlyMap<string, string> {
    return this.#exchange.settings.api.stage.variables;
  }

  get overrides(): Overrides {
    this.#overrides ??= createOverrides();
    return this.#overrides;
  }
}
