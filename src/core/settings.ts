import type { GatewayError } from '../errors.js';
import { checkedClock, checkedRequestId, watcher } from '../execute/callers/hooks.js';
import { describeFailedRequest } from '../execute/log/call-log.js';
import type { ExecutionSettings } from '../execute/request-context/exchange.js';
import { UnderWay } from '../http/under-way.js';
import type { GatewayRequest } from '../model/message.js';
import type { RestApi } from '../model/rest-api.js';
import { createRouter } from '../router/router.js';
import type { CoreOptions } from './options.js';
import type { DebugLog, DebugLogs } from './platform.js';
import { printFailure } from './standard-error.js';

/** Bytes. AWS: quota "Payload size". */
export const PAYLOAD_LIMIT: number = 10 * 1024 * 1024;
/** Milliseconds. AWS: "Stream the integration response", the limit of Regional and private APIs. */
const IDLE_TIMEOUT = 300_000;

/** What is the same for every request: the options, with their defaults. */
export function settingsOf<Raw>(
  api: RestApi,
  options: CoreOptions<Raw>,
  backends: ExecutionSettings<Raw>['backends'],
  debug: DebugLogs,
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
    trace: traceOf(options, debug.execution),
    traceSecrets: options.traceSecrets ?? false,
    onError: errorWatcher(options, debug.gateway),
    clock: clock === undefined ? Date.now : checkedClock(clock),
    requestId: requestId === undefined ? () => crypto.randomUUID() : checkedRequestId(requestId),
  };
}

/** Tells `onError`, or standard error, and the debug log. */
function errorWatcher(
  { onError, traceSecrets = false }: CoreOptions<never>,
  debug: DebugLog,
): ExecutionSettings<never>['onError'] {
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
