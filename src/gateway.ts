import createDebug from 'debug';
import { createHttpBackend, type HttpBackend } from './backend/http.js';
import { describeIssue, GatewayError } from './errors.js';
import { checkedClock, checkedRequestId, watcher } from './execute/callers/hooks.js';
import { execute } from './execute/execute.js';
import type { IntegrationBackend } from './execute/integration.js';
import { describeFailedRequest, loggedCalls } from './execute/log/call-log.js';
import { Secrets } from './execute/log/secrets/secrets.js';
import type { ExecutionSettings } from './execute/request-context/exchange.js';
import { UnderWay } from './http/under-way.js';
import { IMPORT_OPTION_CHECKS, type ImportOptions } from './import/import-options.js';
import { importRestApi } from './import/import-rest-api.js';
import type { LoadOptions } from './load/load-document.js';
import { type ApiSource, isRestApi, readSource } from './load/read-source.js';
import type { ImportIssue } from './model/import-issue.js';
import type { IntegrationType } from './model/integration.js';
import type { GatewayReply, GatewayRequest } from './model/message.js';
import type { RestApi } from './model/rest-api.js';
import { checkAuthorizerNames, type GatewayOptions, readOptions } from './options.js';
import { createRouter, type Match } from './router/router.js';
import { printFailure, printWarnings } from './standard-error.js';
import { closedMethods } from './unserved.js';

export type { HttpDispatcher } from './backend/dispatcher.js';
export type { ApiKey, ApiKeys, KnownApiKey } from './execute/access/api-key.js';
export type { Authorizer, AuthorizerEvent, AuthorizerResult } from './execute/access/authorizer.js';
export type { PolicyDocument, PolicyStatement } from './execute/access/policy.js';
export type { ContextHook } from './execute/callers/hooks.js';
export type { ExecutionLog } from './execute/log/execution-log.js';
export type { ContextPatch } from './execute/request-context/context.js';
export type { ApiSource } from './load/read-source.js';
export type { GatewayOptions } from './options.js';
export type { Match } from './router/router.js';

/** Something that holds connections until it is closed. */
export interface Closable {
  /**
   * Waits for the requests under way, from their authorizer to the last byte that a backend answers,
   * and closes what was opened here, never a dispatcher that was given. A request that comes later
   * is answered with 503. Further calls return the same promise.
   */
  close(): Promise<void>;
  /** The same, for `await using`. */
  [Symbol.asyncDispose](): Promise<void>;
}

/** An API at work. */
export interface Gateway<Raw = unknown> extends Closable {
  readonly api: RestApi;
  /** The import's warnings, and one for each method that nobody opens or serves. */
  readonly warnings: readonly ImportIssue[];
  /** Which method serves a request. */
  find(httpMethod: string, path: string): Match | undefined;
  /**
   * Answers a request. Never rejects; 503 once the gateway is closed.
   * @param mayPass `false` where nobody stands behind the gateway: `fallthrough` then does nothing
   * @returns `undefined` where nothing matched and `fallthrough` is set
   */
  invoke(request: GatewayRequest, raw?: Raw, mayPass?: boolean): Promise<GatewayReply | undefined>;
  /** Hands a failure after the reply, such as a body that breaks off, to `onError`. */
  reportError(cause: unknown, request: GatewayRequest): void;
}

const debug = createDebug('apigateway-middleware:gateway');
const debugBackend = createDebug('apigateway-middleware:backend');
const debugExecution = createDebug('apigateway-middleware:execution');

/**
 * Makes an API ready to answer.
 * @throws ApiImportError where the document cannot be served
 * @throws TypeError for an option that does not exist, has a value of another kind or cannot take
 * effect: an authorizer that no method asks, an import option beside an API that is imported already
 */
export function createGateway<Raw = unknown>(
  source: ApiSource,
  options: GatewayOptions<Raw> = {},
): Gateway<Raw> {
  const given = readOptions(options);
  const api = importSource(source, given);
  checkAuthorizerNames(api, given);
  const { dispatcher, payloadLimit = PAYLOAD_LIMIT } = given;
  const http = needsHttp(api, given) ? createHttpBackend({ dispatcher, payloadLimit }) : undefined;
  const settings = settingsOf(api, given, backendsOf(given, http));
  const { authorization, backends, underWay } = settings;
  const warnings = Object.freeze([
    ...api.warnings,
    ...closedMethods(api, authorization.authorizers, authorization.apiKeys, backends),
  ]);
  announce(api, warnings, given);
  const last = { ...settings, fallthrough: false };
  return {
    api,
    warnings,
    find: (httpMethod, path) => settings.router.find(httpMethod, path),
    invoke: (request, raw, mayPass = true) =>
      execute(mayPass ? settings : last, request, raw as Raw),
    reportError(cause, request) {
      settings.onError(
        cause instanceof GatewayError
          ? cause
          : new GatewayError('DEFAULT_5XX', undefined, { cause }),
        request,
      );
    },
    close: () => underWay.close(() => http?.close()),
    [Symbol.asyncDispose]() {
      return this.close();
    },
  };
}

