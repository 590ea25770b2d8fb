import createDebug from 'debug';
import type { HttpDispatcher } from './backend/dispatcher.js';
import { type AllowedBackends, checkAllowedBackends } from './backend/egress/allowed-backends.js';
import { createHttpBackend } from './backend/http.js';
import { being, checkOptions, type OptionCheck } from './checks/option-checks.js';
import { hasMethod } from './checks/value-kinds.js';
import { type Gateway, openGateway } from './core/gateway.js';
import { CORE_OPTION_CHECKS, type CoreOptions, milliseconds } from './core/options/options.js';
import { printReloadFailure } from './core/reporting/standard-error.js';
import { LOAD_OPTION_CHECKS, type LoadOptions } from './load/load-options.js';
import { type ApiSource, filesOf, pathOf, readSource } from './load/read-source.js';
import { stageOf, withStageOf } from './load/stage-options.js';
import { lruCache } from './on-demand.cjs';
import { signRequest } from './signer.js';
import { type LoadedGateway, type ReloadOutcome, watchedGateway } from './watched-gateway.js';
import { ZLIB_CODECS } from './zlib-codecs.js';

export type { HttpDispatcher } from './backend/dispatcher.js';
export type { AllowedBackends, BackendAddress } from './backend/egress/allowed-backends.js';
export type { Closable, Gateway, InvokeOptions } from './core/gateway.js';
export type { ApiSource } from './load/read-source.js';
export type { ReloadOutcome } from './watched-gateway.js';

/**
 * Options of a gateway; docs/options.md has an example of each. `Native` is the framework's own request
 * object; hooks get it together with the request.
 */
export interface GatewayOptions<Native = unknown> extends CoreOptions<Native>, LoadOptions {
  /** A dispatcher of undici 7 or 8 (agent, proxy, mock) for HTTP integrations; the caller closes it. */
  readonly dispatcher?: HttpDispatcher | undefined;
  /**
   * What the gateway's HTTP client may connect to, for documents of others: every address is checked when it
   * is connected to. Loopback, link-local and metadata addresses need an entry of their own. Default:
   * everything that the document names.
   */
  readonly allowedBackends?: AllowedBackends | undefined;
  /**
   * Reads the file again when it or a file that it includes changes, and serves the new document; one
   * that cannot be served leaves the old one serving, and standard error says why. A function is
   * called after each change in place of that. Default `false`; only for a file or folder.
   */
  readonly watch?: boolean | ((outcome: ReloadOutcome) => void) | undefined;
  /**
   * How long after a change calls that began before it still belong to the gateway: until then `close()` waits for
   * them. Later they go on all the same, and their connections are closed when they end; nothing waits for that.
   * In milliseconds from 1; default 300,000. Without `watch`, it has no effect.
   */
  readonly reloadTimeoutInMillis?: number | undefined;
}

/** One check for each option: an option without a check does not compile. docs/options.md has a row for each. */
export const OPTION_CHECKS: Readonly<Record<keyof GatewayOptions, OptionCheck>> = {
  ...CORE_OPTION_CHECKS,
  ...LOAD_OPTION_CHECKS,
  dispatcher: being('an undici dispatcher, an object with a method "dispatch"', (value) =>
    hasMethod(value, 'dispatch'),
  ),
  allowedBackends: checkAllowedBackends,
  watch: being(
    'true, false or a function',
    (value) => typeof value === 'boolean' || typeof value === 'function',
  ),
  reloadTimeoutInMillis: milliseconds,
};

const RELOAD_TIMEOUT_IN_MILLIS = 300_000;

// `DEBUG=apigateway-middleware:*` prints them.
const debug = {
  gateway: createDebug('apigateway-middleware:gateway'),
  backend: createDebug('apigateway-middleware:backend'),
  execution: createDebug('apigateway-middleware:execution'),
};

/**
 * Makes an API ready to handle requests: the core, plus files and a client for HTTP integrations.
 * @throws ApiImportError if the document cannot be served
 * @throws TypeError for an option that does not exist, has a value of the wrong kind or cannot take
 * effect: an authorizer that no method uses, an import option together with an API that is already imported
 */
export function createGateway<Native = unknown>(
  source: ApiSource,
  options: GatewayOptions<Native> = {},
): Gateway<Native> {
  const given = checkOptions(options, OPTION_CHECKS, 'the gateway');
  const { dispatcher, allowedBackends, watch = false } = given;
  if (dispatcher !== undefined && allowedBackends !== undefined) {
    throw new TypeError(
      'The option allowedBackends cannot take effect, because the option dispatcher opens the connections: leave one of them out',
    );
  }
  const load = (): LoadedGateway<Native> => {
    const document = readSource(source, given);
    const gateway = openGateway(document, withStageOf(document, given), {
      debug,
      stage: stageOf(document),
      codecs: ZLIB_CODECS,
      sign: signRequest,
      openHttp: (payloadLimit) => createHttpBackend({ dispatcher, allowedBackends, payloadLimit }),
      openMemory: (maxSize) => new (lruCache().LRUCache)({ maxSize }),
    });
    return { gateway, files: filesOf(document) };
  };
  if (watch === false) {
    return load().gateway;
  }
  const path = pathOf(source);
  if (path === undefined) {
    throw new TypeError('The option watch cannot take effect, because the API is not a file');
  }
  const onReload =
    watch === true ? ({ error }: ReloadOutcome) => printReloadFailure(path, error) : watch;
  return watchedGateway(path, load, {
    onReload,
    reloadTimeoutInMillis: given.reloadTimeoutInMillis ?? RELOAD_TIMEOUT_IN_MILLIS,
  });
}
