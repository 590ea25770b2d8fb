import { GatewayError } from '../../errors.js';
import { headerIn } from '../../http/header-list.js';
import { holdBody } from '../../http/held-body.js';
import { mediaTypeOf } from '../../http/media-type.js';
import type { Body, EndpointResponse, IntegrationRequest } from '../../model/message.js';
import { type KeptResponse, LARGEST_KEPT_BODY } from '../../stage/cache/kept-response.js';
import { settled } from '../callers/deadline.js';

/** What came of a call: a whole response, which several requests can have, or one that cannot be kept. */
export type EndpointOutcome =
  | { readonly whole: KeptResponse; readonly passing?: undefined }
  | { readonly whole?: undefined; readonly passing: EndpointResponse };

/**
 * Reads the body of a response that could be kept. Any other response passes on as it arrives: one that
 * is larger than the cache keeps, an event stream, one to HEAD, and those that depend on conditions or
 * ranges of the request (206 and 304).
 * @throws GatewayError `INTEGRATION_TIMEOUT` if the body takes longer than the call may
 */
export async function wholeResponse(
  request: IntegrationRequest,
  response: EndpointResponse,
): Promise<EndpointOutcome> {
  if (!isKeepable(request, response)) {
    return { passing: response };
  }
  const { statusCode, headers, body } = response;
  const { timeoutInMillis } = request;
  let held: Uint8Array | Body;
  try {
    held = await settled(holdBody(body, LARGEST_KEPT_BODY), timeoutInMillis, () => {
      const cause = new Error(`The body of the response did not end within ${timeoutInMillis} ms`);
      return new GatewayError('INTEGRATION_TIMEOUT', undefined, { cause });
    });
  } catch (cause) {
    body.cancel();
    throw cause;
  }
  if (!(held instanceof Uint8Array)) {
    return { passing: { ...response, body: held } };
  }
  if (body.length !== undefined && body.length !== held.length) {
    throw new Error(`A body of ${body.length} bytes was announced, but ${held.length} came`);
  }
  return { whole: { statusCode, headers, bytes: held } };
}

function isKeepable(
  { httpMethod }: IntegrationRequest,
  { statusCode, headers, body }: EndpointResponse,
): boolean {
  return (
    httpMethod !== 'HEAD' &&
    statusCode !== 206 &&
    statusCode !== 304 &&
    (body.length ?? 0) <= LARGEST_KEPT_BODY &&
    mediaTypeOf(headerIn(headers, 'content-type') ?? '') !== 'text/event-stream'
  );
}
