import { misconfigured } from '../../../errors.js';
import { hasHeader } from '../../../http/header-list.js';
import type { MappedIntegration } from '../../../model/integration.js';
import { type MappedRequest, mappedRequest } from '../../integration-request/mapped-request.js';
import { mappedResponse, type ReceivedResponse } from '../../integration-response.js';
import { decodeUtf8 } from '../../payload/binary.js';
import { after } from '../../payload/read-ahead.js';
import type { MatchedExchange } from '../../request-context/exchange.js';
import { callThroughCache, readWhole } from '../call-endpoint.js';
import type { IntegrationBoxes } from '../integration-boxes.js';
import { functionErrorOf } from './function-error.js';
import { isSuccess, lambdaTarget, refuseUnsendable } from './lambda-request.js';
import { refusedInvocation } from './refusals.js';

/**
 * A custom integration with Lambda: the payload that the document maps is the event, and what the
 * function returns is the payload of the response.
 */
export const lambdaCustom: IntegrationBoxes<MappedIntegration, MappedRequest, ReceivedResponse> = {
  request(exchange, integration, body) {
    refuseUnsendable(exchange, integration);
    return after(mappedRequest(exchange, integration, body, lambdaTarget), (mapped) => {
      refuseUnsendable(exchange, integration, mapped.scope.overrides.request('header').keys());
      const request = {
        ...mapped.request,
        httpMethod: 'POST',
        body: mapped.request.body ?? NO_EVENT,
      };
      return { ...mapped, request };
    });
  },
  call: invokeAndRead,
  response: (exchange, { integration, scope }, received) =>
    mappedResponse(exchange, integration, scope, received),
};

/** A request without a body (LocalStack `test_lambda_aws_integration`). */
const NO_EVENT = new TextEncoder().encode('{}');

/** Patterns are tested against the message of a function that failed, and never against a status. */
async function invokeAndRead(
  exchange: MatchedExchange,
  { integration, request, scope }: MappedRequest,
): Promise<ReceivedResponse> {
  const { lambda } = exchange.settings;
  if (lambda === undefined) {
    throw misconfigured('No Lambda functions are configured: set the option lambda');
  }
  const parts = { scope, keeps: isSuccess };
  const response = await callThroughCache(exchange, request, lambda.call, parts);
  const bytes = await readWhole(exchange, response);
  if (response.statusCode >= 300) {
    throw refusedInvocation(response.statusCode, integration);
  }
  if (!hasHeader(response.headers, 'x-amz-function-error')) {
    return { status: '', response, bytes };
  }
  const { message, mappable } = functionErrorOf(decodeUtf8(bytes));
  return { status: message, response, bytes, mappable };
}
