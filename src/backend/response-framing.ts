import type { GatewayError } from '../errors.js';
import { declaredLength, isBodiless } from '../http/framing.js';
import type { WireHeaders } from '../model/headers.js';
import { codingFault } from './raw-headers.js';

/** What the head of a response says about its body. */
interface Framing {
  /** `Content-Length`, in bytes. */
  readonly length: number | undefined;
  /** Whether the response has no body, whatever length it declares (RFC 9110, 8.6). */
  readonly bodiless: boolean;
}

/**
 * @param isHead whether the request was a HEAD request
 * @returns the failure of the call if the transfer coding is invalid
 */
export function framingOf(
  statusCode: number,
  headers: WireHeaders,
  isHead: boolean,
): Framing | GatewayError {
  const bodiless = isHead || isBodiless(statusCode);
  const fault = bodiless ? undefined : codingFault(headers);
  return fault ?? { length: declaredLength(headers), bodiless };
}
