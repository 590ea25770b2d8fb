import type { Cursor } from './cursor.js';
import type { CompileSubschema, SchemaCheck } from './model-check.js';
import type { ModelSchema } from './model-schema.js';
import { isJsonObject } from './model-values.js';

/**
 * The checks of what is inside a value: items in their order, properties by name, as AWS's
 * validator visits them; `undefined` where a schema says nothing of them.
 */
export function childChecks(
  schema: ModelSchema,
  compile: CompileSubschema,
): SchemaCheck | undefined {
  const items = itemChecks(schema, compile);
  const properties = propertyChecks(schema, compile);
  if (items === undefined && properties === undefined) return undefined;
  return (value, problems) => {
    if (Array.isArray(value)) items?.(value, problems);
    else if (isJsonObject(value)) properties?.(value, problems);
  };
}

function itemChecks(
  { items, additionalItems }: ModelSchema,
  compile: CompileSubschema,
): ((list: readonly unknown[], problems: string[]) => void) | undefined {
  if (items === undefined) return undefined;
  const isList = isPlaces(items);
  const first = isList ? items.map((item) => compile(item, false)) : [];
  const rest = isList
    ? typeof additionalItems === 'boolean'
      ? undefined
      : compile(additionalItems, false)
    : compile(items, false);
  return (list, problems) => {
    list.forEach((item, index) => {
      (first[index] ?? rest)?.(item, problems);
    });
  };
}

function propertyChecks(
  { properties, patternProperties, additionalProperties }: ModelSchema,
  compile: CompileSubschema,
): ((object: Readonly<Record<string, unknown>>, problems: string[]) => void) | undefined {
  const additional =
    typeof additionalProperties === 'boolean' ? undefined : compile(additionalProperties, false);
  if (properties.size === 0 && patternProperties.length === 0 && additional === undefined) {
    return undefined;
  }
  const named = new Map([...properties].map(([name, place]) => [name, compile(place, false)]));
  const formed = patternProperties.map(([form, place]) => [form, compile(place, false)] as const);
  return (object, problems) => {
    for (const name of Object.keys(object).sort()) {
      const own = named.get(name);
      const matching = formed.filter(([form]) => form.test(name));
      own?.(object[name], problems);
      for (const [, check] of matching) check(object[name], problems);
      if (own === undefined && matching.length === 0) additional?.(object[name], problems);
    }
  };
}

function isPlaces(items: Cursor | readonly Cursor[]): items is readonly Cursor[] {
  return Array.isArray(items);
}
