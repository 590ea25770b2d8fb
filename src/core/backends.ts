import type { IntegrationBackend } from '../execute/integration.js';
import { loggedCalls } from '../execute/log/call-log.js';
import type { IntegrationType } from '../model/integration.js';
import type { RestApi } from '../model/rest-api.js';
import type { CoreOptions } from './options.js';
import type { DebugLog, OpenClient } from './platform.js';

/** Whether an integration needs a client that no option replaces. */
export function needsHttp(api: RestApi, { backends }: CoreOptions<never>): boolean {
  return api.resources.some(({ methods }) =>
    [...methods.values()].some(({ integration }) => {
      const type = integration?.type;
      return (type === 'HTTP' || type === 'HTTP_PROXY') && backends?.[type] === undefined;
    }),
  );
}

/**
 * Who serves which integration type.
 * @param debug prints each call of our own client and what became of it
 */
export function backendsOf(
  { backends, traceSecrets }: CoreOptions<never>,
  http: OpenClient | undefined,
  debug: DebugLog,
): ReadonlyMap<IntegrationType, IntegrationBackend> {
  const served = new Map<IntegrationType, IntegrationBackend>();
  if (http !== undefined) {
    const send = debug.enabled
      ? loggedCalls(http.send, (line) => debug('%s', line), traceSecrets ?? false)
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
