import type { HeaderBuilder } from '../../http/header-list.js';
import type { WireHeaders } from '../../model/headers.js';
import type { Integration } from '../../model/integration.js';
import type { Body, RequestBody } from '../../model/message.js';
import type { MatchedExchange } from '../request-context/exchange.js';

/**
 * The work of an integration type in AWS's boxes after the method request. The type itself defines the
 * values between its boxes: `execute` passes them on without reading them.
 */
export interface IntegrationBoxes<
  Kind extends Integration = Integration,
  Request = unknown,
  Response = unknown,
> {
  /**
   * The integration request.
   * @param body bytes if something reads it, otherwise as the client sends it
   */
  request(
    exchange: MatchedExchange,
    integration: Kind,
    body: RequestBody,
  ): Request | Promise<Request>;
  /** The integration: calls the endpoint. */
  call(exchange: MatchedExchange, request: Request): Response | Promise<Response>;
  /** The integration response. */
  response(
    exchange: MatchedExchange,
    request: Request,
    response: Response,
  ): OutgoingResponse | Promise<OutgoingResponse>;
}

/** The result of an integration response, for the method response. */
export interface OutgoingResponse {
  readonly statusCode: number;
  /** Without the headers that the method response adds. */
  readonly headers: HeaderBuilder<WireHeaders>;
  /** Bytes if something has read it, otherwise as the endpoint sends it. */
  readonly body: Body | Uint8Array;
}
