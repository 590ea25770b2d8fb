import { giveUp, PLAIN_FAILURE } from '../../http/messages/reply-body.js';
import type { ClientResponse, GatewayRequest, InvokeRequest } from '../../model/message.js';
import { type Arrival, readWebRequest } from './web-request.js';
import { webResponse } from './web-response.js';

/** The part of a gateway that responds to a web request. */
interface Responder<Native> {
  invoke(
    request: InvokeRequest,
    native: Native,
    options: { readonly fallthrough: boolean },
  ): Promise<ClientResponse | undefined>;
  reportError(cause: unknown, request: GatewayRequest): void;
}

/**
 * Lets a gateway respond to a web request. Never rejects.
 * @returns `undefined` if the request is passed on
 */
export async function respond<Native>(
  gateway: Responder<Native>,
  webRequest: Request,
  native: Native,
  arrival: Arrival,
): Promise<Response | undefined> {
  const request = await readWebRequest(webRequest, arrival);
  const report = (cause: unknown): void => gateway.reportError(cause, request);
  let reply: ClientResponse | undefined;
  try {
    reply = await gateway.invoke(request, native, { fallthrough: arrival.fallthrough });
    return reply && webResponse(reply, request, report);
  } catch (cause) {
    giveUp(reply?.body, report);
    request.forgetClient?.();
    report(cause);
    return new Response(PLAIN_FAILURE, {
      status: 500,
      headers: { 'Content-Type': 'application/json' },
    });
  }
}
