import { isList, type ModelSchema } from './model-schema.js';
import { isJsonObject } from './model-values.js';
import type { Wording, WordingOf } from './model-wording.js';

/**
 * The wording of what is inside a value: items in their order, properties by name, as AWS's
 * validator visits them; `undefined` where a schema says nothing of them.
 */
export function innerWording(schema: ModelSchema, wordingOf: WordingOf): Wording | undefined {
  const items = itemWording(schema, wordingOf);
  const properties = propertyWording(schema, wordingOf);
  if (items === undefined && properties === undefined) return undefined;
  return (value, sentences) => {
    if (Array.isArray(value)) items?.(value, sentences);
    else if (isJsonObject(value)) properties?.(value, sentences);
  };
}

function itemWording(
  { items, additionalItems }: ModelSchema,
  wordingOf: WordingOf,
): ((list: readonly unknown[], sentences: string[]) => void) | undefined {
  if (items === undefined) return undefined;
  const first = isList(items) ? items.map((item) => wordingOf(item, false)) : [];
  const rest = isList(items)
    ? typeof additionalItems === 'boolean'
      ? undefined
      : wordingOf(additionalItems, false)
    : wordingOf(items, false);
  return (list, sentences) => {
    list.forEach((item, index) => {
      (first[index] ?? rest)?.(item, sentences);
    });
  };
}

function propertyWording(
  { properties, patternProperties, additionalProperties }: ModelSchema,
  wordingOf: WordingOf,
): ((object: Readonly<Record<string, unknown>>, sentences: string[]) => void) | undefined {
  const additional =
    typeof additionalProperties === 'boolean' ? undefined : wordingOf(additionalProperties, false);
  if (properties.size === 0 && patternProperties.length === 0 && additional === undefined) {
    return undefined;
  }
  const named = new Map([...properties].map(([name, place]) => [name, wordingOf(place, false)]));
  const formed = patternProperties.map(([form, place]) => [form, wordingOf(place, false)] as const);
  return (object, sentences) => {
    for (const name of Object.keys(object).sort()) {
      const own = named.get(name);
      const matching = formed.filter(([form]) => form.test(name));
      own?.(object[name], sentences);
      for (const [, wording] of matching) wording(object[name], sentences);
      if (own === undefined && matching.length === 0) additional?.(object[name], sentences);
    }
  };
}
