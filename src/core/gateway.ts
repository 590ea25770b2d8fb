import { formatIssue, GatewayError, isGatewayError } from '../errors.js';
import { checkedRequest } from '../execute/callers/callers-request.js';
import { leave } from '../execute/callers/leave.js';
import { execute } from '../execute/execute.js';
import type { ObserveHook } from '../execute/log/observation/observer.js';
import { Secrets } from '../execute/log/secrets/secrets.js';
import type { ExecutionSettings } from '../execute/request-context/settings.js';
import { WEB_CODECS } from '../http/codings/web-codecs.js';
import { UnderWay } from '../http/under-way.js';
import type { ApiDocument } from '../model/document/api-document.js';
import type { ImportIssue } from '../model/document/import-issue.js';
import type { ClientResponse, GatewayRequest, InvokeRequest } from '../model/message.js';
import type { RestApi } from '../model/rest-api.js';
import type { Match } from '../router/router.js';
import { closedMethodWarnings } from './closed-methods.js';
import { awsOf } from './endpoints/aws.js';
import { backendsOf, callsOf, needsHttp } from './endpoints/backends.js';
import { lambdaOf } from './endpoints/lambda.js';
import type { ClientConnection } from './fetch/client-connection.js';
import { respond } from './fetch/respond.js';
import { importSource, isRestApi, refuseUnread } from './import-source.js';
import { checkAuthorizerNames } from './options/authorizers-option.js';
import { type CoreOptions, readOptions } from './options/options.js';
import { attachedPolicyOf } from './options/resource-policy-option.js';
import { type DebugLog, type Platform, SILENT_LOGS } from './platform.js';
import { type ObserveOptions, Observers } from './reporting/observing.js';
import { printWarnings } from './reporting/standard-error.js';
import { settingsOf, withDefaults } from './settings.js';
import { withCanary } from './stage/canary.js';
import { withFileStage } from './stage/file-stage.js';
import { type StageCache, stageCacheOf } from './stage/response-cache.js';
import { storesOf } from './stage/stores.js';

/** Holds connections until it is closed. */
export interface Closable {
  /**
   * Waits for the requests under way, from their authorizer to the last byte of the backend's response,
   * and closes what the gateway opened, never a dispatcher from the options. A later request gets
   * a 503 response. Further calls return the same promise.
   */
  close(): Promise<void>;
  /** The same, for `await using`. */
  [Symbol.asyncDispose](): Promise<void>;
}

/** How to handle one request. */
export interface InvokeOptions {
  /** `false` if there is no next handler: the gateway's option `fallthrough` is then ignored. */
  readonly fallthrough?: boolean | undefined;
}

/** An API that is ready to handle requests. */
export interface Gateway<Native = unknown> extends Closable {
  readonly api: RestApi;
  /** What the API was imported from; `undefined` for one that was imported before. */
  readonly document: ApiDocument | undefined;
  /** The import's warnings, and those about methods that lack an authorizer, API keys or a backend. */
  readonly warnings: readonly ImportIssue[];
  /** The cache of the stage: its counters, and how to flush it. */
  readonly cache: StageCache;
  /** Finds the method that serves a request. */
  find(httpMethod: string, path: string): Match | undefined;
  /**
   * Responds to a request. Never rejects; responds with 503 once the gateway is closed, and with 500 to
   * anything that is not an {@link InvokeRequest}.
   * @param native the framework's own request object, passed to hooks
   * @returns `undefined` if nothing matches and the option `fallthrough` is set
   */
  invoke(
    request: InvokeRequest,
    native?: Native,
    options?: InvokeOptions,
  ): Promise<ClientResponse | undefined>;
  /**
   * Responds to a web request: the same as `invoke` for servers that speak `fetch`, and for tests. Bodies
   * stream in both directions. The call to the backend ends when the request's signal aborts, and when
   * the body of the response is cancelled. Never rejects, and never passes a request on: the option
   * `fallthrough` is ignored. May be called without its gateway: `Deno.serve(gateway.fetch)`.
   * @param native passed to hooks, whatever the server passes beside the request
   * @param connection the client's address and what else the request does not say
   */
  fetch(request: Request, native?: Native, connection?: ClientConnection): Promise<Response>;
  /**
   * Observes the requests that come from now on, as the option `observe` does, and with `values: true` the
   * values of their boxes, too. Costs nothing once it is removed.
   * @param hook declares the type of its second argument, if it has one: {@link Native}
   * @returns removes the observer
   * @throws TypeError for anything but a function, and for an option that does not exist
   */
  observe(hook: ObserveHook<never>, options?: ObserveOptions): () => void;
  /**
   * Calls a function each time that the gateway serves a changed document; never without the option `watch`.
   * What it throws is ignored.
   * @returns removes the function
   */
  onReload(listener: () => void): () => void;
  /** Passes a failure after the start of the response, such as a body that breaks off, to `onError`. */
  reportError(cause: unknown, request: GatewayRequest): void;
}

