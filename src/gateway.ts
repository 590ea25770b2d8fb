import createDebug from 'debug';
import type { HttpDispatcher } from './backend/dispatcher.js';
import { createHttpBackend, type HttpBackend } from './backend/http.js';
import { describeIssue, GatewayError } from './errors.js';
import type { ApiKeys, Authorizer } from './execute/authorization.js';
import { type CallOutcome, describeCall, describeLateFailure } from './execute/call-log.js';
import type { ContextPatch } from './execute/context.js';
import type { ExecutionSettings } from './execute/exchange.js';
import { execute } from './execute/execute.js';
import type { IntegrationBackend } from './execute/integration.js';
import { Secrets } from './execute/secrets.js';
import type { ExecutionLog } from './execute/trace.js';
import { closedMethods } from './execute/unserved.js';
import { type ImportOptions, importRestApi } from './import/import-rest-api.js';
import type { LoadOptions } from './load/load-document.js';
import { type ApiSource, isRestApi, readSource } from './load/read-source.js';
import type { ImportIssue } from './model/import-issue.js';
import type { IntegrationType } from './model/integration.js';
import type { Backend, GatewayReply, GatewayRequest, IntegrationRequest } from './model/message.js';
import type { BackendCall, RestApi } from './model/rest-api.js';
import { UnderWay } from './model/under-way.js';
import { createRouter, type Match } from './router/router.js';

export type { HttpDispatcher } from './backend/dispatcher.js';
export type {
  ApiKey,
  ApiKeys,
  Authorizer,
  AuthorizerEvent,
  AuthorizerResult,
} from './execute/authorization.js';
export type { ContextPatch } from './execute/context.js';
export type { PolicyDocument, PolicyStatement } from './execute/policy.js';
export type { ExecutionLog } from './execute/trace.js';
export type { ApiSource } from './load/read-source.js';
export type { Match } from './router/router.js';

/** Settings of a gateway. `Raw` is what the adapter was called with; hooks get it beside the request. */
export interface GatewayOptions<Raw = unknown> extends ImportOptions, LoadOptions {
  /**
   * What becomes of a request that no resource and method match: `false` (default) answers AWS's
   * 403, `true` passes it on to the next middleware.
   */
  readonly fallthrough?: boolean | undefined;
  /** Lets `X-HTTP-Method-Override` choose the method, as AWS does; default `false`. */
  readonly methodOverride?: boolean | undefined;
  /**
   * Matches `//pets` and `/pets//` as `/pets`, as AWS was recorded to do; default `false`, since
   * middleware in front of the gateway tells them apart.
   */
  readonly mergeSlashes?: boolean | undefined;
  /**
   * Where a call goes instead: another environment, the target of a VPC link. Gets the expanded
   * URI as text and returns one with `http:` or `https:`.
   */
  readonly backendUri?: ((uri: string, call: BackendCall) => string | URL) | undefined;
  /** A dispatcher of undici 7 or 8 (agent, proxy, mock) for HTTP integrations; the caller closes it. */
  readonly dispatcher?: HttpDispatcher | undefined;
  /** Who serves an integration type; `HTTP` and `HTTP_PROXY` go to undici by default. */
  readonly backends?: Readonly<Partial<Record<IntegrationType, Backend>>> | undefined;
  /**
   * Who checks a security scheme, by its name in the document (`AWS_IAM` for SigV4). `'upstream'`:
   * middleware in front has done it. A scheme without an entry answers 401.
   */
  readonly authorizers?: Readonly<Record<string, Authorizer | 'upstream'>> | undefined;
  /** The API keys that methods ask for; without them such a method answers 403. */
  readonly apiKeys?: ApiKeys | undefined;
  /** Adds to `$context` what earlier middleware knows; members of members are merged. */
  readonly context?: ((request: GatewayRequest, raw: Raw) => ContextPatch | undefined) | undefined;
  /** Bytes of a body, also of one that is inflated or buffered; default 10 MiB, AWS's own. */
  readonly payloadLimit?: number | undefined;
  /** Gets the execution log of every request. */
  readonly trace?: ((log: ExecutionLog) => void) | undefined;
  /**
   * Leaves credentials readable in logs and in what `DEBUG` prints: `Authorization`, cookies, API
   * keys, the identity sources of authorizers, signatures and passwords in URIs. Default `false`.
   */
  readonly traceSecrets?: boolean | undefined;
  /** Hears the cause of each gateway response. */
  readonly onError?: ((error: GatewayError, request: GatewayRequest) => void) | undefined;
  /** Milliseconds since 1970; default `Date.now`. */
  readonly clock?: (() => number) | undefined;
  /** Makes request ids; default: random UUIDs. */
  readonly requestId?: (() => string) | undefined;
}

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
 * @throws TypeError for import options beside an API that is imported already
 */
