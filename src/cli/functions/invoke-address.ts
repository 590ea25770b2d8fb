import { invocationPath } from '../../lambda/invocation-path.js';
import type { LambdaInvoke } from '../../model/lambda.js';

/** Invokes functions at the address of Lambda's Invoke API. */
export function invokeAddress(address: URL): LambdaInvoke {
  return async ({ functionName, qualifier, payload, invocationType, responseStream, signal }) => {
    const url = new URL(address);
    const response = await fetch(
      `${url.origin}${invocationPath(url, { functionName, qualifier })}`,
      {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Amz-Invocation-Type': invocationType },
        body: payload,
        redirect: 'manual',
        signal,
      },
    );
    const { status: statusCode, headers, body } = response;
    return {
      statusCode,
      functionError: headers.get('X-Amz-Function-Error') ?? undefined,
      payload:
        responseStream && body !== null
          ? (body as AsyncIterable<Uint8Array>)
          : new Uint8Array(await response.arrayBuffer()),
    };
  };
}
