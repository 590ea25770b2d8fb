import type { Cursor } from './cursor.js';
import type { CompileSubschema, SchemaCheck } from './model-check.js';
import { allOf, anyOf, type Matches, matcher, not, oneOf } from './model-composition.js';
import { additionalItems, uniqueItems } from './model-lists.js';
import {
  additionalProperties,
  dependency,
  maxProperties,
  minProperties,
  required,
} from './model-objects.js';
import {
  enumeration,
  maximum,
  maxLength,
  minimum,
  minLength,
  multipleOf,
  pattern,
  type,
} from './model-scalars.js';
import type { ModelSchema } from './model-schema.js';

/**
 * The checks of one schema at one value, in the order in which AWS's validator makes them (by the
 * names of the keywords), with its sentences: those of the json-schema-validator for Java, which
 * `$context.error.validationErrorString` shows.
 */
export function ownChecks(schema: ModelSchema, compile: CompileSubschema): readonly SchemaCheck[] {
  const matches = (place: Cursor): Matches => matcher(compile(place, true));
  return [
    additionalItems(schema),
    additionalProperties(schema),
    allOf(schema.allOf.map(matches)),
    anyOf(schema.anyOf.map(matches)),
    ...schema.dependencies.map(([name, needs]) => dependency(name, needs, compile)),
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
