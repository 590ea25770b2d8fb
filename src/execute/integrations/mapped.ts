import type { MappedIntegration } from '../../model/integration.js';
import { type MappedRequest, mappedRequest } from '../integration-request/mapped-request.js';
import type { TargetOf } from '../integration-request/target.js';
import { mappedResponse, type ReceivedResponse } from '../integration-response.js';
import type { MatchedExchange } from '../request-context/exchange.js';
import { callEndpoint, readWhole } from './call-endpoint.js';
import type { IntegrationBoxes } from './integration-boxes.js';

/** A custom integration: the document maps request and response. */
export function mappedIntegration(
  targetOf: TargetOf,
): IntegrationBoxes<MappedIntegration, MappedRequest, ReceivedResponse> {
  return {
    request: (exchange, integration, body) => mappedRequest(exchange, integration, body, targetOf),
    call: callAndRead,
    response: (exchange, { integration, scope }, received) =>
      mappedResponse(exchange, integration, scope, received),
  };
}

/** Templates need the whole response. */
async function callAndRead(
  exchange: MatchedExchange,
  { request, scope }: MappedRequest,
): Promise<ReceivedResponse> {
  const response = await callEndpoint(exchange, request, { scope });
  const bytes = await readWhole(exchange, response);
  return { status: String(response.statusCode), response, bytes };
}
