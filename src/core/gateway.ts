import { describeIssue, GatewayError } from '../errors.js';
import { execute } from '../execute/execute.js';
import { Secrets } from '../execute/log/secrets/secrets.js';
import type { ApiDocument } from '../model/api-document.js';
import type { ImportIssue } from '../model/import-issue.js';
import type { GatewayReply, GatewayRequest } from '../model/message.js';
import type { RestApi } from '../model/rest-api.js';
import type { Match } from '../router/router.js';
import { backendsOf, needsHttp } from './backends.js';
import { importSource, refuseUnread } from './import-source.js';
import { type CoreOptions, checkAuthorizerNames, readOptions } from './options.js';
import { type DebugLog, type Platform, SILENT_LOGS } from './platform.js';
import { PAYLOAD_LIMIT, settingsOf } from './settings.js';
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

/**
 * Makes an API ready to answer, by the language and the globals of the web alone: it reads no file
 * and has no client of its own, so `backends` serve the HTTP integrations, too.
 * @throws ApiImportError where the document cannot be served
 * @throws TypeError for what is not a document, and for an option that does not exist, has a value of
 * another kind or cannot take effect
 */
export function createGateway<Raw = unknown>(
  source: ApiDocument | RestApi | object,
  options: CoreOptions<Raw> = {},
): Gateway<Raw> {
  refuseUnread(source);
  return openGateway(source, readOptions(options), {});
}

/**
 * Makes an API ready to answer, with what the platform adds.
 * @param options checked already
 */
export function openGateway<Raw>(
  source: ApiDocument | RestApi | object,
  options: CoreOptions<Raw>,
  platform: Platform,
): Gateway<Raw> {
  const api = importSource(source, options);
  checkAuthorizerNames(api, options);
  const { payloadLimit = PAYLOAD_LIMIT } = options;
  const http = needsHttp(api, options) ? platform.openHttp?.(payloadLimit) : undefined;
  const debug = platform.debug ?? SILENT_LOGS;
  const settings = settingsOf(api, options, backendsOf(options, http, debug.backend), debug);
  const { authorization, backends, underWay } = settings;
  const warnings = Object.freeze([
    ...api.warnings,
    ...closedMethods(api, authorization.authorizers, authorization.apiKeys, backends),
  ]);
  announce(api, warnings, options, debug.gateway);
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

/** Hands on what the import and this gateway warn of. */
function announce(
  api: RestApi,
  warnings: readonly ImportIssue[],
  { onWarnings }: CoreOptions<never>,
  debug: DebugLog,
): void {
  for (const issue of warnings) {
    debug('%s', new Secrets().redact(describeIssue(issue)));
  }
  if (warnings.length > 0) {
    (onWarnings ?? ((list) => printWarnings(api.name, list)))(warnings);
  }
}
