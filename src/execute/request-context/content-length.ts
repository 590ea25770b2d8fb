import { declaredLength } from '../../http/framing.js';
import type { RequestBody } from '../../model/message.js';
import type { MatchedExchange } from './exchange.js';

/**
 * The length that the client declared for a body that is still to be read; `undefined` if there is
 * none, and for a body that was decompressed, which is longer.
 */
export function contentLengthOf(
  { request: { request } }: MatchedExchange,
  body: RequestBody,
): number | undefined {
  return body === undefined || body instanceof Uint8Array || body !== request.body
    ? undefined
    : declaredLength(request.headers);
}
