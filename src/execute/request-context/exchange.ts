import type { GatewayError } from '../../errors.js';
import type { UnderWay } from '../../http/under-way.js';
import { JsonPayload } from '../../mapping/json-payload.js';
import { createOverrides } from '../../mapping/overrides.js';
import type { IntegrationType } from '../../model/integration.js';
import type { JsonReader, MappingScope, Overrides } from '../../model/mapping.js';
import type { GatewayRequest } from '../../model/message.js';
import type { BackendCall, RestApi } from '../../model/rest-api.js';
import type { Match, Router } from '../../router/router.js';
import type { Authorization } from '../access/authorization.js';
import type { ContextHook } from '../callers/hooks.js';
import type { IntegrationBackend } from '../integration.js';
import type { ExecutionLog, ExecutionTrace } from '../log/execution-log.js';
import type { GatewayContext } from './context.js';
import type { MethodView } from './method-view.js';

/** What is the same for every request of a gateway. */
export interface ExecutionSettings<Raw> {
  readonly api: RestApi;
  readonly router: Router;
  readonly backends: ReadonlyMap<IntegrationType, IntegrationBackend>;
  readonly authorization: Authorization;
  readonly fallthrough: boolean;
  /** Whether `X-HTTP-Method-Override` counts, as on AWS. */
  readonly methodOverride: boolean;
  readonly backendUri: ((uri: string, call: BackendCall) => string | URL) | undefined;
  readonly context: ContextHook<Raw> | undefined;
  /** Milliseconds that the `context` hook may take. */
  readonly hookTimeoutInMillis: number;
  /** Bytes. */
  readonly payloadLimit: number;
  /** Milliseconds between two parts of a response with `responseTransferMode: STREAM`. */
  readonly idleTimeoutInMillis: number;
  /** Never throws. */
  readonly trace: ((log: ExecutionLog) => void) | undefined;
  /** Whether logs show credentials. */
  readonly traceSecrets: boolean;
  /** Never throws. */
  readonly onError: (error: GatewayError, request: GatewayRequest) => void;
  /** Milliseconds since 1970; throws where the caller's clock fails. */
  readonly clock: () => number;
  readonly requestId: () => string;
  /** The requests that are not answered yet; none is accepted once it is closed. */
  readonly underWay: UnderWay;
}

/** One request from its routing to its reply: facts that no box changes. */
export interface Exchange {
  readonly settings: ExecutionSettings<never>;
  readonly request: MethodView;
  readonly context: GatewayContext;
  /** `undefined` unless somebody listens. */
  readonly trace: ExecutionTrace | undefined;
}

/** An exchange whose method is known. */
export interface MatchedExchange extends Exchange {
  readonly match: Match;
}

/** What mappings and templates read before there is an answer. */
export function requestScope(exchange: Exchange, body: string): MappingScope {
  return new RequestScope(exchange, body);
}

/** Most requests of a proxy ask for nothing of it: what costs is made when it is asked for. */
class RequestScope implements MappingScope {
  readonly request: MethodView;
  readonly response: undefined = undefined;
  readonly context: GatewayContext;
  readonly body: JsonReader;
  readonly #settings: ExecutionSettings<never>;
  #overrides: Overrides | undefined;

  constructor({ request, context, settings }: Exchange, body: string) {
    this.request = request;
    this.context = context;
    this.body = new JsonPayload(body);
    this.#settings = settings;
  }

  get stageVariables(): ReadonlyMap<string, string> {
    return this.#settings.api.stage.variables;
  }

  get overrides(): Overrides {
    this.#overrides ??= createOverrides();
    return this.#overrides;
  }
}
