import { isRecord, isThenable } from '../../checks/value-kinds.js';
import type { Body } from '../../model/message.js';

/**
 * Keeps unawaited promises from ending the process: a promise, and those inside an object or a list,
 * may reject. `{ claims: verify(token) }` is refused at once; its promise rejects later.
 */
export function leave(given: unknown): void {
  const found = [given];
  for (const value of found) {
    try {
      if (isThenable(value)) {
        value.then(undefined, () => {});
      } else if (Array.isArray(value) || isRecord(value)) {
        const objects = Object.values(value).filter((member) => typeof member === 'object');
        found.push(...objects.slice(0, MOST_VALUES - found.length));
      }
    } catch {} // a proxy trap or a getter of the caller's
  }
}

/** Limit of objects to search: more than a response contains. */
const MOST_VALUES = 1000;

/** Cancels a caller's body, and ignores any failure to do so. */
export function cancelQuietly(body: Body): void {
  try {
    leave(body.cancel());
  } catch {}
}
