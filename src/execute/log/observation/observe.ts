import type {
  ClientResponse,
  EndpointResponse,
  IntegrationRequest,
} from '../../../model/message.js';
import type { Exchange, MatchedExchange } from '../../request-context/exchange.js';
import type { EndpointCall } from '../../request-context/settings.js';
import { unfailing } from '../unfailing-clock.js';
import { Observation } from './observation.js';
import type { BoxName, ObservedRequest } from './observer.js';
import type { Observing } from './observing.js';

/**
 * Observes a request from its start to the last byte of its response.
 * @param respond takes the exchange through the boxes; never rejects
 */
export function observed<Native>(
  observing: Observing<Native>,
  exchange: Exchange,
  native: Native,
  respond: (exchange: Exchange) => Promise<ClientResponse>,
): Promise<ClientResponse> {
  const now = clockOf(exchange.settings.clock);
  const request = (time: number) => requestOf(exchange, time);
  const observation = new Observation(
    observing as Observing<never>,
    exchange,
    now,
    request,
    native,
  );
  return observation.surround(() => respond({ ...exchange, observation }));
}

function requestOf({ context, request, match }: Exchange, time: number): ObservedRequest {
  const { api } = context.source;
  const { path, sourceIp, scheme } = request.request;
  return Object.freeze({
    requestId: context.requestId,
    extendedRequestId: context.extendedRequestId,
    apiId: api.id,
    apiName: api.name,
    stage: api.stage.name,
    httpMethod: request.httpMethod,
    path,
    resourcePath: match?.resource.path,
    sourceIp,
    scheme,
    time,
    header: (name: string) => request.header(String(name))?.join(', '),
  });
}

/** Says that a request enters a box. */
export function enter({ observation }: Exchange, box: BoxName): void {
  observation?.enter(box);
}

/** Calls the endpoint of an integration. */
export function observedCall(
  { observation }: MatchedExchange,
  request: IntegrationRequest,
  call: EndpointCall,
): Promise<EndpointResponse> {
  return observation === undefined ? call(request) : observation.callIntegration(request, call);
}

/** The response, whose end is that of the request. */
export function observedResponse(exchange: Exchange, response: ClientResponse): ClientResponse {
  const { observation } = exchange;
  return observation === undefined ? response : observation.respond(exchange, response);
}

/**
 * A clock for one request: the caller's own or, by default, one that starts at the time of day and never
 * runs backwards.
 */
function clockOf(clock: () => number): () => number {
  if (clock !== Date.now) {
    return unfailing(clock);
  }
  const start = Date.now() - performance.now();
  return () => start + performance.now();
}
