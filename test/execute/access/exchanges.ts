import type { ContextPatch } from '../../../src/execute/request-context/context.js';
import type { MatchedExchange } from '../../../src/execute/request-context/exchange.js';
import { openExchange, routeOf } from '../../../src/execute/request-context/open-exchange.js';
import type { ExecutionSettings } from '../../../src/execute/request-context/settings.js';
import type { WireRequest } from '../../../src/http/header-field.js';
import { importRestApi } from '../../../src/import/import-rest-api.js';
import type { GatewayRequest } from '../../../src/model/message.js';
import { createRouter } from '../../../src/router/router.js';
import { requestOf } from '../../support/scope.js';

const method = { 'x-amazon-apigateway-integration': { type: 'mock' } };
const api = importRestApi(
  {
    openapi: '3.0.1',
    info: { title: 'test', version: '1' },
    paths: { '/': { get: method }, '/x': { get: method }, '/{proxy+}': { get: method } },
  },
  { stage: 'test' },
);

/** The exchange of a request to an API with every path, on 2 January 2026 at 03:04:05. */
export function exchangeOf(
  request: Partial<GatewayRequest> = {},
  patch: ContextPatch = {},
): MatchedExchange {
  const settings = {
    api,
    router: createRouter(api.resources),
    methodOverride: false,
    clock: () => Date.UTC(2026, 0, 2, 3, 4, 5),
    requestId: () => '11111111-2222-4333-8444-555555555555',
    underWay: { isClosed: false },
    trace: undefined,
  } as unknown as ExecutionSettings<never>;
  const sent = requestOf({ path: '/x', ...request }) as WireRequest;
  const exchange = openExchange(settings, sent, routeOf(settings, sent)) as MatchedExchange;
  return { ...exchange, context: exchange.context.with(patch) };
}
