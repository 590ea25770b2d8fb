import { MappingError } from '../errors.js';
import { compileJavaRegex } from '../java/regex/index.js';
import type { SelectionPattern } from '../model/integration.js';

/**
 * Compiles the key of an integration response: a Java regular expression that the whole status must match.
 * @throws MappingError `INVALID_SELECTION_PATTERN`
 */
export function compileSelectionPattern(text: string): SelectionPattern {
  try {
    const regex = compileJavaRegex(text);
    return { text, matches: (value) => regex.matches(value) };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const message = `"${text}" is not a valid Java regular expression: ${reason}`;
    throw new MappingError('INVALID_SELECTION_PATTERN', message, { cause });
  }
}