/**
 * Makes an API ready to handle requests with only the language and the web globals: it reads no files
 * and has no HTTP client, so `backends` serve the HTTP integrations, too.
 * @throws ApiImportError if the document cannot be served
 * @throws TypeError for anything that is not a document, and for an option that does not exist, has a
 * value of the wrong kind or cannot take effect
 */
export function createGateway<Native = unknown>(
  source: ApiDocument | RestApi | object,
  options: CoreOptions<Native> = {},
): Gateway<Native> {
  refuseUnread(source);
  return openGateway(source, readOptions(options), {});
}

/**
 * Makes an API ready to handle requests, with what the platform adds.
 * @param chosen checked already
 */
export function openGateway<Native>(
  source: ApiDocument | RestApi | object,
  chosen: CoreOptions<Native>,
  platform: Platform,
): Gateway<Native> {
  const api = importSource(source, chosen);
  const { options, issues } = withFileStage(chosen, platform.stage, api);
  checkAuthorizerNames(api, options);
  const attachedPolicy = attachedPolicyOf(api, options.resourcePolicy);
  const given = withDefaults(options);
  const { payloadLimit, traceSecrets } = given;
  const { debug = SILENT_LOGS, codecs = WEB_CODECS } = platform;
  const client = needsHttp(api, given) ? platform.openHttp?.(payloadLimit) : undefined;
  const http = client && callsOf(client, debug.backend, traceSecrets);
  const underWay = new UnderWay();
  const limits = { payloadLimit, underWay };
  const backends = backendsOf(given, http, limits);
  const report = (cause: unknown, request: GatewayRequest): void =>
    gateway.reportError(cause, request);
  const lambda = lambdaOf(given, http, limits, report);
  const stores = storesOf(given.stores ?? {}, report);
  const aws = awsOf(given, http, platform.sign, limits);
  const { openMemory } = platform;
  const parts = { api, attachedPolicy, backends, lambda, aws, stores, openMemory };
  const observers = new Observers(given);
  const made = { ...parts, observers, codecs, underWay };
  const ofStage = settingsOf(given, made, debug);
  const { settings, canary, choose } = withCanary(source, options, ofStage, (canaryApi) => {
    const counters = ofStage.throttling?.counter;
    return settingsOf(given, { ...made, api: canaryApi, stores: { ...stores, counters } }, debug);
  });
  const served = canary === undefined ? [settings] : [settings, canary];
  const warnings = Object.freeze([...issues, ...warningsOf(served)]);
  announce(api, warnings, options, debug.gateway);
  const gateway: Gateway<Native> = {
    api,
    document: isRestApi(source) ? undefined : (source as ApiDocument),
    warnings,
    cache: stageCacheOf(settings.responseCache, canary?.responseCache),
    find: (httpMethod, path) => settings.router.find(httpMethod, path),
    invoke: (request, native, options) =>
      execute(choose(), checkedRequest(request), native as Native, options?.fallthrough !== false),
    async fetch(request, native, connection) {
      const arrival = { mount: '', connection: () => connection, fallthrough: false };
      return (await respond(gateway, request, native as Native, arrival)) as Response;
    },
    observe: (hook, options) => observers.add(hook as ObserveHook<Native>, options),
    onReload: () => () => {},
    reportError(cause, request) {
      settings.onError(
        isGatewayError(cause) ? cause : new GatewayError('DEFAULT_5XX', undefined, { cause }),
        request,
      );
    },
    close: () => underWay.close(() => client?.close()),
    [Symbol.asyncDispose]() {
      return this.close();
    },
  };
  return gateway;
}

/** The warnings about a stage, and those that its canary alone has. */
function warningsOf(served: readonly ExecutionSettings<never>[]): ImportIssue[] {
  const warnings = served.flatMap((one) => [...one.api.warnings, ...closedMethodWarnings(one)]);
  return [...new Map(warnings.map((issue) => [formatIssue(issue), issue])).values()];
}

/** Passes on the warnings of the import and of this gateway; standard error does not repeat what the debug log prints. */
function announce(
  api: RestApi,
  warnings: readonly ImportIssue[],
  { onWarnings }: CoreOptions<never>,
  debug: DebugLog,
): void {
  for (const issue of warnings) {
    debug('%s', new Secrets().redact(formatIssue(issue)));
  }
  if (warnings.length === 0) {
    return;
  }
  if (onWarnings !== undefined) {
    leave(onWarnings(warnings));
  } else if (!debug.enabled) {
    printWarnings(api.name, warnings);
  }
}
