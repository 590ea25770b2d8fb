import type { Cursor } from '../document/cursor.js';

/** One entry of `requestParameters` or `responseParameters`, before it is compiled. */
export interface MappingEntry {
  readonly target: string;
  readonly expression: string;
  readonly place: Cursor;
}

/**
 * Reads a map of mapping expressions. A value that is not text is left out with a warning, and the
 * rest works (recorded on AWS); an object, which only an unexpanded template has, is an error.
 * @param warning what AWS says of a value that is not text, of `key` and that value
 */
export function readMappings(
  map: Cursor,
  warning: (key: string, value: string) => string = expectedText,
): readonly MappingEntry[] {
  const entries: MappingEntry[] = [];
  for (const [target, place] of map.members()) {
    const { value } = place;
    if (value === null || typeof value === 'boolean' || typeof value === 'number') {
      place.warn('INVALID_TYPE', warning(target, String(value)));
      continue;
    }
    const expression = place.string();
    if (expression === undefined) {
      continue;
    }
    if (!place.isUnexpanded(expression)) {
      entries.push({ target, expression, place });
    }
  }
  return entries;
}

function expectedText(key: string, value: string): string {
  return `Expected text for "${key}" but found ${value}: the mapping is left out`;
}
