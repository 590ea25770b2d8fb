import { GatewayError } from '../../errors.js';
import type { WireRequest } from '../../http/header-field.js';
import { firstHeaderIn } from '../../http/header-list.js';
import type { Match } from '../../router/router.js';
import { startTrace } from '../log/log-lines.js';
import { GatewayContext } from './context.js';
import type { Exchange } from './exchange.js';
import { MethodView } from './method-view.js';
import type { ExecutionSettings } from './settings.js';

/** The result of routing a request. */
export interface Route {
  /** The client's method, after an override if that is allowed. */
  readonly httpMethod: string;
  /** `undefined` if no resource and method match. */
  readonly match: Match | undefined;
}

/** Finds the method that serves a request. AWS: `X-HTTP-Method-Override` overrides the method. */
export function routeOf(
  { router, methodOverride }: ExecutionSettings<never>,
  { httpMethod, path, headers }: WireRequest,
): Route {
  const override = methodOverride ? firstHeaderIn(headers, 'x-http-method-override') : undefined;
  const method = override === undefined ? httpMethod : override.trim().toUpperCase();
  return { httpMethod: method, match: router.find(method, path) };
}

/** Begins an exchange. Never throws: `fault` has the error of the caller's clock or request IDs. */
export function openExchange(
  settings: ExecutionSettings<never>,
  request: WireRequest,
  route: Route,
): Exchange {
  const known = settings.underWay.isClosed ? closedFailure() : request.fault;
  try {
    return open(settings, request, route, known);
  } catch (fault) {
    return open(withoutHooks(settings), request, route, fault);
  }
}

function open(
  settings: ExecutionSettings<never>,
  request: WireRequest,
  { httpMethod, match }: Route,
  fault: unknown,
): Exchange {
  const { api, clock, requestId, underWay, isCanaryRequest } = settings;
  const time = clock();
  const source = { api, request, httpMethod, match, time, requestId: requestId(), isCanaryRequest };
  const context = new GatewayContext(source);
  const view = new MethodView(request, httpMethod, match?.pathParameters ?? NO_PARAMETERS, time);
  const trace = startTrace(settings, context, view, match);
  // All members from the start: V8 copies an object with other values for its members in a fraction of the
  // time that it takes with further members.
  return {
    settings,
    request: view,
    match,
    context,
    trace,
    isLate: underWay.isClosed,
    fault,
    body: undefined,
    observation: undefined,
    apiKeyId: undefined,
    allows: undefined,
    cached: undefined,
  };
}

const NO_PARAMETERS: ReadonlyMap<string, string> = new Map();

/** Uses a clock and IDs that cannot fail, for the response to a request whose own clock or IDs failed. */
function withoutHooks(settings: ExecutionSettings<never>): ExecutionSettings<never> {
  return { ...settings, clock: Date.now, requestId: () => crypto.randomUUID() };
}

/** 503 makes a load balancer try another instance (RFC 9110, 15.6.4); no gateway response type has it. */
function closedFailure(): GatewayError {
  return new GatewayError('DEFAULT_5XX', 'Service Unavailable', {
    cause: new Error('The gateway is closed and accepts no more requests'),
  });
}
