import { quote } from '../../../checks/document-values.js';
import { didYouMean } from '../../../checks/nearest.js';
import type { Entry } from './document/entry.js';
import type { SamTranslation } from './translation.js';

/** Reports members that SAM does not have, as its translator does. */
export function checkNames(
  entries: readonly Entry[],
  known: readonly string[],
  owner: string,
  translation: SamTranslation,
): void {
  for (const entry of entries) {
    if (!known.includes(entry.key)) {
      const remedy = didYouMean(entry.key, known) || `: use one of ${known.join(', ')}`;
      const message = `${quote(entry.key)} is not a property of ${owner}${remedy}`;
      translation.error('UNKNOWN_PROPERTY', message, entry);
    }
  }
}
