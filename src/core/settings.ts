import type { GatewayError } from '../errors.js';
import type { ApiKeyLookup } from '../execute/access/api-key.js';
import { KeptResults } from '../execute/access/authorizers/kept-results.js';
import { checkedRequest } from '../execute/callers/callers-request.js';
import { checkedClock, checkedRequestId, watcher } from '../execute/callers/hooks.js';
import { describeFailedRequest } from '../execute/log/call-log.js';
import { randomUuid } from '../execute/request-context/random-digits.js';
import type { ExecutionSettings } from '../execute/request-context/settings.js';
import type { GatewayRequest } from '../model/message.js';
import type { RestApi } from '../model/rest-api.js';
import { createRouter } from '../router/router.js';
import { RecentTexts } from '../stage/recent-texts.js';
import type { CoreOptions } from './options/options.js';
import type { DebugLog, DebugLogs, Platform } from './platform.js';
import type { Observers } from './reporting/observing.js';
import { printFailure } from './reporting/standard-error.js';
import { stagePartsOf } from './stage/stage-parts.js';
import type { CheckedStores } from './stage/stores.js';

/** The options that have a default and are used without a wrapper. */
const DEFAULTS: Defaults = {
  fallthrough: false,
  methodOverride: false,
  /** Milliseconds, as on AWS for authorizers. */
  hookTimeoutInMillis: 10_000,
  /** Milliseconds. AWS: "Stream the integration response", the limit of Regional and private APIs. */
  idleTimeoutInMillis: 300_000,
  /** Bytes. AWS: quota "Payload size". */
  payloadLimit: 10 * 1024 * 1024,
  traceSecrets: false,
};

type Defaults = Pick<
  ExecutionSettings<never>,
  | 'fallthrough'
  | 'methodOverride'
  | 'hookTimeoutInMillis'
  | 'idleTimeoutInMillis'
  | 'payloadLimit'
  | 'traceSecrets'
>;

/** Options, some of which have a default. */
export type WithDefaults<Native> = CoreOptions<Native> & Defaults;

/** The options, with defaults for those that are not set; an option that is set is never `undefined`. */
export function withDefaults<Native>(options: CoreOptions<Native>): WithDefaults<Native> {
  return { ...DEFAULTS, ...options } as WithDefaults<Native>;
}

/** The parts of a gateway that its options do not contain. */
interface MadeParts<Native>
  extends Pick<
    ExecutionSettings<Native>,
    'api' | 'backends' | 'lambda' | 'aws' | 'codecs' | 'underWay' | 'attachedPolicy'
  > {
  readonly observers: Observers<Native>;
  readonly stores?: CheckedStores | undefined;
  readonly openMemory?: Platform['openMemory'];
}

/** The settings that all requests share: the options and the parts of the gateway. */
export function settingsOf<Native>(
  options: WithDefaults<Native>,
  { stores, openMemory, ...made }: MadeParts<Native>,
  debug: DebugLogs,
): ExecutionSettings<Native> {
  const { requestId, mergeSlashes } = options;
  const clock = options.clock === undefined ? Date.now : checkedClock(options.clock);
  return {
    ...options,
    ...made,
    lambda: made.lambda,
    aws: made.aws,
    ...stagePartsOf(options, made.api, { ...stores, openMemory }, clock),
    // A list became a Map when the options were checked.
    apiKeys: options.apiKeys as ApiKeyLookup | undefined,
    router: createRouter(made.api.resources, { mergeSlashes }),
    authorizers: given(options.authorizers),
    trace: traceOf(options, debug.execution),
    onError: errorWatcher(made.api, options, debug.gateway),
    clock,
    results: new KeptResults(stores?.entries ?? new RecentTexts(clock), clock),
    requestId: requestId === undefined ? randomUuid : checkedRequestId(requestId),
  };
}

/** The members of an object that are not `undefined`. */
function given<Value>(
  members: Readonly<Record<string, Value | undefined>> = {},
): ReadonlyMap<string, Value> {
  const map = new Map<string, Value>();
  for (const [name, value] of Object.entries(members)) {
    if (value !== undefined) {
      map.set(name, value);
    }
  }
  return map;
}

/** Reports to the debug log and `onError`, or to standard error if neither is set, so that a failure is printed once. */
function errorWatcher(
  api: RestApi,
  { onError, traceSecrets = false }: CoreOptions<never>,
  debug: DebugLog,
): ExecutionSettings<never>['onError'] {
  const describe = (error: GatewayError, request: GatewayRequest): string =>
    describeFailedRequest(api, checkedRequest(request), error.cause ?? error, traceSecrets);
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
    if (onError !== undefined || !debug.enabled) {
      watch(error, request);
    }
  };
}

/** The debug log prints the execution logs that `trace` gets. */
function traceOf(
  { trace }: CoreOptions<never>,
  debug: DebugLog,
): ExecutionSettings<never>['trace'] {
  if (trace === undefined && !debug.enabled) {
    return undefined;
  }
  const watch = watcher(trace);
  return (log) => {
    debug('%s', log.lines.join('\n'));
    watch(log);
  };
}
