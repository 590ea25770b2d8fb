import { GatewayError } from '../errors.js';
import { declaredLength, isBodiless } from '../http/framing.js';
import type { WireHeaders } from '../model/headers.js';
import { codingFault, type DispatchedHeaders, responseHeaders } from './raw-headers.js';

/** The start of a response, as a dispatcher passes it on. */
interface DispatchedHead {
  readonly statusCode: number;
  readonly given: DispatchedHeaders;
  /** `false` for a caller's dispatcher, whose headers are checked. */
  readonly isParsed: boolean;
  /** Whether the request was a HEAD request. */
  readonly isHead: boolean;
}

/** The headers of a response, and what they say about its body. */
interface ResponseHead {
  readonly headers: WireHeaders;
  /** `Content-Length`, in bytes. */
  readonly length: number | undefined;
  /** Whether the response has no body, whatever length it declares (RFC 9110, 8.6). */
  readonly bodiless: boolean;
}

/** @returns the failure of the call if a header or the transfer coding is invalid */
export function responseHead(head: DispatchedHead): ResponseHead | GatewayError {
  const headers = responseHeaders(head.given, head.isParsed);
  if (headers instanceof GatewayError) {
    return headers;
  }
  const bodiless = head.isHead || isBodiless(head.statusCode);
  const fault = bodiless ? undefined : codingFault(headers);
  return fault ?? { headers, length: declaredLength(headers), bodiless };
}
