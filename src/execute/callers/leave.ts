import { isRecord, isThenable } from '../../checks/value-kinds.js';
import type { Body } from '../../model/message.js';

/**
 * Keeps what nothing waits for from ending the process: a promise, and those inside an object or a
 * list, may reject. `{ claims: verify(token) }` is refused at once; the promise fails later.
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
    } catch {} // a trap or a getter of the caller's
  }
}

/** Objects that are looked at: more than an answer has. */
const MOST_VALUES = 1000;

/** Gives a caller's body up; that this fails, at once or later, changes nothing. */
export function cancelQuietly(body: Body): void {
  try {
    leave(body.cancel());
  } catch {}
}
