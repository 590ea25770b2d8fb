import type { Cursor } from '../document/cursor.js';

/** One entry of `requestParameters` or `responseParameters`, before compilation. */
interface MappingEntry {
  readonly target: string;
  readonly expression: string;
  readonly place: Cursor;
}

/**
 * Reads a map of mapping expressions. A value that is not a string is left out with a warning
 * (LocalStack `test_import_rest_api_with_base_path_oas30`); an object, which occurs only in templates
 * that were not rendered, is an error.
 * @param warning makes AWS's warning about a value that is not a string
 */
export function readMappings(
  map: Cursor,
  warning: (key: string, value: string) => string = expectedString,
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

function expectedString(key: string, value: string): string {
  return `The mapping to "${key}" is left out: expected a string but found ${value}`;
}
