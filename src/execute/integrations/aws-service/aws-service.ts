import { misconfigured } from '../../../errors.js';
import type { MappedIntegration } from '../../../model/integration.js';
import { type MappedRequest, mappedRequest } from '../../integration-request/mapped-request.js';
import { refuseMappedHeaders } from '../../integration-request/refused-headers.js';
import { mappedResponse, type ReceivedResponse } from '../../integration-response.js';
import { observedCall } from '../../log/observation/observe.js';
import { after } from '../../payload/read-ahead.js';
import type { MatchedExchange } from '../../request-context/exchange.js';
import type { EndpointCall } from '../../request-context/settings.js';
import { expectedResponse, readWhole } from '../call-endpoint.js';
import type { IntegrationBoxes } from '../integration-boxes.js';
import { serviceTarget } from './service-target.js';
import { signedCall } from './signed-call.js';

/** Whether the option `aws` serves a method: its integration names a service, and no backend takes its type. */
export function callsService({ settings: { aws, backends }, match }: MatchedExchange): boolean {
  return (
    aws !== undefined && match.method.integration?.awsService !== undefined && !backends.has('AWS')
  );
}

/** A custom integration with an AWS service: the request that the document maps, signed. */
export const awsService: IntegrationBoxes<MappedIntegration, MappedRequest, ReceivedResponse> = {
  request(exchange, integration, body) {
    refuseMappedHeaders(integration);
    return after(mappedRequest(exchange, integration, body, serviceTarget), (mapped) => {
      refuseMappedHeaders(integration, mapped.scope.overrides.request('header').keys());
      return mapped;
    });
  },
  call: callService,
  response: (exchange, { integration, scope }, received) =>
    mappedResponse(exchange, integration, scope, received),
};

/** Patterns are tested against the status of the service (LocalStack `test_sqs_amz_json_protocol`). */
async function callService(
  exchange: MatchedExchange,
  { request, scope }: MappedRequest,
): Promise<ReceivedResponse> {
  const { aws } = exchange.settings;
  if (aws === undefined) {
    throw misconfigured('AWS services are not configured: set the option aws: { credentials }');
  }
  const call = aws.surround((changed) => signedCall(exchange, aws, changed));
  const send: EndpointCall = (sent) => expectedResponse(sent, observedCall(exchange, sent, call));
  const { cached } = exchange;
  const response = await (cached === undefined
    ? send(request)
    : cached.call(request, send, { scope }));
  const bytes = await readWhole(exchange, response);
  return { status: String(response.statusCode), response, bytes };
}
