import { callersBackend } from '../../execute/callers/callers-backend.js';
import { integrated } from '../../execute/callers/integrate.js';
import { loggedCalls } from '../../execute/log/call-log.js';
import type { EndpointCall } from '../../execute/request-context/settings.js';
import type { CallLimits } from '../../http/under-way.js';
import { INTEGRATION_TYPES, type IntegrationType } from '../../model/integration.js';
import type { Backend } from '../../model/message.js';
import type { RestApi } from '../../model/rest-api.js';
import type { CoreOptions } from '../options/options.js';
import type { DebugLog, OpenClient } from '../platform.js';
import type { WithDefaults } from '../settings.js';

/** Whether an integration needs the HTTP client because no option replaces it. */
export function needsHttp(
  api: RestApi,
  { backends = {}, lambda, aws }: CoreOptions<never>,
): boolean {
  if (lambda instanceof URL) {
    return true;
  }
  const given: Readonly<Record<string, unknown>> = backends;
  return api.resources.some(({ methods }) =>
    [...methods.values()].some(
      ({ integration }) =>
        integration !== undefined &&
        given[integration.type] === undefined &&
        (INTEGRATION_TYPES[integration.type].endpoint === 'URL' ||
          (aws !== undefined && integration.awsService !== undefined)),
    ),
  );
}

/** The backend of each integration type. */
export function backendsOf(
  { backends, integrate, hookTimeoutInMillis }: WithDefaults<never>,
  http: EndpointCall | undefined,
  limits: CallLimits,
): ReadonlyMap<IntegrationType, EndpointCall> {
  const served = new Map<IntegrationType, EndpointCall>();
  const serve = (type: IntegrationType, call: EndpointCall): void => {
    served.set(
      type,
      integrate === undefined ? call : integrated(integrate, call, hookTimeoutInMillis, limits),
    );
  };
  const given: Readonly<Record<string, Backend | undefined>> = backends ?? {};
  for (const [name, { endpoint }] of Object.entries(INTEGRATION_TYPES)) {
    const type = name as IntegrationType;
    const backend = given[type];
    if (backend !== undefined) {
      serve(type, callersBackend(backend, `${type} backend`, limits));
    } else if (endpoint === 'URL' && http !== undefined) {
      serve(type, http);
    }
  }
  return served;
}

/**
 * Makes a backend of the library's own HTTP client, which enforces the limits itself.
 * @param debug prints each call and its outcome
 */
export function callsOf(
  { send }: OpenClient,
  debug: DebugLog,
  traceSecrets: boolean | undefined,
): EndpointCall {
  return debug.enabled
    ? loggedCalls(send, (line) => debug('%s', line), traceSecrets ?? false)
    : send;
}
