import { formatIssue, GatewayError, isGatewayError } from '../errors.js';
import { checkedRequest } from '../execute/callers/callers-request.js';
import { leave } from '../execute/callers/leave.js';
import { execute } from '../execute/execute.js';
import { Secrets } from '../execute/log/secrets/secrets.js';
import { WEB_CODECS } from '../http/codings/web-codecs.js';
import { UnderWay } from '../http/under-way.js';
import type { ApiDocument } from '../model/api-document.js';
import type { ImportIssue } from '../model/import-issue.js';
import type { ClientResponse, GatewayRequest, InvokeRequest } from '../model/message.js';
import type { RestApi } from '../model/rest-api.js';
import type { Match } from '../router/router.js';
import { backendsOf, callsOf, needsHttp } from './backends.js';
import { importSource, refuseUnread } from './import-source.js';
import { type CoreOptions, checkAuthorizerNames, readOptions } from './options.js';
import { type DebugLog, type Platform, SILENT_LOGS } from './platform.js';
import { settingsOf, withDefaults } from './settings.js';
import { printWarnings } from './standard-error.js';
import { closedMethods } from './unserved.js';

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

/** How one request is answered. */
export interface InvokeOptions {
  /** `false` where there is no next handler: the gateway's option `fallthrough` is then ignored. */
  readonly fallthrough?: boolean | undefined;
}

/** An API at work. */
export interface Gateway<Native = unknown> extends Closable {
  readonly api: RestApi;
  /** The import's warnings, and one for each method that nobody opens or serves. */
  readonly warnings: readonly ImportIssue[];
  /** Which method serves a request. */
  find(httpMethod: string, path: string): Match | undefined;
  /**
   * Answers a request. Never rejects; 503 once the gateway is closed, 500 for a request of another
   * shape than {@link InvokeRequest}.
   * @param native what the adapter was called with; hooks get it
   * @returns `undefined` where nothing matched and the option `fallthrough` is set
   */
  invoke(
    request: InvokeRequest,
    native?: Native,
    options?: InvokeOptions,
  ): Promise<ClientResponse | undefined>;
  /** Hands a failure after the reply, such as a body that breaks off, to `onError`. */
  reportError(cause: unknown, request: GatewayRequest): void;
}

/**
 * Makes an API ready to answer, by the language and the globals of the web alone: it reads no file
 * and has no client of its own, so `backends` serve the HTTP integrations, too.
 * @throws ApiImportError where the document cannot be served
 * @throws TypeError for what is not a document, and for an option that does not exist, has a value of
 * another kind or cannot take effect
 */
export function createGateway<Native = unknown>(
  source: ApiDocument | RestApi | object,
  options: CoreOptions<Native> = {},
): Gateway<Native> {
  refuseUnread(source);
  return openGateway(source, readOptions(options), {});
}

/**
 * Makes an API ready to answer, with what the platform adds.
 * @param options checked already
 */
export function openGateway<Native>(
  source: ApiDocument | RestApi | object,
  options: CoreOptions<Native>,
  platform: Platform,
): Gateway<Native> {
  const api = importSource(source, options);
  checkAuthorizerNames(api, options);
  const given = withDefaults(options);
  const { payloadLimit, traceSecrets } = given;
  const { debug = SILENT_LOGS, codecs = WEB_CODECS } = platform;
  const client = needsHttp(api, given) ? platform.openHttp?.(payloadLimit) : undefined;
  const http = client && callsOf(client, debug.backend, traceSecrets);
  const underWay = new UnderWay();
  const backends = backendsOf(given, http, { payloadLimit, underWay });
  const settings = settingsOf(given, { api, backends, codecs, underWay }, debug);
  const warnings = Object.freeze([...api.warnings, ...closedMethods(settings)]);
  announce(api, warnings, options, debug.gateway);
  return {
    api,
    warnings,
    find: (httpMethod, path) => settings.router.find(httpMethod, path),
    invoke: (request, native, options) =>
      execute(settings, checkedRequest(request), native as Native, options?.fallthrough !== false),
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
}

/** Hands on what the import and this gateway warn of; what the debug log prints, standard error does not repeat. */
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
