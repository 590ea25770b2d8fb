import type { WireRequest } from '../http/header-field.js';
import type { ClientResponse } from '../model/message.js';
import { authorize, needsAuthorization } from './access/authorization.js';
import { addContext, askAdmission } from './callers/hooks.js';
import { failureResponse } from './gateway-response/failure.js';
import { boxesFor } from './integrations/integrations.js';
import { finishTrace } from './log/log-lines.js';
import { enter, observed, observedResponse } from './log/observation/observe.js';
import { acceptRequest, integrationOf, validateRequest } from './method/method-request.js';
import { methodResponse } from './method/method-response.js';
import type { Exchange } from './request-context/exchange.js';
import { openExchange, routeOf } from './request-context/open-exchange.js';
import type { ExecutionSettings } from './request-context/settings.js';
import { withResponseCache } from './stage/response-cache.js';
import { throttle } from './stage/throttle.js';

/**
 * Takes one request through API Gateway's boxes. Never rejects: every failure becomes a gateway
 * response.
 * @param native the framework's own request object
 * @param fallthrough `false` if there is no next handler: the option `fallthrough` is then ignored
 * @returns `undefined` if nothing matches and the request is passed on
 */
export function execute<Native>(
  settings: ExecutionSettings<Native>,
  request: WireRequest,
  native: Native,
  fallthrough: boolean,
): Promise<ClientResponse | undefined> {
  const route = routeOf(settings, request);
  if (route.match === undefined && fallthrough && settings.fallthrough && !request.fault) {
    return Promise.resolve(undefined);
  }
  const exchange = openExchange(settings, request, route);
  const observing = settings.observers?.current;
  return observing === undefined
    ? respond(settings, exchange, native)
    : observed(observing, exchange, native, (opened) => respond(settings, opened, native));
}

/** Awaits only what has to be waited for: each `await` of a value takes a turn of the microtask queue. */
async function respond<Native>(
  settings: ExecutionSettings<Native>,
  opened: Exchange,
  native: Native,
): Promise<ClientResponse> {
  let exchange = opened;
  let response: ClientResponse;
  settings.underWay.begin();
  try {
    enter(exchange, 'Method Request');
    acceptRequest(exchange);
    if (settings.admit !== undefined) {
      await askAdmission(exchange, settings.admit, native);
    }
    if (settings.context !== undefined) {
      exchange = await addContext(exchange, settings.context, native);
    }
    if (needsAuthorization(exchange)) {
      const access = await authorize(exchange);
      exchange = access.exchange;
      if (!access.isAllowed) {
        throw access.cause;
      }
    }
    if (settings.throttling !== undefined) {
      await throttle(exchange, settings.throttling);
    }
    const read = validateRequest(exchange);
    const body = read instanceof Promise ? await read : read;

    const integration = integrationOf(exchange);
    exchange = withResponseCache(exchange, integration, body);
    const boxes = boxesFor(exchange, integration);
    enter(exchange, 'Integration Request');
    const asked = boxes.request(exchange, integration, body);
    const integrationRequest = asked instanceof Promise ? await asked : asked;
    enter(exchange, 'Integration');
    const endpointResponse = await boxes.call(exchange, integrationRequest);
    enter(exchange, 'Integration Response');
    const mapped = boxes.response(exchange, integrationRequest, endpointResponse);
    const integrationResponse = mapped instanceof Promise ? await mapped : mapped;
    exchange.cached?.finish(integrationResponse.headers);
    enter(exchange, 'Method Response');
    const written = methodResponse(exchange, integrationResponse);
    response = written instanceof Promise ? await written : written;
  } catch (cause) {
    response = failureResponse(exchange, cause);
  } finally {
    settings.underWay.end();
  }
  finishTrace(exchange, response);
  return observedResponse(exchange, response);
}
