import type { OptionalCheck } from './model-check.js';
import type { ModelSchema } from './model-schema.js';
import { isJsonObject } from './model-values.js';

export function additionalItems({
  items,
  additionalItems: additional,
}: ModelSchema): OptionalCheck {
  if (additional !== false || !Array.isArray(items)) return undefined;
  const allowed = items.length;
  return (value, problems) => {
    if (Array.isArray(value) && value.length > allowed) {
      problems.push(
        `schema only allows ${allowed} elements in array but instance has ${value.length} elements`,
      );
    }
  };
}

export function uniqueItems(unique: boolean): OptionalCheck {
  if (!unique) return undefined;
  return (value, problems) => {
    if (Array.isArray(value) && new Set(value.map(canonicalText)).size < value.length) {
      problems.push('array must not contain duplicate elements');
    }
  };
}

/** Equal values have equal texts: the keys of objects in order. */
function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    isJsonObject(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}
