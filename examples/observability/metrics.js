// Prometheus: requests, their duration, and the duration of calls.
//
//   gatewayMiddleware('api.yaml', { observe: metrics(registry) })
//
// Clients choose methods and paths, so that neither may be a label: a client could make any number of
// time series. The label is the path of the resource, and methods that are not well known are OTHER.
import { Counter, Histogram } from 'prom-client';

const METHODS = new Set(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT']);

/**
 * @param {import('prom-client').Registry} registry gets the metrics
 * @returns {import('apigateway-middleware').ObserveHook<unknown>}
 */
export function metrics(registry) {
  const registers = [registry];
  const requests = new Counter({
    name: 'apigateway_requests_total',
    help: 'Requests; error_type is the type of a gateway response, such as THROTTLED',
    labelNames: ['method', 'route', 'status', 'error_type', 'outcome'],
    registers,
  });
  const duration = new Histogram({
    name: 'apigateway_request_duration_seconds',
    help: 'From the start of a request to the last byte of its response',
    labelNames: ['method', 'route', 'status'],
    registers,
  });
  const calls = new Histogram({
    name: 'apigateway_call_duration_seconds',
    help: 'Calls of backends, functions and authorizers, to the head of the response',
    labelNames: ['route', 'kind', 'error_type'],
    registers,
  });
  const cache = new Counter({
    name: 'apigateway_cache_lookups_total',
    help: "Look-ups in the stage's cache",
    labelNames: ['route', 'result'],
    registers,
  });
  return ({ httpMethod, resourcePath: route = 'none' }) => {
    const method = METHODS.has(httpMethod) ? httpMethod : 'OTHER';
    return {
      callStart: ({ kind }) => ({
        end: ({ durationInMillis, errorType: error_type = '' }) =>
          calls.observe({ route, kind, error_type }, durationInMillis / 1000),
      }),
      end: ({ statusCode: status, durationInMillis, errorType, outcome, cacheStatus }) => {
        requests.inc({ method, route, status, error_type: errorType ?? '', outcome });
        duration.observe({ method, route, status }, durationInMillis / 1000);
        if (cacheStatus !== undefined) {
          cache.inc({ route, result: cacheStatus });
        }
      },
    };
  };
}