function settingsOf<Raw>(
  api: RestApi,
  options: GatewayOptions<Raw>,
  backends: ExecutionSettings<Raw>['backends'],
): ExecutionSettings<Raw> {
  const { clock, requestId, hookTimeoutInMillis = 10_000 } = options;
  const authorizers = new Map(
    Object.entries(options.authorizers ?? {}).flatMap(([name, authorizer]) =>
      authorizer === undefined ? [] : [[name, authorizer] as const],
    ),
  );
  return {
    api,
    underWay: new UnderWay(),
    router: createRouter(api.resources, { mergeSlashes: options.mergeSlashes }),
    backends,
    authorization: {
      api,
      authorizers,
      apiKeys: options.apiKeys,
      timeoutInMillis: hookTimeoutInMillis,
    },
    fallthrough: options.fallthrough ?? false,
    methodOverride: options.methodOverride ?? false,
    backendUri: options.backendUri,
    context: options.context,
    hookTimeoutInMillis,
    payloadLimit: options.payloadLimit ?? PAYLOAD_LIMIT,
    idleTimeoutInMillis: options.idleTimeoutInMillis ?? IDLE_TIMEOUT,
    trace: traceOf(options),
    traceSecrets: options.traceSecrets ?? false,
    onError: errorWatcher(options),
    clock: clock === undefined ? Date.now : checkedClock(clock),
    requestId: requestId === undefined ? () => crypto.randomUUID() : checkedRequestId(requestId),
  };
}

/** Hands on what the import and this gateway warn of. */
function announce(
  api: RestApi,
  warnings: readonly ImportIssue[],
  { onWarnings }: GatewayOptions<never>,
): void {
  for (const issue of warnings) {
    debug('%s', new Secrets().redact(describeIssue(issue)));
  }
  if (warnings.length > 0) {
    (onWarnings ?? ((list) => printWarnings(api.name, list)))(warnings);
  }
}

/** Tells `onError`, or standard error, and `DEBUG=apigateway-middleware:gateway`. */
function errorWatcher({
  onError,
  traceSecrets = false,
}: GatewayOptions<never>): ExecutionSettings<never>['onError'] {
  const describe = (error: GatewayError, request: GatewayRequest): string =>
    describeFailedRequest(request, error.cause ?? error, traceSecrets);
  const watch = watcher(
    onError ?? ((error, request) => printFailure(error, () => describe(error, request))),
  );
  const print = watcher((error: GatewayError, request: GatewayRequest) =>
    debug('%s: %s', error.type, describe(error, request)),
  );
  return (error, request) => {
    if (debug.enabled) {
      print(error, request);
    }
    watch(error, request);
  };
}

function importSource(source: ApiSource, options: ImportOptions & LoadOptions): RestApi {
  const document = readSource(source, options);
  const own = Object.entries(options).filter(([name]) => Object.hasOwn(IMPORT_OPTION_CHECKS, name));
  if (!isRestApi(document)) {
    return importRestApi(document, Object.fromEntries(own));
  }
  if (own.length === 0) {
    return document;
  }
  const late = own.map(([name]) => name).join(', ');
  throw new TypeError(`The API is imported already: give ${late} to importRestApi`);
}

function needsHttp(api: RestApi, { backends }: GatewayOptions<never>): boolean {
  return api.resources.some(({ methods }) =>
    [...methods.values()].some(({ integration }) => {
      const type = integration?.type;
      return (type === 'HTTP' || type === 'HTTP_PROXY') && backends?.[type] === undefined;
    }),
  );
}

/** Bytes. AWS: quota "Payload size". */
const PAYLOAD_LIMIT = 10 * 1024 * 1024;
/** Milliseconds. AWS: "Stream the integration response", the limit of Regional and private APIs. */
const IDLE_TIMEOUT = 300_000;

function backendsOf(
  { backends, traceSecrets }: GatewayOptions<never>,
  http: HttpBackend | undefined,
): ReadonlyMap<IntegrationType, IntegrationBackend> {
  const served = new Map<IntegrationType, IntegrationBackend>();
  if (http !== undefined) {
    // `DEBUG=apigateway-middleware:backend` prints each call and what became of it.
    const send = debugBackend.enabled
      ? loggedCalls(http.send, (line) => debugBackend('%s', line), traceSecrets ?? false)
      : http.send;
    const own: IntegrationBackend = { own: true, send };
    served.set('HTTP', own).set('HTTP_PROXY', own);
  }
  for (const [type, send] of Object.entries(backends ?? {})) {
    if (send !== undefined) {
      served.set(type as IntegrationType, { own: false, send });
    }
  }
  return served;
}

/** `DEBUG=apigateway-middleware:execution` prints the logs that `trace` gets. */
function traceOf({ trace }: GatewayOptions<never>): ExecutionSettings<never>['trace'] {
  if (trace === undefined && !debugExecution.enabled) {
    return undefined;
  }
  const watch = watcher(trace);
  return (log) => {
    debugExecution('%s', log.lines.join('\n'));
    watch(log);
  };
}
