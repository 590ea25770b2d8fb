import type { KeptResponse } from '../../../src/stage/cache/kept-response.js';
import { wire } from '../../support/headers.js';

/** A response with this body. */
export function kept(body: string, parts: Partial<KeptResponse> = {}): KeptResponse {
  return {
    statusCode: 200,
    headers: wire(['Content-Type', 'text/plain']),
    bytes: new TextEncoder().encode(body),
    ...parts,
  };
}
