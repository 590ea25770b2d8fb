import { didYouMean } from '../../checks/nearest.js';
import type { Cursor } from './cursor.js';
import { warnOfExtensions } from './known-extensions.js';

/**
 * Warns about keys that are not known there, with the nearest known one. Keys of other vendors
 * (`x-…`) pass; extensions of API Gateway have no place inside such an object.
 */
export function warnOfUnknownKeys(object: Cursor, known: readonly string[], where: string): void {
  for (const key of object.keys()) {
    if (known.includes(key) || /^x-/i.test(key)) {
      continue;
    }
    object
      .place(key)
      .warn(
        'UNKNOWN_PROPERTY',
        `"${key}" is not a setting of ${where} and was NOT applied${didYouMean(key, known)}`,
      );
  }
  warnOfExtensions(object);
}
