import { GatewayError, misconfigured } from '../../../errors.js';
import type { Integration } from '../../../model/integration.js';

// Why an integration with Lambda fails, in the words of AWS's execution log where it has some.

/**
 * What the function returned cannot be sent: 502.
 * AWS: "How do I resolve HTTP 502 errors from API Gateway REST APIs with Lambda proxy integration?"
 */
export function malformedResponse(reason: string, cause?: unknown): GatewayError {
  return badGateway(`Malformed Lambda proxy response: ${reason}`, cause);
}

/** The function of a proxy failed: 502. */
export function failedFunction(message: string): GatewayError {
  return badGateway(
    `Lambda execution failed with status 200 due to customer function error: ${message}`,
  );
}

/** Lambda did not invoke the function: 500 if it is missing or not allowed, 502 otherwise. */
export function refusedInvocation(statusCode: number, { uri }: Integration): GatewayError {
  const isMissing = statusCode === 404 || statusCode === 403;
  const reason = isMissing
    ? `The function of ${uri?.text} does not exist or must not be called: Lambda responded with ${statusCode}`
    : `Lambda invocation failed with status: ${statusCode}`;
  return isMissing ? misconfigured(reason) : badGateway(reason);
}

/** The header `X-Amz-Invocation-Type` has another value than Lambda knows. */
export function refusedInvocationType(type: string): GatewayError {
  return misconfigured(
    `X-Amz-Invocation-Type is ${JSON.stringify(type.slice(0, 40))}: map RequestResponse, Event or DryRun`,
  );
}

/** An integration without a function came to Lambda. */
export function noFunction({ uri }: Integration): GatewayError {
  return misconfigured(`${uri?.text} names no Lambda function`);
}

/** The function did not send the metadata of its stream in time: 504. */
export function silentFunction(timeoutInMillis: number): GatewayError {
  const cause = new Error(`The function sent no metadata within ${timeoutInMillis} ms`);
  return new GatewayError('INTEGRATION_TIMEOUT', undefined, { cause });
}

function badGateway(reason: string, cause?: unknown): GatewayError {
  return new GatewayError('DEFAULT_5XX', undefined, {
    statusCode: 502,
    cause: new Error(reason, { cause }),
  });
}
