import { misconfigured } from '../../../errors.js';
import { type HeaderBuilder, hasHeader } from '../../../http/header-list.js';
import type { WireHeaders } from '../../../model/headers.js';
import type { Integration } from '../../../model/integration.js';
import type { EndpointResponse, IntegrationRequest } from '../../../model/message.js';
import { backendCall, outgoingRequest } from '../../integration-request/outgoing-request.js';
import { refuseMappedHeaders } from '../../integration-request/refused-headers.js';
import type { TargetOf } from '../../integration-request/target.js';
import type { MatchedExchange } from '../../request-context/exchange.js';

/**
 * The address of a function in Lambda's Invoke API, as AWS's execution log has it (LocalStack
 * `test_apigw_test_invoke_method_api`). A client cannot change it: the document names the function.
 */
export const lambdaTarget: TargetOf = (_exchange, { lambdaFunction }) =>
  lambdaFunction === undefined
    ? { origin: '', path: '' }
    : {
        origin: `https://lambda.${lambdaFunction.region}.amazonaws.com`,
        path: `/2015-03-31/functions/${lambdaFunction.text}/invocations`,
      };

/** The request of a proxy: the event as its body. */
export function eventRequest(
  exchange: MatchedExchange,
  integration: Integration,
  headers: HeaderBuilder<WireHeaders>,
  event: object,
): IntegrationRequest {
  const call = backendCall(exchange, integration);
  const parameters = { path: new Map(), querystring: new Map(), header: new Map() };
  const request = outgoingRequest(exchange, integration, {
    call,
    headers,
    target: lambdaTarget(exchange, integration, { call, parameters, clientQuery: '' }),
    body: new TextEncoder().encode(JSON.stringify(event)),
    buffered: integration.responseTransferMode !== 'STREAM',
  });
  return { ...request, httpMethod: 'POST' };
}

/**
 * Refuses what no invocation survives on AWS: a method other than POST (LocalStack
 * `test_lambda_aws_proxy_integration_non_post_method`), and mappings to certain headers.
 * @param overridden headers that a template sets
 * @throws GatewayError `API_CONFIGURATION_ERROR`
 */
export function refuseUnsendable(
  { request }: MatchedExchange,
  integration: Integration,
  overridden: Iterable<string> = [],
): void {
  const { httpMethod = 'POST' } = integration;
  const method = httpMethod === 'ANY' ? request.httpMethod : httpMethod;
  if (method !== 'POST') {
    throw misconfigured(`Lambda is called with ${method}: set "httpMethod": "POST"`);
  }
  refuseMappedHeaders(integration, overridden);
}

/** Whether a function was invoked and did not fail. */
export function isSuccess({
  statusCode,
  headers,
}: Pick<EndpointResponse, 'statusCode' | 'headers'>): boolean {
  return statusCode < 300 && !hasHeader(headers, 'x-amz-function-error');
}