export function createGateway<Raw = unknown>(
  source: ApiSource,
  options: GatewayOptions<Raw> = {},
): Gateway<Raw> {
  const api = importSource(source, options);
  const http = needsHttp(api, options) ? createHttpBackend(httpOptions(options)) : undefined;
  const backends = backendsOf(options, http);
  const authorizers = new Map(Object.entries(options.authorizers ?? {}));
  const warnings = Object.freeze([
    ...api.warnings,
    ...closedMethods(api, authorizers, options.apiKeys, backends),
  ]);
  for (const issue of warnings) debug('%s', new Secrets().redact(describeIssue(issue)));
  const underWay = new UnderWay();
  const settings: ExecutionSettings<Raw> = {
    api,
    underWay,
    router: createRouter(api.resources, { mergeSlashes: options.mergeSlashes }),
    backends,
    authorization: { api, authorizers, apiKeys: options.apiKeys },
    fallthrough: options.fallthrough ?? false,
    methodOverride: options.methodOverride ?? false,
    backendUri: options.backendUri,
    context: options.context,
    payloadLimit: payloadLimit(options),
    trace: traceOf(options),
    traceSecrets: options.traceSecrets ?? false,
    onError: options.onError,
    clock: options.clock ?? Date.now,
    requestId: options.requestId ?? (() => crypto.randomUUID()),
  };
  const last = { ...settings, fallthrough: false };
  const close = () => underWay.close(() => http?.close());
  return {
    api,
    warnings,
    find: (httpMethod, path) => settings.router.find(httpMethod, path),
    invoke: (request, raw, mayPass = true) =>
      underWay.run(() => execute(mayPass ? settings : last, request, raw as Raw)),
    reportError(cause, request) {
      const error =
        cause instanceof GatewayError
          ? cause
          : new GatewayError('DEFAULT_5XX', undefined, { cause });
      if (debug.enabled) {
        const reason = error.cause ?? error;
        debug('%s', describeLateFailure(request, reason, settings.traceSecrets));
      }
      try {
        options.onError?.(error, request);
      } catch {} // it can only watch
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

function importSource(source: ApiSource, options: ImportOptions & LoadOptions): RestApi {
  const document = readSource(source, options);
  if (!isRestApi(document)) return importRestApi(document, options);
  const late = IMPORT_OPTIONS.filter((name) => options[name] !== undefined);
  if (late.length === 0) return document;
  throw new TypeError(`The API is imported already: give ${late.join(', ')} to importRestApi`);
}

const IMPORT_OPTIONS: readonly (keyof ImportOptions)[] = [
  'stage',
  'stageVariables',
  'basePath',
  'failOnWarnings',
  'templateEngine',
];

function needsHttp(api: RestApi, { backends }: GatewayOptions<never>): boolean {
  return api.resources.some(({ methods }) =>
    [...methods.values()].some(({ integration }) => {
      const type = integration?.type;
      return (type === 'HTTP' || type === 'HTTP_PROXY') && backends?.[type] === undefined;
    }),
  );
}

function httpOptions(options: GatewayOptions<never>): Parameters<typeof createHttpBackend>[0] {
  return { dispatcher: options.dispatcher, payloadLimit: payloadLimit(options) };
}

function payloadLimit({ payloadLimit = 10 * 1024 * 1024 }: GatewayOptions<never>): number {
  if (payloadLimit >= 0) return payloadLimit;
  throw new TypeError(`payloadLimit is a number of bytes, not ${payloadLimit}`);
}

function backendsOf(
  { backends, traceSecrets }: GatewayOptions<never>,
  http: HttpBackend | undefined,
): ReadonlyMap<IntegrationType, IntegrationBackend> {
  const served = new Map<IntegrationType, IntegrationBackend>();
  if (http !== undefined) {
    const own: IntegrationBackend = { own: true, send: logged(http.send, traceSecrets ?? false) };
    served.set('HTTP', own).set('HTTP_PROXY', own);
  }
  for (const [type, send] of Object.entries(backends ?? {})) {
    if (send !== undefined) served.set(type as IntegrationType, { own: false, send });
  }
  return served;
}

/** `DEBUG=apigateway-middleware:backend` prints each call and what became of it. */
function logged(send: HttpBackend['send'], showSecrets: boolean): HttpBackend['send'] {
  if (!debugBackend.enabled) return send;
  const log = (request: IntegrationRequest, outcome: CallOutcome) =>
    debugBackend('%s', describeCall(request, outcome, showSecrets));
  return async (request, signal) => {
    try {
      const response = await send(request, signal);
      log(request, response);
      return response;
    } catch (cause) {
      log(request, { cause });
      throw cause;
    }
  };
}

/** `DEBUG=apigateway-middleware:execution` prints the logs that `trace` gets. */
function traceOf({ trace }: GatewayOptions<never>): ((log: ExecutionLog) => void) | undefined {
  if (!debugExecution.enabled) return trace;
  return (log) => {
    debugExecution('%s', log.lines.join('\n'));
    trace?.(log);
  };
}
