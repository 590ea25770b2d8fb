import type { GatewayError } from '../errors.js';
import { checkedRequest } from '../execute/callers/callers-request.js';
import { checkedClock, checkedRequestId, watcher } from '../execute/callers/hooks.js';
import { describeFailedRequest } from '../execute/log/call-log.js';
import type { ExecutionSettings } from '../execute/request-context/settings.js';
import type { GatewayRequest } from '../model/message.js';
import type { RestApi } from '../model/rest-api.js';
import { createRouter } from '../router/router.js';
import type { CoreOptions } from './options.js';
import type { DebugLog, DebugLogs } from './platform.js';
import { printFailure } from './standard-error.js';

/** The options that have a default, and that nothing wraps. */
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

/** Options of which some have a value, given or not. */
export type WithDefaults<Native> = CoreOptions<Native> & Defaults;

/** The options with the defaults of those that are not given; none of those given is `undefined`. */
export function withDefaults<Native>(options: CoreOptions<Native>): WithDefaults<Native> {
  return { ...DEFAULTS, ...options } as WithDefaults<Native>;
}

/** What is the same for every request: the options, and what the gateway is made of. */
export function settingsOf<Native>(
  options: WithDefaults<Native>,
  made: Pick<ExecutionSettings<Native>, 'api' | 'backends' | 'codecs' | 'underWay'>,
  debug: DebugLogs,
): ExecutionSettings<Native> {
  const { clock, requestId, mergeSlashes } = options;
  return {
    ...options,
    ...made,
    router: createRouter(made.api.resources, { mergeSlashes }),
    authorizers: given(options.authorizers),
    trace: traceOf(options, debug.execution),
    onError: errorWatcher(made.api, options, debug.gateway),
    clock: clock === undefined ? Date.now : checkedClock(clock),
    requestId: requestId === undefined ? () => crypto.randomUUID() : checkedRequestId(requestId),
  };
}

/** The members of an object that are there. */
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

/** Tells the debug log and `onError`; standard error where neither listens, so that a failure is printed once. */
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
