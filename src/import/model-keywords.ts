import type { Cursor } from './cursor.js';
import type { ModelSchema, PrimitiveType } from './model-schema.js';
import { isJsonObject, isType, jsonEqual, jsonText, typeOf } from './model-values.js';

/** Adds a sentence for each thing that is wrong with a value. */
export type SchemaCheck = (value: unknown, problems: string[]) => void;

/** Gives the check of a schema inside; `sameValue` where it looks at the same value. */
export type CompileSubschema = (place: Cursor, sameValue: boolean) => SchemaCheck;

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

type Matches = (value: unknown) => boolean;
type OptionalCheck = SchemaCheck | undefined;

function matcher(check: SchemaCheck): Matches {
  return (value) => {
    const problems: string[] = [];
    check(value, problems);
    return problems.length === 0;
  };
}

function additionalItems({ items, additionalItems: additional }: ModelSchema): OptionalCheck {
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

function additionalProperties(schema: ModelSchema): OptionalCheck {
  if (schema.additionalProperties !== false) return undefined;
  return (value, problems) => {
    if (!isJsonObject(value)) return;
    const surplus = Object.keys(value).filter(
      (name) =>
        !schema.properties.has(name) && !schema.patternProperties.some(([form]) => form.test(name)),
    );
    if (surplus.length > 0) {
      problems.push(
        `object instance has properties which are not allowed by the schema: ${jsonText(surplus.sort())}`,
      );
    }
  };
}

function allOf(schemas: readonly Matches[]): OptionalCheck {
  if (schemas.length === 0) return undefined;
  return (value, problems) => {
    const matched = countMatches(schemas, value);
    if (matched < schemas.length) {
      problems.push(
        `instance failed to match all required schemas (matched only ${matched} out of ${schemas.length})`,
      );
    }
  };
}

function anyOf(schemas: readonly Matches[]): OptionalCheck {
  if (schemas.length === 0) return undefined;
  return (value, problems) => {
    if (!schemas.some((matches) => matches(value))) {
      problems.push(
        `instance failed to match at least one required schema among ${schemas.length}`,
      );
    }
  };
}

function oneOf(schemas: readonly Matches[]): OptionalCheck {
  if (schemas.length === 0) return undefined;
  return (value, problems) => {
    const matched = countMatches(schemas, value);
    if (matched !== 1) {
      problems.push(
        `instance failed to match exactly one schema (matched ${matched} out of ${schemas.length})`,
      );
    }
  };
}

function countMatches(schemas: readonly Matches[], value: unknown): number {
  return schemas.filter((matches) => matches(value)).length;
}

function not(matches: Matches | undefined): OptionalCheck {
  if (matches === undefined) return undefined;
  return (value, problems) => {
    if (matches(value)) problems.push('instance matched a schema which it should not have');
  };
}

function dependency(
  name: string,
  needs: readonly string[] | Cursor,
  compile: CompileSubschema,
): SchemaCheck {
  if (!isNames(needs)) {
    const check = compile(needs, true);
    return (value, problems) => {
      if (isJsonObject(value) && Object.hasOwn(value, name)) check(value, problems);
    };
  }
  return (value, problems) => {
    if (!isJsonObject(value) || !Object.hasOwn(value, name)) return;
    const missing = needs.filter((other) => !Object.hasOwn(value, other));
    if (missing.length > 0) {
      problems.push(
        `property "${name}" of object has missing property dependencies (schema requires ${jsonText([...needs].sort())}; missing: ${jsonText(missing.sort())})`,
      );
    }
  };
}

function isNames(needs: readonly string[] | Cursor): needs is readonly string[] {
  return Array.isArray(needs);
}

function enumeration(values: readonly unknown[] | undefined): OptionalCheck {
  if (values === undefined) return undefined;
  return (value, problems) => {
    if (!values.some((allowed) => jsonEqual(value, allowed))) {
      problems.push(
        `instance value (${jsonText(value)}) not found in enum (possible values: ${jsonText(values)})`,
      );
    }
  };
}

function minLength(least: number | undefined): OptionalCheck {
  if (least === undefined) return undefined;
  return (value, problems) => {
    if (typeof value !== 'string') return;
    const length = codePoints(value);
    if (length < least) {
      problems.push(
        `string "${value}" is too short (length: ${length}, required minimum: ${least})`,
      );
    }
  };
}

function maxLength(most: number | undefined): OptionalCheck {
  if (most === undefined) return undefined;
  return (value, problems) => {
    if (typeof value !== 'string') return;
    const length = codePoints(value);
    if (length > most) {
      problems.push(`string "${value}" is too long (length: ${length}, maximum allowed: ${most})`);
    }
  };
}

/** Characters as JSON Schema counts them: a surrogate pair is one. */
function codePoints(text: string): number {
  let count = text.length;
  for (let i = 0; i < text.length - 1; i += 1) {
    if ((text.codePointAt(i) ?? 0) > 0xffff) {
      count -= 1;
      i += 1;
    }
  }
  return count;
}

function pattern(form: RegExp | undefined): OptionalCheck {
  if (form === undefined) return undefined;
  return (value, problems) => {
    if (typeof value === 'string' && !form.test(value)) {
      problems.push(`ECMA 262 regex "${form.source}" does not match input string "${value}"`);
    }
  };
}

function minimum(least: number | undefined): OptionalCheck {
  if (least === undefined) return undefined;
  return (value, problems) => {
    if (typeof value === 'number' && value < least) {
      problems.push(
        `numeric instance is lower than the required minimum (minimum: ${least}, found: ${value})`,
      );
    }
  };
}

function maximum({ maximum: most, exclusiveMaximum }: ModelSchema): OptionalCheck {
  if (most === undefined) return undefined;
  return (value, problems) => {
    if (typeof value !== 'number') return;
    if (value > most) {
      problems.push(
        `numeric instance is greater than the required maximum (maximum: ${most}, found: ${value})`,
      );
    } else if (exclusiveMaximum && value === most) {
      problems.push(`numeric instance is not strictly lower than the required maximum ${most}`);
    }
  };
}

function multipleOf(divisor: number | undefined): OptionalCheck {
  if (divisor === undefined) return undefined;
  return (value, problems) => {
    if (typeof value === 'number' && !isMultiple(value, divisor)) {
      problems.push(`remainder of division is not zero (${value} / ${divisor})`);
    }
  };
}

/** Decimal fractions count as written: 0.3 is three times 0.1, whatever binary makes of it. */
function isMultiple(value: number, divisor: number): boolean {
  const quotient = value / divisor;
  if (Number.isInteger(quotient)) return true;
  return (
    Math.abs(quotient - Math.round(quotient)) < Number.EPSILON * Math.max(1, Math.abs(quotient))
  );
}

function minProperties(least: number | undefined): OptionalCheck {
  if (least === undefined) return undefined;
  return (value, problems) => {
    const count = isJsonObject(value) ? Object.keys(value).length : least;
    if (count < least) {
      problems.push(
        `object has too few properties (found ${count} but schema requires at least ${least})`,
      );
    }
  };
}

function maxProperties(most: number | undefined): OptionalCheck {
  if (most === undefined) return undefined;
  return (value, problems) => {
    const count = isJsonObject(value) ? Object.keys(value).length : most;
    if (count > most) {
      problems.push(
        `object has too many properties (found ${count} but schema requires at most ${most})`,
      );
    }
  };
}

function required(names: readonly string[]): OptionalCheck {
  if (names.length === 0) return undefined;
  return (value, problems) => {
    if (!isJsonObject(value)) return;
    const missing = names.filter((name) => !Object.hasOwn(value, name));
    if (missing.length > 0) {
      problems.push(`object has missing required properties (${jsonText(missing.sort())})`);
    }
  };
}

function type(types: readonly PrimitiveType[] | undefined): OptionalCheck {
  if (types === undefined) return undefined;
  const allowed = types.includes('number') ? [...types, 'integer'] : [...types];
  const names = jsonText([...new Set(allowed)].sort());
  return (value, problems) => {
    if (!types.some((name) => isType(value, name))) {
      problems.push(
        `instance type (${typeOf(value)}) does not match any allowed primitive type (allowed: ${names})`,
      );
    }
  };
}

function uniqueItems(unique: boolean): OptionalCheck {
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
