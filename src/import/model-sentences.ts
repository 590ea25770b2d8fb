import type { Cursor } from './cursor.js';
import type { ModelSchema } from './model-schema.js';
import { allOf, anyOf, type Matches, matcher, not, oneOf } from './model-sentences-composition.js';
import { additionalItems, uniqueItems } from './model-sentences-lists.js';
import {
  additionalProperties,
  dependency,
  maxProperties,
  minProperties,
  required,
} from './model-sentences-objects.js';
import {
  enumeration,
  maximum,
  maxLength,
  minimum,
  minLength,
  multipleOf,
  pattern,
  type,
} from './model-sentences-scalars.js';
import type { Wording, WordingOf } from './model-wording.js';

/**
 * What is wrong with one value by one schema, keyword by keyword in the order in which AWS's
 * validator looks (by name), in its sentences: those of the json-schema-validator for Java, which
 * `$context.error.validationErrorString` shows.
 */
export function ownWordings(schema: ModelSchema, wordingOf: WordingOf): readonly Wording[] {
  const matches = (place: Cursor): Matches => matcher(wordingOf(place, true));
  return [
    additionalItems(schema),
    additionalProperties(schema),
    allOf(schema.allOf.map(matches)),
    anyOf(schema.anyOf.map(matches)),
    ...schema.dependencies.map(([name, needs]) => dependency(name, needs, wordingOf)),
    enumeration(schema.enum),
    maxLength(schema.maxLength),
    maxProperties(schema.maxProperties),
    maximum(schema),
    minLength(schema.minLength),
    minProperties(schema.minProperties),
    minimum(schema.minimum),
    multipleOf(schema.multipleOf),
    not(schema.not === undefined ? undefined : matches(schema.not)),
    oneOf(schema.oneOf.map(matches)),
    pattern(schema.pattern),
    required(schema.required),
    type(schema.type),
    uniqueItems(schema.uniqueItems),
  ].filter((check) => check !== undefined);
}
