import { isList, type ModelSchema } from './model-schema.js';
import { hasDuplicates } from './model-values.js';
import type { OptionalWording } from './model-wording.js';

export function additionalItems({
  items,
  additionalItems: additional,
}: ModelSchema): OptionalWording {
  if (additional !== false || !isList(items)) return undefined;
  const allowed = items.length;
  return (value, sentences) => {
    if (Array.isArray(value) && value.length > allowed) {
      sentences.push(
        `schema only allows ${allowed} elements in array but instance has ${value.length} elements`,
      );
    }
  };
}

export function uniqueItems(unique: boolean): OptionalWording {
  if (!unique) return undefined;
  return (value, sentences) => {
    if (Array.isArray(value) && hasDuplicates(value)) {
      sentences.push('array must not contain duplicate elements');
    }
  };
}
