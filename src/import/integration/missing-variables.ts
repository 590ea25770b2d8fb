import { quote } from '../../checks/document-values.js';
import { stageVariablesIn } from '../../mapping/stage-variables.js';
import type { Cursor } from '../document/cursor.js';

/**
 * Warns about the stage variables of a URI that are not set.
 * @param text the URI
 * @param effect what follows from a missing one, as part of a sentence
 * @returns their names
 */
export function warnOfMissingVariables(
  cursor: Cursor,
  text: string,
  stageVariables: ReadonlyMap<string, string>,
  effect: string,
): readonly string[] {
  const missing = stageVariablesIn(text).filter((name) => !stageVariables.has(name));
  for (const name of missing) {
    cursor.warnOnce(
      'INVALID_URI',
      `The stage variable ${quote(name)} is not set, so ${effect}: set it in the option "stageVariables"`,
    );
  }
  return missing;
}

/** What becomes of a missing stage variable in a URI that is left without it. */
export const REPLACED_WITH_NOTHING = 'it is replaced with nothing, as on AWS';
