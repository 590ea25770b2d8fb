import type { HeaderBuilder } from '../../http/header-list.js';
import type { WireHeaders } from '../../model/headers.js';
import type { Integration } from '../../model/integration.js';
import type { Body, RequestBody } from '../../model/message.js';
import type { MatchedExchange } from '../request-context/exchange.js';

/**
 * What an integration type does in AWS's boxes after the method request. The types of the values
 * between its boxes are its own: `execute` hands them on and never looks into them.
 */
export interface IntegrationBoxes<
  Kind extends Integration = Integration,
  Request = unknown,
  Response = unknown,
> {
  /**
   * The integration request.
   * @param body bytes where something reads it, else as the client sends it
   */
  request(exchange: MatchedExchange, integration: Kind, body: RequestBody): Request;
  /** The integration: calls what the request is for. */
  call(exchange: MatchedExchange, request: Request): Response | Promise<Response>;
  /** The integration response. */
  response(exchange: MatchedExchange, request: Request, response: Response): OutgoingResponse;
}

/** What an integration response hands to the method response. */
export interface OutgoingResponse {
  readonly statusCode: number;
  /** Without those that the method response adds. */
  readonly headers: HeaderBuilder<WireHeaders>;
  /** Bytes where something has read it, else as the endpoint sends it. */
  readonly body: Body | Uint8Array;
}
