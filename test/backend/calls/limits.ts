import { type CallLimits, UnderWay } from '../../../src/http/under-way.js';

/** Limits that no test reaches. */
export function limits(): CallLimits {
  return { payloadLimit: 1e9, underWay: new UnderWay() };
}

/** Names and values in turn, as undici passes them on. */
export function raw(...parts: readonly string[]): Buffer[] {
  return parts.map((part) => Buffer.from(part, 'latin1'));
}
