import { readRequestBody } from '../../../http/body.js';
import { headerIn } from '../../../http/header-list.js';
import type { LambdaInvoker } from '../../../lambda/invoker.js';
import type { LambdaInvocationType } from '../../../model/lambda.js';
import { decodeUtf8 } from '../../payload/binary.js';
import type { EndpointCall } from '../../request-context/settings.js';
import { noFunction, refusedInvocationType } from './refusals.js';

/**
 * Makes an endpoint of the functions: the body of a request is the event, and its header
 * `X-Amz-Invocation-Type` decides whether the function is awaited.
 * @param payloadLimit bytes of an event that a hook streams
 */
export function lambdaEndpoint(invoker: LambdaInvoker, payloadLimit: number): EndpointCall {
  return async (request) => {
    const { integration, methodRequest, call, timeoutInMillis, idleTimeoutInMillis, body } =
      request;
    const lambda = integration.lambdaFunction;
    if (lambda === undefined) {
      throw noFunction(integration);
    }
    return invoker.invoke({
      lambda,
      payload: decodeUtf8(
        body instanceof Uint8Array ? body : await readRequestBody(body, payloadLimit),
      ),
      invocationType: invocationTypeIn(headerIn(request.headers, 'x-amz-invocation-type')),
      responseStream: integration.responseTransferMode === 'STREAM',
      timeoutInMillis,
      idleTimeoutInMillis,
      methodRequest,
      call,
    });
  };
}

/** AWS: Lambda's `Invoke`, `InvocationType`; only these three reach a function. */
function invocationTypeIn(header: string | undefined): LambdaInvocationType {
  switch (header) {
    case undefined:
    case '':
    case 'RequestResponse':
      return 'RequestResponse';
    case 'Event':
    case 'DryRun':
      return header;
    default:
      throw refusedInvocationType(header);
  }
}
